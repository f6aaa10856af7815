"""A conversation as it is kept: what was asked, in front of which passage, so that it can be answered again."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import blake2b
from typing import Any

from assistant.document import to_json
from assistant.explanation import Explained
from assistant.question import MOST_CHARACTERS, MOST_PASSAGE, MOST_TURNS, Turn
from assistant.recent import Recent

# Of some 20 kB each.
_REMEMBERED = 500
_VERSION = 1
_OURS = "glossdesk"


class ConversationError(ValueError):
    """A conversation that cannot be read, with the remedy."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A question of a conversation with the passage that its asker had in front of them, "" for none."""

    question: str
    passage: str = ""


Conversation = tuple[Asking, ...]


def asking(question: str, passage: str) -> Asking:
    """Return what is asked, without the half of a character that a passage may be cut off in."""
    return Asking(question, passage.encode(errors="ignore").decode())


@dataclass(frozen=True, slots=True)
class Opened:
    """A conversation from a file, and the texts of the answers that were given then, "" where one is not known."""

    asked: Conversation
    told: tuple[str, ...]


class Recalled:
    """Answers conversations, each question after those before it; what was answered lately is remembered."""

    def __init__(self, answer: Callable[[Asking, Sequence[Turn], bool], Explained]) -> None:
        """Take what answers a question after a history; the flag tells whether it is the newest of its conversation."""
        self._answer = answer
        self._known: Recent[bytes, Explained] = Recent(_REMEMBERED)

    def answers(self, asked: Conversation, *, again: bool = False) -> tuple[Explained, ...]:
        """Return the answers to all questions of a conversation; the last one is answered anew where wanted."""
        answers: list[Explained] = []
        # What is asked may have a long passage in each turn, so that it is known by its digest.
        asked_so_far = blake2b(digest_size=16)
        for number, one in enumerate(asked, 1):
            newest = number == len(asked)
            asked_so_far.update(repr(one).encode())
            key = asked_so_far.digest()
            known = None if newest and again else self._known.get(key)
            if known is None:
                history = [Turn(before.answer.question, before.answer.quoting) for before in answers]
                known = self._answer(one, history, newest)
                self._known.put(key, known)
            answers.append(known)
        return tuple(answers)


def to_file(asked: Conversation, answers: Sequence[Explained]) -> str:
    """Return a conversation as the JSON file that can be handed on and opened again.

    The answers are there for whoever reads the file; when it is opened, the questions are asked again.
    """
    turns = [{**asdict(one), "answer": told.answer} for one, told in zip(asked, answers, strict=True)]
    return to_json({_OURS: "conversation", "version": _VERSION, "turns": turns})


def from_file(text: str) -> Opened:
    """Return what a conversation's file asks, which nobody vouches for; raise ConversationError."""
    try:
        read = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ConversationError(f"this file is no JSON ({error}); open one that a desk has saved") from error
    if not isinstance(read, Mapping) or read.get(_OURS) != "conversation":
        raise ConversationError("this file holds no conversation; open one that a desk has saved")
    if read.get("version") != _VERSION:
        found = str(read.get("version"))[:20]
        raise ConversationError(f"this file has the version {found}, and {_VERSION} can be read; update the desk")
    turns = read.get("turns")
    asked = from_turns(turns)
    return Opened(asked, tuple(_text(turn.get("answer")) for turn in turns or ()))


def _text(answer: object) -> str:
    text = answer.get("text") if isinstance(answer, Mapping) else ""
    return text if isinstance(text, str) else ""


def from_turns(turns: Any) -> Conversation:  # noqa: ANN401 - whatever somebody sent
    """Return the questions of turns, which nobody vouches for; raise ConversationError where they are none."""
    if not isinstance(turns, list):
        raise ConversationError("there are no turns in it; open a conversation that a desk has saved")
    if len(turns) > MOST_TURNS:
        raise ConversationError(f"it has {len(turns):,} turns, {MOST_TURNS} at most; leave out the oldest")
    return tuple(_asking(number, turn) for number, turn in enumerate(turns, 1))


def _asking(number: int, turn: object) -> Asking:
    given = turn if isinstance(turn, Mapping) else {}
    question, passage = given.get("question"), given.get("passage", "")
    if not (isinstance(question, str) and question.strip() and isinstance(passage, str)):
        raise ConversationError(f"turn {number} has no question, or a passage that is no text; mend or leave it out")
    for name, text, most in (("question", question, MOST_CHARACTERS), ("passage", passage, MOST_PASSAGE)):
        if len(text) > most:
            raise ConversationError(f"the {name} of turn {number} has {len(text):,} characters, {most:,} at most")
    return asking(question, passage)
