"""What the tests of the command line share, and those that look at pages."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from assistant import Answer, Assistant
from assistant.citation import find_section
from glossary import Glossary

ROOT = Path(__file__).resolve().parents[2]
_BROWSER = "/usr/bin/chromium"
_BROWSER_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
PRAGMATIC = "what does pragmatic cooperation mean here?"


@pytest.fixture
def bare_surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in os.environ:
        # Unbuffered output would hide what is left in a buffer when the program ends.
        if name.startswith("GLOSSDESK_") or name == "PYTHONUNBUFFERED":
            monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture(scope="session")
def built(assistant: Assistant, shipped_index_folder: Path) -> Sequence[str]:
    del assistant
    return ("--index", str(shipped_index_folder))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Run a browser without a window."""
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=_BROWSER, args=_BROWSER_FLAGS)


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
