"""Starts: when the files of a glossary are read, and when what the index keeps of them is taken."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant import Assistant, Settings
from assistant.renewal import Refusal, Renewal
from glossary import GlossaryError
from tests.assistant.editing import settings_of, write_entry
from tests.conftest import FakeEncoder

QUESTION = "What is a net?"


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Return the settings of a glossary whose index is built, and whose files changed long ago."""
    monkeypatch.setattr("assistant.assistant.open_encoder", lambda *_: FakeEncoder())
    monkeypatch.setattr(sys.modules["glossary.stamp"], "time_ns", lambda: 2**62)
    made = settings_of(tmp_path)
    Assistant.open(made)
    return made


@pytest.fixture
def read(settings: Settings, composed: list[str]) -> list[str]:
    """Return the names of the files that are read from now on."""
    assert settings
    return composed


def test_no_file_is_read_where_none_has_changed(settings: Settings, read: list[str]) -> None:
    opened = Assistant.open(settings)
    assert "edition 1 " in opened.ask(QUESTION).text
    assert read == []
    assert Assistant.open(settings, force=True).ask(QUESTION) == opened.ask(QUESTION)
    assert len(read) == 3


def rewrite(folder: Path) -> None:
    file = folder / "entries" / "net.yaml"
    before = file.stat()
    file.write_text(file.read_text().replace("edition 1", "edition 2"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "edited": (lambda folder: write_entry(folder, "net", "A net is thrown."), "A net is thrown."),
    "edited, its size and time kept": (rewrite, "A net of edition 2 is a mesh"),
    "added": (lambda folder: write_entry(folder, "netting", "It is for bees.", term="A net for bees"), "for bees"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_answered_by_the_next_start(settings: Settings, read: list[str], change: str) -> None:
    make, said = CHANGES[change]
    make(settings.glossary[0])
    opened = Assistant.open(settings)
    found = [sentence.text for hit in opened.search("net").hits for sentence in hit.sentences]
    assert any(said in text for text in found)
    assert read
    read.clear()
    assert Assistant.open(settings).search("net").hits == opened.search("net").hits
    assert read == []


def test_a_file_that_is_gone_is_noticed(settings: Settings) -> None:
    (settings.glossary[0] / "entries" / "boat.yaml").unlink()
    assert [one.id for one in Assistant.open(settings).glossaries[0].entries] == ["net"]


def test_a_change_of_nothing_that_is_said_is_noted(settings: Settings, read: list[str]) -> None:
    file = settings.glossary[0] / "entries" / "net.yaml"
    file.write_text(f"# Only a comment.\n{file.read_text()}")
    lines: list[str] = []
    for _ in range(2):
        Assistant.open(settings, lines.append)
    assert lines == []
    assert len(read) == 3, "once"


def test_a_glossary_that_is_broken_by_now_is_told(settings: Settings) -> None:
    (settings.glossary[0] / "entries" / "net.yaml").write_text("id: net\nterm: [\n")
    with pytest.raises(GlossaryError, match=r"net\.yaml:3:1"):
        Assistant.open(settings)


def test_an_edit_after_such_a_start_is_read_alone(settings: Settings, read: list[str]) -> None:
    renewal = Renewal(settings)
    before = renewal.open()
    write_entry(settings.glossary[0], "net", "A net is thrown.")
    after = renewal.renew(before, renewal.stamp())
    assert isinstance(after, Assistant)
    assert "A net is thrown." in after.ask(QUESTION).text
    assert read == ["net.yaml"]
    (settings.glossary[0] / "entries" / "net.yaml").write_text("id: net\nterm: [\n")
    told = renewal.renew(after, renewal.stamp())
    assert isinstance(told, Refusal)
    assert "net.yaml:3:1" in told.problems[0]
