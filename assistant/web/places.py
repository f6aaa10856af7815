"""The pages of the desk, and the way from each of them to the others."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from assistant.web.words import Words


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the desk: the key of its label in the words of the page, and its address below that of the desk."""

    key: str
    address: str


ASK = Place("to_ask", "")
READ = Place("to_read", "read/")
CHECK = Place("to_check", "check/")
# What everybody finds; the pages of editors come behind it.
FOR_ALL = (ASK, READ, CHECK)


def navigation(words: Words, here: Place, places: Iterable[Place] = FOR_ALL) -> str:
    """Return the links to places as HTML; `here` is one of them, or a place beside them at the same depth."""
    up = "../" * here.address.count("/") or "./"
    items = "".join(
        f'<li><a href="{escape(up + one.address)}"{_current(one, here)}>{words(one.key)}</a></li>' for one in places
    )
    return f'<nav class="places" aria-label="{words("places")}"><ul>{items}</ul></nav>'


def _current(place: Place, here: Place) -> str:
    return ' aria-current="page"' if place == here else ""
