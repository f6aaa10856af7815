"""Assistants that take the place of one another as the glossary is edited."""

import gc
import weakref
from dataclasses import replace
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.renewal import Refusal, Renewal
from tests.assistant.editing import settings_of, write_edition, write_entry
from tests.conftest import FakeEncoder

QUESTION = "What is a net?"


@pytest.fixture
def encoder(monkeypatch: pytest.MonkeyPatch) -> FakeEncoder:
    fake = FakeEncoder()
    monkeypatch.setattr("assistant.assistant.open_encoder", lambda *_: fake)
    return fake


@pytest.fixture
def renewal(tmp_path: Path, encoder: FakeEncoder) -> Renewal:
    assert encoder.encoded == []
    return Renewal(settings_of(tmp_path))


def renewed(renewal: Renewal, assistant: Assistant) -> Assistant:
    made = renewal.renew(assistant, renewal.stamp())
    assert isinstance(made, Assistant)
    return made


def refused(renewal: Renewal, assistant: Assistant) -> Refusal:
    told = renewal.renew(assistant, renewal.stamp())
    assert isinstance(told, Refusal)
    return told


def test_an_edit_is_answered_by_the_next_and_the_one_before_still_answers_as_it_did(
    renewal: Renewal, tmp_path: Path
) -> None:
    before = renewal.open()
    assert "edition 1 " in before.ask(QUESTION).text
    write_edition(tmp_path / "sea", 2)
    after = renewed(renewal, before)
    assert "edition 2 " in after.ask(QUESTION).text
    # Not from memory.
    assert "edition 1 " in before.trace(QUESTION).answer.text
    assert "edition 1 " in before.search("net").hits[0].sentences[0].text
    assert (after.index.encoder, after.writer) == (before.index.encoder, before.writer)


def test_an_edit_of_one_section_encodes_its_texts_and_nothing_else(
    renewal: Renewal, tmp_path: Path, encoder: FakeEncoder
) -> None:
    before = renewal.open()
    encoder.encoded.clear()
    write_entry(tmp_path / "sea", "net", "A net is thrown.")
    after = renewed(renewal, before)
    assert encoder.encoded == ["Net. A net is thrown.", "A net is thrown."]
    encoder.encoded.clear()
    (tmp_path / "sea" / "entries" / "boat.yaml").unlink()
    assert len(renewed(renewal, after).glossaries[0].entries) == 1
    assert encoder.encoded == []


def test_where_nothing_is_said_otherwise_the_assistant_stays(renewal: Renewal, tmp_path: Path) -> None:
    before = renewal.open()
    file = tmp_path / "sea" / "entries" / "net.yaml"
    file.write_text(f"# Only a comment.\n{file.read_text()}")
    assert renewed(renewal, before) is before


def test_what_changes_while_it_is_read_is_not_taken(renewal: Renewal, tmp_path: Path) -> None:
    before = renewal.open()
    write_edition(tmp_path / "sea", 2)
    state = renewal.stamp()
    write_entry(tmp_path / "sea", "net", "A net is thrown.")
    assert renewal.renew(before, state) is None
    (tmp_path / "sea" / "entries" / "net.yaml").write_text("id: [\n")
    assert renewal.renew(before, state) is None, "what is broken for a moment is no fault"


def test_a_broken_edit_is_refused_with_every_line_that_is_wrong(renewal: Renewal, tmp_path: Path) -> None:
    before = renewal.open()
    (tmp_path / "sea" / "entries" / "net.yaml").write_text("id: net\nterm: Net\nsections: [\n")
    write_entry(tmp_path / "sea", "boat", "It floats.\n    sense: odd")
    told = refused(renewal, before)
    assert [line.partition(": ")[0] for line in told.lines] == [
        f"{tmp_path}/sea/entries/boat.yaml:6:12",
        f"{tmp_path}/sea/entries/net.yaml:4:1",
    ]
    assert [line.partition(": ")[0] for line in told.problems] == [
        "sea/entries/boat.yaml:6:12",
        "sea/entries/net.yaml:4:1",
    ]


def test_warnings_beside_an_error_are_not_told(renewal: Renewal, tmp_path: Path) -> None:
    before = renewal.open()
    (tmp_path / "sea" / "entries" / "more.json").write_text("{}")
    (tmp_path / "sea" / "entries" / "net.yaml").write_text("")
    [line] = refused(renewal, before).problems
    assert line.startswith("sea/entries/net.yaml:1:1: error: the file is empty")


def test_paths_in_a_message_are_those_of_the_glossary_too(renewal: Renewal, tmp_path: Path) -> None:
    before = renewal.open()
    (tmp_path / "sea" / "entries" / "boat.yaml").write_text((tmp_path / "sea" / "entries" / "net.yaml").read_text())
    told = refused(renewal, before)
    assert any(str(tmp_path) in line.partition(": ")[2] for line in told.lines)
    assert not any(str(tmp_path) in line for line in told.problems)


def test_a_glossary_that_takes_the_id_of_another_is_refused(tmp_path: Path, encoder: FakeEncoder) -> None:
    one, other = (settings_of(tmp_path / name) for name in ("one", "other"))
    head = other.glossary[0] / "glossary.yaml"
    head.write_text(head.read_text().replace("id: sea", "id: ocean"))
    renewal = Renewal(replace(one, glossary=(*one.glossary, *other.glossary)))
    before = renewal.open()
    assert encoder.encoded
    head.write_text(head.read_text().replace("id: ocean", "id: sea"))
    assert refused(renewal, before).problems == (
        "sea and sea both have the id 'sea'; give one of them another id in its glossary.yaml, or leave one out",
    )


def test_an_index_that_cannot_be_written_is_told_without_its_place(renewal: Renewal, tmp_path: Path) -> None:
    before = renewal.open()
    (tmp_path / "index").rename(tmp_path / "moved")
    (tmp_path / "index").write_text("in the way")
    write_edition(tmp_path / "sea", 2)
    told = refused(renewal, before)
    assert told.lines[0].startswith(f"{tmp_path}/index: cannot write the index")
    assert told.problems == ("the index cannot be written; the log of the server says why",)


def test_an_assistant_whose_place_is_taken_is_let_go(renewal: Renewal, tmp_path: Path) -> None:
    before = renewal.open()
    before.ask(QUESTION)
    gone = weakref.ref(before.index)
    write_edition(tmp_path / "sea", 2)
    after = renewed(renewal, before)
    del before
    gc.collect()
    assert gone() is None
    assert after.ask(QUESTION).answered
