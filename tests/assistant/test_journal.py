"""The journal: what is kept, for how long, and what never is."""

import sqlite3
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.conversation import Asking
from assistant.journal import Face, Journal, Thumb
from tests.assistant.journals import ANSWERED, DAY, Clock, note


def bytes_of(file: Path) -> bytes:
    """Return all that is on the disk of a journal."""
    return b"".join(one.read_bytes() for one in sorted(file.parent.iterdir()))


def test_what_had_no_answer_is_kept_with_the_day_and_counted(journal: Journal) -> None:
    note(journal, "What is a kite?", "What is a kite?", "What is a reef?")
    journal.note(ANSWERED, Face.CHAT, beside_passage=False)
    kite, reef = journal.unanswered()
    assert (kite.question, kite.times, kite.day, kite.face) == ("What is a kite?", 2, "2026-11-01", "chat")
    assert (kite.standalone, kite.partly, kite.cites, kite.done) == ("What is a kite?", False, (), 0)
    assert (reef.question, reef.times) == ("What is a reef?", 1)


def test_an_answer_in_part_is_kept_with_what_it_cites(journal: Journal, assistant: Assistant) -> None:
    answer = assistant.ask("what does pragmatic cooperation mean?")
    journal.note(replace(answer, partly=True), Face.API, beside_passage=False)
    [kept] = journal.unanswered()
    assert (kept.partly, kept.face) == (True, "api")
    assert kept.cites[0] == "cooperation#pragmatic"
    assert len(set(kept.cites)) == len(kept.cites)


def test_greetings_are_not_kept(small: Assistant, journal: Journal) -> None:
    for said in ("Hello!", "thank you", "Vielen Dank"):
        journal.note(small.ask(said), Face.CHAT, beside_passage=False)
    assert journal.unanswered() == ()


def test_only_what_readers_ask_at_a_face_is_kept_and_a_conversation_is_kept_once(
    small: Assistant, journal: Journal
) -> None:
    desk = Assistant(small.index, journal=journal)
    asked = (Asking("what is dual circulation?"), Asking("what is a kite?"))
    desk.converse(asked[:1], face=Face.CHAT)
    desk.converse(asked, face=Face.CHAT)
    # What the page does to show a conversation again, to save it, and to offer what to ask next.
    desk.converse(asked)
    desk.ask_next(asked)
    # What the evaluation does.
    desk.trace("what is a lagoon?")
    desk.ask_all(["what is a lagoon?"])
    desk.ask("what is a lagoon?")
    desk.over(small.index).ask("what is a reef?", face=Face.MCP)
    list(desk.stream("what is a reef?", face=Face.API))
    desk.explain("what is a reef?", face=Face.TERMINAL)
    kept = sorted((one.question, one.face, one.times) for one in journal.unanswered())
    assert kept == [
        ("what is a kite?", "chat", 1),
        ("what is a reef?", "api", 1),
        ("what is a reef?", "mcp", 1),
        ("what is a reef?", "terminal", 1),
        ("what is dual circulation?", "chat", 1),
    ]


def test_nothing_is_kept_for_longer_than_it_should(journal: Journal, clock: Clock, journal_path: Path) -> None:
    note(journal, "What is a kite?")
    journal.rate(ANSWERED, Thumb.DOWN, "the jellyfish", beside_passage=False)
    # Kept on 1 November, for 90 days: 29 days of November, 31 of December and 30 of January are left on 30 January,
    # 30 - 1 + 31 + 30 = 90 days have passed on 30 January.
    clock.day = date(2027, 1, 29)
    note(journal, "What is a reef?")
    assert len(journal.unanswered()) == 2
    assert len(journal.ratings()) == 1
    clock.day = date(2027, 1, 30)
    journal.note(ANSWERED, Face.CHAT, beside_passage=False)
    assert [one.question for one in journal.unanswered()] == ["What is a reef?"]
    assert journal.ratings() == ()
    assert b"kite" not in bytes_of(journal_path)
    assert b"jellyfish" not in bytes_of(journal_path)


def test_what_is_too_old_is_deleted_at_the_start(journal: Journal, journal_path: Path) -> None:
    note(journal, "What is a kite?")
    journal.close()
    Journal(journal_path, 1, lambda: DAY + timedelta(days=1)).start()
    assert b"kite" not in bytes_of(journal_path)


def test_everything_is_deleted_without_a_trace(journal: Journal, journal_path: Path) -> None:
    note(journal, *(f"What is a kite of {number} tails?" for number in range(200)))
    assert b"tails" in bytes_of(journal_path)
    journal.forget()
    assert journal.unanswered() == ()
    assert b"tails" not in bytes_of(journal_path)


def test_what_is_done_is_not_done_when_it_is_asked_again(journal: Journal) -> None:
    note(journal, "What is a kite?")
    [kite] = journal.unanswered()
    journal.done({kite.id: 1})
    assert [(one.times, one.done) for one in journal.unanswered()] == [(1, 1)]
    note(journal, "What is a kite?")
    assert [(one.times, one.done) for one in journal.unanswered()] == [(2, 1)]


def test_a_thumb_takes_the_place_of_the_one_before_and_is_withdrawn(journal: Journal) -> None:
    up = journal.rate(ANSWERED, Thumb.UP, "", beside_passage=False)
    down = journal.rate(ANSWERED, Thumb.DOWN, "  is\n this\x00 right? ", beside_passage=False, instead_of=up)
    [kept] = journal.ratings()
    assert (kept.id, kept.thumb, kept.note, kept.answered) == (down, Thumb.DOWN, "is this right?", True)
    journal.done({down: 1})
    assert journal.ratings()[0].done
    journal.withdraw(down)
    assert journal.ratings() == ()


def test_neither_a_passage_nor_who_asks_nor_the_time_nor_the_order_is_kept(
    assistant: Assistant, journal: Journal, journal_path: Path
) -> None:
    desk = Assistant(assistant.index, journal=journal)
    passage = "The jellyfish ministry spoke of pragmatic cooperation and of a community of common destiny."
    answer = desk.ask("what does cooperation mean here, in Zanzibar?", passage, face=Face.CHAT)
    assert "pragmatic cooperation" in answer.standalone_question, "it is understood in words of the passage"
    journal.note(replace(answer, partly=True), Face.CHAT, beside_passage=True)
    journal.rate(answer, Thumb.DOWN, "", beside_passage=True)
    kept = bytes_of(journal_path)
    assert b"Zanzibar" in kept
    for never in (b"jellyfish", b"ministry", b"pragmatic cooperation", b"community of common"):
        assert never not in kept
    with sqlite3.connect(journal_path) as connection:
        for table in ("unanswered", "ratings"):
            columns = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
            assert not columns & {"passage", "address", "user", "key", "session", "time", "created"}
            with pytest.raises(sqlite3.OperationalError, match="rowid"):
                connection.execute(f"SELECT rowid FROM {table}")  # noqa: S608 - the names are ours
