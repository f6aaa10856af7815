"""What the tests of the command line and of the journal share."""

import io
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant import Answer, Assistant
from assistant.citation import find_section
from assistant.journal import Journal
from glossary import Glossary
from tests.assistant.journals import Clock
from tests.conftest import entry, index_of

ROOT = Path(__file__).resolve().parents[2]
PRAGMATIC = "what does pragmatic cooperation mean here?"


@pytest.fixture
def bare_surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, export_folder: Path) -> None:
    """Run in an empty folder, with a cache in which there is nothing but exported models."""
    monkeypatch.chdir(tmp_path)
    for name in os.environ:
        # Unbuffered output would hide what is left in a buffer when the program ends.
        if name.startswith("GLOSSDESK_") or name == "PYTHONUNBUFFERED":
            monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "80")
    cache = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    export_folder.mkdir(parents=True, exist_ok=True)
    (cache / "glossdesk").mkdir(parents=True)
    (cache / "glossdesk" / "models").symlink_to(export_folder)


@pytest.fixture(scope="session")
def built(assistant: Assistant, shipped_index_folder: Path) -> Sequence[str]:
    del assistant
    return ("--index", str(shipped_index_folder))


@pytest.fixture
def journal_path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "journal.db"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def journal(journal_path: Path, clock: Clock) -> Journal:
    return Journal(journal_path, 90, clock)


@pytest.fixture
def small(tmp_path: Path) -> Assistant:
    return Assistant(
        index_of(tmp_path / "index", entry("net", "Net", "A net is a mesh of cords that fish are caught in."))
    )


def write_glossary(folder: Path, *entries: str, sections: int = 1, text: str = "Fish is bought and sold.") -> Path:
    """Write a glossary of entries with these ids."""
    (folder / "entries").mkdir(parents=True, exist_ok=True)
    (folder / "glossary.yaml").write_text("id: sea\ntitle: The sea\nlanguage: en\n", encoding="utf-8")
    for name in entries:
        listed = "".join(f"  - {{id: s{at}, text: '{text} {name} {at}.'}}\n" for at in range(sections))
        content = f"id: {name}\nterm: The {name}\nsections:\n{listed}"
        (folder / "entries" / f"{name}.yaml").write_text(content, encoding="utf-8")
    return folder


def broken_glossary(folder: Path, kind: str) -> Path:
    if kind == "empty":
        folder.mkdir()
    elif kind == "broken":
        write_glossary(folder, "port", "ship")
        for name in ("port", "ship"):
            (folder / "entries" / f"{name}.yaml").write_text("id: [\n")
    return folder


def type_in(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def command(*arguments: str | bytes, **options: object) -> "subprocess.Popen[bytes]":
    """Start the command as a process of its own."""
    return subprocess.Popen(  # type: ignore[call-overload, no-any-return]
        [sys.executable, "-m", "assistant.cli", *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **options,
    )


def one_line(stderr: str) -> str:
    """Return the only line of standard error, which must name the program."""
    assert stderr.startswith("glossdesk: ")
    assert stderr.count("\n") == 1
    return stderr


def assert_proper(answer: Answer, glossary: Glossary) -> None:
    """See that an answer keeps the contract: every citation verbatim, an abstention without any."""
    assert 0 <= answer.confidence <= 1
    assert bool(answer.citations) is answer.answered
    assert len(answer.citations) <= 4
    assert len(answer.suggestions) <= 3
    assert answer.answered or answer.text
    for one in answer.citations:
        section = find_section(glossary, one.entry, one.section)
        assert section is not None
        assert one.cited_text == section.text[one.start_char : one.end_char]
        assert one.cited_text == answer.text[one.answer_start : one.answer_end]
        assert 0 <= one.start_char < one.end_char


def sections(answer: Answer) -> list[str]:
    return [f"{one.entry}#{one.section}" for one in answer.citations]
