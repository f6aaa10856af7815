"""The pages of the desk, and the way from each of them to the others."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from assistant.web.words import Words


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the desk: the key of its label in the words of the page, and its address below that of the desk.

    One that is `posted` to does something, and is no page to look at.
    """

    key: str
    address: str
    posted: bool = False

    @property
    def path(self) -> str:
        """Return the path of the page, without its last slash."""
        return f"/{self.address}".rstrip("/")


ASK = Place("to_ask", "")
READ = Place("to_read", "read/")
CHECK = Place("to_check", "check/")
EDITORS = Place("to_editors", "editors/")
EVALUATE = Place("to_evaluate", "evaluate/")
IMPROVE = Place("to_improve", "improve/")
SIGN_OUT = Place("sign_out", "editors/out", posted=True)
FOR_ALL = (ASK, READ, CHECK, EDITORS)
# Those that are answered beside the chat.
BESIDE_CHAT = (READ, CHECK, EDITORS, EVALUATE, IMPROVE)
# Where an editor may be led after signing in.
OF_EDITORS = (EVALUATE, IMPROVE)


def navigation(words: Words, here: Place, places: Iterable[Place] = FOR_ALL) -> str:
    """Return the links to places as HTML; `here` is one of them, or a place beside them at the same depth."""
    up = "../" * here.address.count("/") or "./"
    items = "".join(f"<li>{_way(words, here, one, escape(up + one.address))}</li>" for one in places)
    return f'<nav class="places" aria-label="{words("places")}"><ul>{items}</ul></nav>'


def _way(words: Words, here: Place, place: Place, address: str) -> str:
    if place.posted:
        return f'<form method="post" action="{address}"><button>{words(place.key)}</button></form>'
    current = ' aria-current="page"' if place == here else ""
    return f'<a href="{address}"{current}>{words(place.key)}</a>'
