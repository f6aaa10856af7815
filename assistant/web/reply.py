"""What the page is told when something was asked."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from zlib import crc32

from assistant.conversation import Conversation


@dataclass(frozen=True, slots=True)
class Reply:
    """A conversation as the page is to show it, or why it cannot be shown.

    `turns` are its turns as HTML, None for one that the page shows already, and `tags` tell them from others; `heard`
    is what a screen reader says, and a `serial` tells two replies apart that are alike.
    """

    serial: int
    problem: str = ""
    heard: str = ""
    held: Conversation = ()
    tags: tuple[str, ...] = ()
    turns: tuple[str | None, ...] = ()


def told(serial: int, asked: Conversation, turns: Sequence[str], shown: Collection[str], heard: str = "") -> Reply:
    """Return the reply that shows the turns of a conversation on a page that shows those with the tags `shown`."""
    tags = tuple(_tag(turn) for turn in turns)
    missing = tuple(None if tag in shown else turn for tag, turn in zip(tags, turns, strict=True))
    return Reply(serial, heard=heard, held=asked, tags=tags, turns=missing)


def failed(serial: int, problem: str) -> Reply:
    """Return the reply that says what the matter is."""
    return Reply(serial, problem=problem[:1].upper() + problem[1:])


def _tag(turn: str) -> str:
    return f"{crc32(turn.encode()):08x}"
