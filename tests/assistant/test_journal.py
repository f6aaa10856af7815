"""The journal, in real files, written to by threads and processes."""

import logging
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from assistant import Answer, Assistant
from assistant.conversation import Asking
from assistant.journal import Face, Journal, Thumb
from assistant.journal_file import VERSION, JournalError, JournalFile
from tests.conftest import ROOT, entry, index_of

DAY = date(2026, 11, 1)
ABSTAINED = Answer("What is a kite?", False, "Not in this glossary.", (), (), (), 0.1, "What is a kite?")
PARTLY = replace(ABSTAINED, answered=True, partly=True)
ANSWERED = replace(ABSTAINED, answered=True)


class Clock:
    """Tells the day that a test wants it to be."""

    def __init__(self) -> None:
        self.day = DAY

    def __call__(self) -> date:
        return self.day


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "journal.db"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def journal(file: Path, clock: Clock) -> Journal:
    return Journal(file, 90, clock)


@pytest.fixture
def small(tmp_path: Path) -> Assistant:
    return Assistant(
        index_of(tmp_path / "index", entry("net", "Net", "A net is a mesh of cords that fish are caught in."))
    )


def note(journal: Journal, *questions: str, face: Face = Face.CHAT) -> None:
    for one in questions:
        journal.note(replace(ABSTAINED, question=one, standalone_question=one), face, beside_passage=False)


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


def test_nothing_is_kept_for_longer_than_it_should(journal: Journal, clock: Clock, file: Path) -> None:
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
    assert b"kite" not in bytes_of(file)
    assert b"jellyfish" not in bytes_of(file)


def test_what_is_too_old_is_deleted_at_the_start(journal: Journal, file: Path) -> None:
    note(journal, "What is a kite?")
    journal.close()
    Journal(file, 1, lambda: DAY + timedelta(days=1)).start()
    assert b"kite" not in bytes_of(file)


def test_everything_is_deleted_without_a_trace(journal: Journal, file: Path) -> None:
    note(journal, *(f"What is a kite of {number} tails?" for number in range(200)))
    assert b"tails" in bytes_of(file)
    journal.forget()
    assert journal.unanswered() == ()
    assert b"tails" not in bytes_of(file)


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


def test_the_file_and_what_is_beside_it_are_for_its_owner_alone(journal: Journal, file: Path) -> None:
    note(journal, "What is a kite?")
    assert {one.name: oct(one.stat().st_mode & 0o777) for one in file.parent.iterdir()} == dict.fromkeys(
        ("journal.db", "journal.db-wal", "journal.db-shm"), "0o600"
    )
    assert oct(file.parent.stat().st_mode & 0o777) == "0o700"
    journal.close()
    file.chmod(0o644)
    note(journal, "What is a kite?")
    assert oct(file.stat().st_mode & 0o777) == "0o600"


def test_neither_a_passage_nor_who_asks_nor_the_time_nor_the_order_is_kept(
    assistant: Assistant, journal: Journal, file: Path
) -> None:
    desk = Assistant(assistant.index, journal=journal)
    passage = "The jellyfish ministry spoke of pragmatic cooperation and of a community of common destiny."
    answer = desk.ask("what does cooperation mean here, in Zanzibar?", passage, face=Face.CHAT)
    assert "pragmatic cooperation" in answer.standalone_question, "it is understood in words of the passage"
    journal.note(replace(answer, partly=True), Face.CHAT, beside_passage=True)
    journal.rate(answer, Thumb.DOWN, "", beside_passage=True)
    kept = bytes_of(file)
    assert b"Zanzibar" in kept
    for never in (b"jellyfish", b"ministry", b"pragmatic cooperation", b"community of common"):
        assert never not in kept
    with sqlite3.connect(file) as connection:
        for table in ("unanswered", "ratings"):
            columns = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
            assert not columns & {"passage", "address", "user", "key", "session", "time", "created"}
            with pytest.raises(sqlite3.OperationalError, match="rowid"):
                connection.execute(f"SELECT rowid FROM {table}")  # noqa: S608 - the names are ours


def test_many_threads_lose_nothing(journal: Journal) -> None:
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda number: note(journal, f"What is {number % 10}?"), range(200)))
    # 200 questions, each of the 10 asked 200 / 10 = 20 times.
    assert [one.times for one in journal.unanswered()] == [20] * 10
    assert journal.fault == ""


