import os
import signal
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.settings import shipped_glossary
from glossary import Glossary, load
from tests.assistant.conftest import one_line, write_glossary


def test_import_writes_an_entry_and_never_over_another(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article, folder = tmp_path / "fair-trade.txt", tmp_path / "new"
    article.write_text("“Fair trade” (公平贸易) is older than it looks.[1]\n\n[1] J. Doe, On Trade, 2018.\n")
    arguments = ["import", "text", str(article), "--into", str(folder)]
    assert main(arguments) == 0
    out, err = capsys.readouterr()
    assert out == f"{folder}/entries/fair-trade.yaml\n"
    assert f"glossdesk check {folder}" in one_line(err)
    assert main(["check", str(folder)]) == 0
    capsys.readouterr()

    assert main(arguments) == 3
    assert "the entry exists" in one_line(capsys.readouterr().err)
    assert main([*arguments, "--replace"]) == 0
    assert (folder / "entries" / "fair-trade.yaml.bak").exists()
    capsys.readouterr()

    assert main(["import", "text", str(tmp_path / "no.txt"), "--into", str(folder)]) == 3
    assert "no.txt" in one_line(capsys.readouterr().err)


def test_what_ships_is_exported_and_imported_again(
    tmp_path: Path, shipped: Glossary, capsys: pytest.CaptureFixture[str]
) -> None:
    file, folder = tmp_path / "all.jsonl", tmp_path / "again"
    assert main(["export", "jsonl", "--to", str(file), "--glossary", str(shipped_glossary())]) == 0
    assert capsys.readouterr().out == f"{file}\n"
    assert main(["import", "jsonl", str(file), "--into", str(folder)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(shipped.entries)
    assert load(folder) == shipped


def test_what_is_lost_is_told_on_standard_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"id": "a", "term": "A", "sections": [{"id": "p1", "text": "x"}], "see_also": ["b"]}')
    assert main(["import", "jsonl", str(file), "--into", str(tmp_path / "new")]) == 0
    err = capsys.readouterr().err
    assert f"not the same: {file}:1:1: a reference to 'b', which is not there, is left out" in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["export", "jsonl", "--to", "a.jsonl", "--style", "dct"], "leave it out"),
        (["export", "text", "--to", "a.txt"], "invalid choice"),
        (["export", "jsonl", "--to", "."], "is a folder"),
        (["export", "jsonl", "--to", "a.jsonl", "--glossary", "a", "--glossary", "b"], "2 glossaries are too many"),
        (["import", "csv", "a.csv", "--into", "b", "--column", "term"], "FIELD=COLUMN"),
        (["import", "csv", "a.csv", "--into", "b", "--term", "A"], "--term is for the format text"),
        (["import", "tbx", "a.tbx", "--into", "b", "--column", "term=A"], "--column is for the format csv"),
    ],
)
@pytest.mark.usefixtures("bare_surroundings")
def test_usage_faults_are_told(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert words in one_line(capsys.readouterr().err)


@pytest.mark.usefixtures("bare_surroundings")
def test_faults_are_told_with_their_places(capsys: pytest.CaptureFixture[str]) -> None:
    Path("bad.jsonl").write_text("{}\n[]\n")
    assert main(["import", "jsonl", "bad.jsonl", "--into", "new"]) == 3
    err = capsys.readouterr().err
    assert "bad.jsonl:1:1: error: an entry has no 'id'" in err
    assert "bad.jsonl:2:1: error: the line is no JSON object" in err
    assert not Path("new").exists()
    write_glossary(Path("old"), "a")
    Path("a.jsonl").write_text('{"id": "a", "term": "A", "sections": [{"id": "p1", "text": "x"}]}')
    assert main(["import", "jsonl", "a.jsonl", "--into", "old", "--language", "de"]) == 3
    assert "its language is 'en'" in one_line(capsys.readouterr().err)
    assert main(["export", "jsonl", "--to", "no/such/a.jsonl", "--glossary", "old"]) == 3
    assert "no/such" in one_line(capsys.readouterr().err)


@pytest.mark.usefixtures("bare_surroundings")
def test_an_import_or_export_that_is_asked_to_end_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    write_glossary(Path("old"), "a")
    Path("a.jsonl").write_text('{"id": "a", "term": "A", "sections": [{"id": "p1", "text": "x"}]}')
    # The files stand beside their places when they are waited for.
    monkeypatch.setattr(os, "fsync", lambda _: os.kill(os.getpid(), signal.SIGTERM))
    missed: list[int] = []
    before = signal.signal(signal.SIGTERM, lambda number, _: missed.append(number))
    try:
        assert main(["import", "jsonl", "a.jsonl", "--into", "new"]) == 130
        assert main(["export", "jsonl", "--to", "b.jsonl", "--glossary", "old"]) == 130
        assert missed == []
        signal.raise_signal(signal.SIGTERM)
        assert missed == [signal.SIGTERM]
    finally:
        signal.signal(signal.SIGTERM, before)
    assert [path for path in Path("new").rglob("*") if path.is_file()] == []
    assert sorted(path.name for path in Path.cwd().glob("[.ab]*")) == ["a.jsonl"]
