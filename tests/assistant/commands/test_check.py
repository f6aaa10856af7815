import json
import os
from pathlib import Path

import pytest

from assistant.cli import main
from tests.assistant.conftest import one_line, write_glossary

pytestmark = pytest.mark.usefixtures("bare_surroundings")


def spoilt() -> Path:
    write_glossary(Path("sea"), "port")
    file = Path("sea/entries/port.yaml")
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n") + b"names: {en: harbour, de: Hafen}")
    return file


def test_fix_repairs_lists_what_and_checks_what_is_left(capsys: pytest.CaptureFixture[str]) -> None:
    file = spoilt()
    assert main(["check", "sea", "--fix"]) == 0
    out, err = capsys.readouterr()
    assert out == f"{file}: repaired: line ends, line end at the end of the file\n"
    assert one_line(err) == "glossdesk: 1 file repaired, no problems in sea\n"
    assert main(["check", "sea", "--fix", "--sort-names", "--json"]) == 0
    repaired = [{"file": str(file), "repairs": ["names in the order of their languages"]}]
    assert json.loads(capsys.readouterr().out) == {"problems": [], "repaired": repaired}
    assert file.read_text().endswith("names: {de: Hafen, en: harbour}\n")
    assert main(["check", "sea", "--fix", "--sort-names"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert one_line(err) == "glossdesk: 0 files repaired, no problems in sea\n"


def test_without_fix_nothing_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    file = spoilt()
    before = file.read_bytes()
    assert main(["check", "sea"]) == 0
    assert main(["check", "sea", "--sort-names"]) == 2
    assert "with --fix" in capsys.readouterr().err
    assert file.read_bytes() == before


def test_what_cannot_be_read_is_told_and_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    file = spoilt()
    file.write_bytes(b"id: [\r\n")
    assert main(["check", "sea", "--fix"]) == 1
    assert "port.yaml:2:1: error: " in capsys.readouterr().out
    assert file.read_bytes() == b"id: [\r\n"


def test_a_file_whose_name_is_not_utf_8_is_told_in_json(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write_glossary(Path("sea"), "port")
    (Path("sea/entries") / os.fsdecode(b"\xfcbung.yaml")).write_text("\n")
    assert main(["check", "sea", "--json"]) == 1
    [problem] = json.loads(capsys.readouterr().out)["problems"]
    assert (problem["file"], problem["rule"]) == ("sea/entries/\\xfcbung.yaml", "empty-file")
