"""A journal for tests, and what it is to keep."""

from dataclasses import replace
from datetime import date

from assistant import Answer
from assistant.journal import Face, Journal

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


def note(journal: Journal, *questions: str, face: Face = Face.CHAT) -> None:
    for one in questions:
        journal.note(replace(ABSTAINED, question=one, standalone_question=one), face, beside_passage=False)
