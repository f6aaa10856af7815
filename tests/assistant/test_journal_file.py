"""The file of a journal: real ones, written to by threads and processes, and what goes wrong with them."""

import logging
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.journal import Face, Journal
from assistant.journal_file import VERSION, JournalError, JournalFile
from tests.assistant.journals import note
from tests.conftest import ROOT


def test_the_file_and_what_is_beside_it_are_for_its_owner_alone(journal: Journal, journal_path: Path) -> None:
    note(journal, "What is a kite?")
    assert {one.name: oct(one.stat().st_mode & 0o777) for one in journal_path.parent.iterdir()} == dict.fromkeys(
        ("journal.db", "journal.db-wal", "journal.db-shm"), "0o600"
    )
    assert oct(journal_path.parent.stat().st_mode & 0o777) == "0o700"
    journal.close()
    journal_path.chmod(0o644)
    note(journal, "What is a kite?")
    assert oct(journal_path.stat().st_mode & 0o777) == "0o600"


def test_many_threads_lose_nothing(journal: Journal) -> None:
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda number: note(journal, f"What is {number % 10}?"), range(200)))
    # 200 questions, each of the 10 asked 200 / 10 = 20 times.
    assert [one.times for one in journal.unanswered()] == [20] * 10
    assert journal.fault == ""


def test_two_processes_write_and_a_third_reads(journal: Journal, journal_path: Path) -> None:
    code = f"""
from pathlib import Path
from datetime import date
from assistant.journal import Journal
from tests.assistant.journals import note
journal = Journal(Path({str(journal_path)!r}), 90, lambda: date(2026, 11, 1))
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
    small: Assistant, journal_path: Path, fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    make, said = FAULTS[fault]
    journal_path.parent.mkdir()
    make(journal_path)
    desk = Assistant(small.index, journal=Journal(journal_path, 90))
    with caplog.at_level(logging.WARNING):
        assert not desk.ask("what is a kite?", face=Face.CHAT).answered
        assert desk.ask("what is a net?", face=Face.CHAT).answered
    assert desk.journal
    assert desk.journal.fault.startswith(said)
    assert [record.getMessage().partition(": ")[2] for record in caplog.records] == [
        f"{journal_path}: {desk.journal.fault}"
    ]
    with pytest.raises(JournalError, match=str(journal_path)):
        desk.journal.unanswered()


def test_another_programs_database_is_left_as_it_is(journal_path: Path) -> None:
    journal_path.parent.mkdir()
    _of_another(journal_path)
    journal_path.chmod(0o644)
    before = journal_path.read_bytes()
    Journal(journal_path, 90).start()
    assert journal_path.read_bytes() == before
    assert journal_path.stat().st_mode & 0o777 == 0o644


def test_a_locked_file_costs_no_answer_and_the_journal_goes_on_when_it_is_free(
    journal: Journal, journal_path: Path
) -> None:
    note(journal, "What is a kite?")
    with sqlite3.connect(journal_path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        note(journal, "What is a reef?")
        assert journal.fault == "another program holds the file; close it there"
        other.execute("ROLLBACK")
    note(journal, "What is a lagoon?")
    assert journal.fault == ""
    assert [one.question for one in journal.unanswered()] == ["What is a kite?", "What is a lagoon?"]


def test_a_full_disk_or_journal_costs_no_answer(
    journal: Journal, journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(JournalFile, "most_pages", 12)
    note(journal, *(f"What is a kite of {number} tails, {'each of another colour, ' * 20}?" for number in range(60)))
    assert journal.fault.startswith("there is no room left on the disk, or in the journal")
    kept = len(journal.unanswered())
    assert 0 < kept < 60
    assert journal_path.stat().st_size <= 12 * 4096
    journal.forget()
    note(journal, "What is a reef?")
    assert journal.fault == ""


def test_a_write_that_the_system_refuses_costs_no_answer(journal_path: Path) -> None:
    code = f"""
import resource, signal
from pathlib import Path
from assistant.journal import Journal
from tests.assistant.journals import note
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))
journal = Journal(Path({str(journal_path)!r}), 90)
note(journal, *(f"What is a kite of {{number}} tails?" for number in range(100)))
print(journal.fault)
"""
    told = subprocess.run([sys.executable, "-B", "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.startswith("the disk cannot be read or written, or is full; free some space")


def test_a_file_that_is_taken_away_is_made_anew(journal: Journal, journal_path: Path) -> None:
    note(journal, "What is a kite?")
    for one in list(journal_path.parent.iterdir()):
        one.unlink()
    note(journal, "What is a reef?")
    assert [one.question for one in journal.unanswered()] == ["What is a reef?"]