def test_two_processes_write_and_a_third_reads(journal: Journal, file: Path) -> None:
    code = f"""
from pathlib import Path
from datetime import date
from tests.assistant.test_journal import Journal, note
journal = Journal(Path({str(file)!r}), 90, lambda: date(2026, 11, 1))
for number in range(100):
    note(journal, f"What is {{number % 10}}?")
assert journal.fault == "", journal.fault
"""
    writers = [subprocess.Popen([sys.executable, "-B", "-c", code], cwd=ROOT) for _ in range(2)]
    while any(writer.poll() is None for writer in writers):
        journal.unanswered()
    assert [writer.returncode for writer in writers] == [0, 0]
    # Each of the two asked each of the 10 questions 100 / 10 times.
    assert [one.times for one in journal.unanswered()] == [20] * 10


def _broken(file: Path) -> None:
    file.write_bytes(b"this is no database, " * 400)


def _of_another(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")


def _newer(file: Path) -> None:
    Journal(file, 90).start()
    with sqlite3.connect(file) as connection:
        connection.execute(f"PRAGMA user_version={VERSION + 1}")


def _folder(file: Path) -> None:
    file.mkdir()


FAULTS: dict[str, tuple[Callable[[Path], None], str]] = {
    "broken": (_broken, "the file is no journal; move it away, or give another file as journal_file"),
    "of another program": (_of_another, "the file is the database of another program; move it away"),
    "newer": (_newer, f"the file has the version {VERSION + 1}, and this program reads {VERSION}; move it away"),
    "folder": (_folder, "the file cannot be opened; check its folder and permissions"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_file_that_cannot_be_used_costs_no_answer_and_is_told_once(
    small: Assistant, file: Path, fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    make, said = FAULTS[fault]
    file.parent.mkdir()
    make(file)
    desk = Assistant(small.index, journal=Journal(file, 90))
    with caplog.at_level(logging.WARNING):
        assert not desk.ask("what is a kite?", face=Face.CHAT).answered
        assert desk.ask("what is a net?", face=Face.CHAT).answered
    assert desk.journal
    assert desk.journal.fault.startswith(said)
    assert [record.getMessage().partition(": ")[2] for record in caplog.records] == [f"{file}: {desk.journal.fault}"]
    with pytest.raises(JournalError, match=str(file)):
        desk.journal.unanswered()


def test_another_programs_database_is_left_as_it_is(file: Path) -> None:
    file.parent.mkdir()
    _of_another(file)
    file.chmod(0o644)
    before = file.read_bytes()
    Journal(file, 90).start()
    assert file.read_bytes() == before
    assert file.stat().st_mode & 0o777 == 0o644


def test_a_locked_file_costs_no_answer_and_the_journal_goes_on_when_it_is_free(journal: Journal, file: Path) -> None:
    note(journal, "What is a kite?")
    with sqlite3.connect(file, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        note(journal, "What is a reef?")
        assert journal.fault == "another program holds the file; close it there"
        other.execute("ROLLBACK")
    note(journal, "What is a lagoon?")
    assert journal.fault == ""
    assert [one.question for one in journal.unanswered()] == ["What is a kite?", "What is a lagoon?"]


def test_a_full_disk_or_journal_costs_no_answer(journal: Journal, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(JournalFile, "most_pages", 12)
    note(journal, *(f"What is a kite of {number} tails, {'each of another colour, ' * 20}?" for number in range(60)))
    assert journal.fault.startswith("there is no room left on the disk, or in the journal")
    kept = len(journal.unanswered())
    assert 0 < kept < 60
    assert file.stat().st_size <= 12 * 4096
    journal.forget()
    note(journal, "What is a reef?")
    assert journal.fault == ""


def test_a_write_that_the_system_refuses_costs_no_answer(file: Path) -> None:
    code = f"""
import resource, signal
from pathlib import Path
from tests.assistant.test_journal import Journal, note
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))
journal = Journal(Path({str(file)!r}), 90)
note(journal, *(f"What is a kite of {{number}} tails?" for number in range(100)))
print(journal.fault)
"""
    told = subprocess.run([sys.executable, "-B", "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.startswith("the disk cannot be read or written, or is full; free some space")


def test_a_file_that_is_taken_away_is_made_anew(journal: Journal, file: Path) -> None:
    note(journal, "What is a kite?")
    for one in list(file.parent.iterdir()):
        one.unlink()
    note(journal, "What is a reef?")
    assert [one.question for one in journal.unanswered()] == ["What is a reef?"]
