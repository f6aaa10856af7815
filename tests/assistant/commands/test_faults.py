import resource
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from assistant.citation import UnverifiedError
from assistant.cli import main
from assistant.commands.faults import describe, status_of
from tests.assistant.conftest import broken_glossary, command, one_line, write_glossary

pytestmark = pytest.mark.usefixtures("bare_surroundings")


@pytest.mark.parametrize("kind", ["missing", "empty", "broken"])
@pytest.mark.parametrize("name", ["ask", "search", "chat", "index"])
def test_a_glossary_that_cannot_be_used_is_a_fault_with_all_its_problems(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, kind: str
) -> None:
    folder = broken_glossary(tmp_path / "sea", kind)
    question = ["hezuo"] if name in ("ask", "search") else []
    assert main([name, *question, "--glossary", str(folder)]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == {"missing": 1, "empty": 2, "broken": 2}[kind]
    assert all(line.startswith(f"glossdesk: {folder}") for line in err.splitlines())


def test_an_index_that_cannot_be_written_is_a_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    glossary = write_glossary(tmp_path / "sea", "port")
    assert main(["ask", "hezuo", "--glossary", str(glossary), "--index", str(tmp_path / "file" / "index")]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert "--index" in err.splitlines()[-1]


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """Fail writes beyond a size, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_disk_that_fills_up_leaves_the_old_index(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    glossary = write_glossary(tmp_path / "sea", "port")
    given = ["--glossary", str(glossary), "--index", str(tmp_path / "i")]
    assert main(["index", *given]) == 0
    write_glossary(glossary, "ship", sections=9)
    capsys.readouterr()
    # 10 sections of 384 numbers of 4 bytes are 15,360 bytes.
    with largest_file(10_000):
        assert main(["index", *given]) == 3
    assert "cannot write the index" in capsys.readouterr().err.splitlines()[-1]

    (glossary / "entries" / "ship.yaml").unlink()
    assert main(["search", "port", *given]) == 0
    out, err = capsys.readouterr()
    assert "port#s0" in out
    assert err == ""


def test_a_model_that_is_not_there_is_a_fault(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "hezuo", "--model", "./no-such-model"]) == 3
    assert "no-such-model" in one_line(capsys.readouterr().err)


def test_a_port_in_use_is_a_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    glossary = write_glossary(tmp_path / "sea", "port")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert main(["serve", "--port", port, "--glossary", str(glossary)]) == 3
    assert f"127.0.0.1:{port}" in one_line(capsys.readouterr().err)


def test_every_fault_of_the_settings_has_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    Path("glossdesk.yaml").write_text("threshold: high\nthreshhold: 0.5\n")
    assert main(["check"]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert all(line.startswith("glossdesk: ") and "glossdesk.yaml" in line for line in lines)


def test_an_answer_that_cannot_be_verified_is_a_fault() -> None:
    error = UnverifiedError("citation 1 is not the text of g/e#s at 0")
    assert status_of(error) == 3
    assert describe(error).startswith(f"{error}; ")


def test_an_error_of_the_system_names_the_file_and_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file") as caught:
        (tmp_path / "gone").read_text()
    assert status_of(caught.value) == 3
    assert describe(caught.value) == f"{tmp_path}/gone: No such file or directory; check the path"


def test_an_interrupted_build_leaves_the_old_index(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    glossary = write_glossary(tmp_path / "sea", "port")
    given = ["--glossary", str(glossary), "--index", str(tmp_path / "i")]
    assert main(["index", *given]) == 0
    # 3,000 sections take minutes; the bar shows after the first 256 texts.
    write_glossary(glossary, "ship", sections=3000, text="Ships carry what is bought and sold across the sea. " * 3)
    process = command("index", *given)
    assert process.stderr
    assert b"the glossary has changed since it was built; building it" in process.stderr.readline()
    seen = b""
    while b"Encoding" not in seen:
        seen += process.stderr.read(1)
    process.send_signal(signal.SIGINT)
    err = process.stderr.read().decode()
    assert process.wait() == 130
    # A bar that is broken off in the middle of a line leaves that line open.
    assert err.endswith("glossdesk: interrupted; the index there was before still stands\n")
    assert "Traceback" not in err

    (glossary / "entries" / "ship.yaml").unlink()
    capsys.readouterr()
    assert main(["search", "port", *given]) == 0
    out, err = capsys.readouterr()
    assert "port#s0" in out
    assert err == ""
