"""The journal, which is off unless it is switched on: what was asked in vain, and what readers say of answers.

No line of it tells who asked, when in the day, or after what; of what an asker was reading nothing is kept.
"""

import logging
import secrets
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

from assistant.answer import Answer
from assistant.journal_file import JournalError, JournalFile
from assistant.question import clean_text
from assistant.understanding.small_talk import reply_to

MOST_NOTE = 1_000
_ID_BYTES = 16
_LOGGER = logging.getLogger(__name__)


class Face(StrEnum):
    """Where a reader asks."""

    CHAT = "chat"
    API = "api"
    OPENAI = "openai"
    MCP = "mcp"
    TERMINAL = "terminal"


class Thumb(StrEnum):
    """What a reader says of an answer."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question that had no answer, or `partly` one that cites some sections, and how many times on a day.

    `standalone` is the question as it was understood, `day` is in ISO 8601; `done` of the times were dealt with.
    """

    id: str
    question: str
    standalone: str
    partly: bool
    cites: tuple[str, ...]
    face: str
    day: str
    times: int
    done: int


@dataclass(frozen=True, slots=True)
class Rating:
    """A thumb for an answer, with a note or ""; `done` tells that it was dealt with, the rest is as in Unanswered."""

    id: str
    question: str
    standalone: str
    answered: bool
    partly: bool
    cites: tuple[str, ...]
    thumb: Thumb
    note: str
    day: str
    done: bool


class Journal:
    """The journal in a file, which keeps everything for so many days; `fault` says why it is not kept, "" if it is.

    A question is answered whether or not the journal can be kept.
    """

    def __init__(self, file: Path, days: int, today: Callable[[], date] = date.today) -> None:
        self.days = days
        self.fault = ""
        self._file = JournalFile(file)
        self._today = today
        self._tidied: date | None = None

    def start(self) -> None:
        """Make the file where there is none, and delete what is too old; a fault is noted, not raised."""
        with suppress(JournalError):
            self._tidy()

    def close(self) -> None:
        """Close the file; it is opened anew when it is used again."""
        self._file.close()

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Start before the block, and close after it."""
        self.start()
        try:
            yield
        finally:
            self.close()

    def note(self, answer: Answer, face: Face, *, beside_passage: bool) -> None:
        """Keep a question that had no answer, or part of one; a fault is noted, not raised."""
        with suppress(JournalError):
            if self._tidied != self._today():
                self._tidy()
            if is_small_talk(answer) or (answer.answered and not answer.partly):
                return
            with self._transaction() as connection:
                connection.execute(
                    "INSERT INTO unanswered VALUES (?, ?, ?, ?, ?, ?, ?, 1, 0) "
                    "ON CONFLICT (day, face, partly, cites, question, standalone) DO UPDATE SET times = times + 1",
                    (_new_id(), *_asked(answer, beside_passage), answer.partly, _cites(answer), face, self._day),
                )

    def rate(self, answer: Answer, thumb: Thumb, note: str, *, beside_passage: bool, instead_of: str = "") -> str:
        """Keep a thumb and a note, `instead_of` one that was kept before, and return its id; raise JournalError."""
        own = _new_id()
        asked = _asked(answer, beside_passage)
        said = clean_text(note)[:MOST_NOTE]
        told = (answer.answered, answer.partly, _cites(answer), thumb, said, self._day)
        with self._transaction() as connection:
            connection.execute("DELETE FROM ratings WHERE id = ?", (instead_of,))
            connection.execute("INSERT INTO ratings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)", (own, *asked, *told))
        return own

    def withdraw(self, rating: str) -> None:
        """Delete a thumb by its id; raise JournalError."""
        with self._transaction() as connection:
            connection.execute("DELETE FROM ratings WHERE id = ?", (rating,))

    def unanswered(self) -> tuple[Unanswered, ...]:
        """Return the questions that had no answer, by day and question; raise JournalError."""
        self._tidy()
        with self._transaction() as connection:
            rows = connection.execute(
                "SELECT id, question, standalone, partly, cites, face, day, times, done FROM unanswered "
                "ORDER BY day, question, id"
            ).fetchall()
        return tuple(
            Unanswered(own, question, standalone, bool(partly), tuple(cites.split()), face, day, times, done)
            for own, question, standalone, partly, cites, face, day, times, done in rows
        )

    def ratings(self) -> tuple[Rating, ...]:
        """Return what readers said of answers, by day and question; raise JournalError."""
        self._tidy()
        with self._transaction() as connection:
            rows = connection.execute(
                "SELECT id, question, standalone, answered, partly, cites, thumb, note, day, done FROM ratings "
                "ORDER BY day, question, id"
            ).fetchall()
        return tuple(
            Rating(
                own, put, alone, bool(answered), bool(partly), tuple(cites.split()), Thumb(thumb), note, day, bool(done)
            )
            for own, put, alone, answered, partly, cites, thumb, note, day, done in rows
        )

    def done(self, dealt_with: Mapping[str, int]) -> None:
        """Take questions as dealt with as many times as they had been asked, and thumbs, by id; raise JournalError."""
        given = [(times, one) for one, times in dealt_with.items()]
        with self._transaction() as connection:
            connection.executemany("UPDATE unanswered SET done = min(times, ?) WHERE id = ?", given)
            connection.executemany("UPDATE ratings SET done = min(1, ?) WHERE id = ?", given)

    def forget(self) -> None:
        """Delete everything, and every trace of it in the file; raise JournalError."""
        with self._transaction() as connection:
            connection.execute("DELETE FROM unanswered")
            connection.execute("DELETE FROM ratings")
        with self._told():
            self._file.clear_traces()

    @property
    def _day(self) -> str:
        return self._today().isoformat()

    def _tidy(self) -> None:
        """Delete what was kept for so many days."""
        today = self._today()
        last = (today - timedelta(days=self.days)).isoformat()
        with self._transaction() as connection:
            tables = ("unanswered", "ratings")
            gone = sum(connection.execute(f"DELETE FROM {one} WHERE day <= ?", (last,)).rowcount for one in tables)  # noqa: S608 - the names are ours
        if gone:
            with self._told():
                self._file.clear_traces()
        self._tidied = today

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._told(), self._file.transaction() as connection:
            yield connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Note whether what is done in the block works, and log when that changes."""
        try:
            yield
        except JournalError as error:
            if self.fault != error.reason:
                _LOGGER.warning("the journal is not kept, and questions are answered as before: %s", error)
            self.fault = error.reason
            raise
        if self.fault:
            _LOGGER.warning("the journal is kept again")
            self.fault = ""


def is_small_talk(answer: Answer) -> bool:
    """Tell whether an answer is a reply to what asks for nothing."""
    return not answer.answered and answer.text == reply_to(clean_text(answer.question))


def _new_id() -> str:
    return secrets.token_hex(_ID_BYTES)


def _asked(answer: Answer, beside_passage: bool) -> tuple[str, str]:
    """Return the question as it was put and as it was understood.

    Beside a passage it may have been understood in words of the passage, so that it is kept as it was put.
    """
    question = clean_text(answer.question)
    return question, question if beside_passage else answer.standalone_question


def _cites(answer: Answer) -> str:
    return " ".join(dict.fromkeys(f"{one.entry}#{one.section}" for one in answer.citations))
