"""What is asked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

MOST_CHARACTERS = 2_000
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")


class QuestionError(ValueError):
    """A question that cannot be asked, with the remedy."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and answer of the conversation so far."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: as typed, and as it can be understood on its own."""

    typed: str
    standalone: str


def understand(typed: str, passage: str | None = None, history: Sequence[Turn] = ()) -> Question:
    """Return what is asked, control characters dropped; raise QuestionError where nothing can be.

    The passage and the conversation so far do not change the question yet.
    """
    del passage, history
    try:
        typed.encode()
    except UnicodeEncodeError as error:
        raise QuestionError("the question is not text in UTF-8; type it again") from error
    text = " ".join(_CONTROLS.sub(" ", typed).split())
    if not text:
        raise QuestionError("the question is empty; type a term or a question")
    if len(text) > MOST_CHARACTERS:
        raise QuestionError(
            f"the question has {len(text):,} characters, {MOST_CHARACTERS:,} at most; "
            "ask something shorter and give the text you are reading as the passage"
        )
    if not any(character.isalnum() for character in text):
        raise QuestionError(f"the question {text[:40]!r} has no word in it; type a term or a question")
    return Question(typed, text)
