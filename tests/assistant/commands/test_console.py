import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.cli import main
from tests.assistant.conftest import ROOT, broken_glossary, command, one_line, type_in

QUESTION = "what does pragmatic cooperation mean here?"
pytestmark = pytest.mark.usefixtures("bare_surroundings")


@pytest.mark.parametrize("given", ["Pragmatic cooperation was agreed.", "@passage.txt", "-"])
def test_a_passage_is_a_text_a_file_or_standard_input(
    built: Sequence[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    given: str,
) -> None:
    Path("passage.txt").write_bytes("\ufeff双方达成务实合作。".encode())
    type_in(monkeypatch, "双方达成务实合作。".encode())
    assert main(["ask", QUESTION, "--passage", given, *built]) == 0
    assert "[1]" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("@missing.txt", "'missing.txt' cannot be read"),
        ("@", "cannot be read"),
        ("@latin.txt", "latin.txt"),
        ("-", "input"),
    ],
)
def test_a_passage_that_cannot_be_read_is_a_usage_error(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, given: str, why: str
) -> None:
    Path("latin.txt").write_bytes("coopération".encode("latin-1"))
    type_in(monkeypatch, "coopération".encode("latin-1"))
    assert main(["ask", QUESTION, "--passage", given]) == 2
    assert why in one_line(capsys.readouterr().err)


def test_json_is_one_document_in_utf_8_whatever_the_locale(built: Sequence[str]) -> None:
    process = command("ask", "what is hezuo?", "--json", *built, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    out, err = process.communicate()
    assert process.returncode == 0
    assert json.loads(out.decode("utf-8"))["answered"]
    assert "合作" in out.decode("utf-8")
    assert b"Traceback" not in err


def test_a_locale_without_chinese_prints_escapes(built: Sequence[str]) -> None:
    process = command("ask", "what is hezuo?", *built, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    out, _ = process.communicate()
    assert process.returncode == 0
    assert rb"\u5408\u4f5c" in out


def test_a_headword_that_is_not_utf_8_is_a_usage_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("A paragraph.")
    assert main(["import", "text", "a.txt", "--into", "new", "--term", "Trade \udcff"]) == 2
    assert "not text in UTF-8" in one_line(capsys.readouterr().err)
    assert not (tmp_path / "new").exists()


def test_a_binary_question_is_a_usage_error() -> None:
    process = command("ask", b"\xff\xfe")
    out, err = process.communicate()
    assert process.returncode == 2
    assert out == b""
    assert "not text in UTF-8" in one_line(err.decode())


@pytest.mark.parametrize("arguments", [["check", "--help"], ["check"]])
def test_a_closed_pipe_is_no_error(tmp_path: Path, arguments: list[str]) -> None:
    glossary = broken_glossary(tmp_path / "sea", "broken")
    process = command(*arguments, str(glossary))
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    err = process.stderr.read()
    assert process.wait() == 0
    assert err == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_output_that_cannot_be_written_is_a_fault() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "assistant.cli", "--help"], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert done.returncode == 3
    assert "standard output: No space left on device" in one_line(done.stderr)
