"""Ids that are made of what files have."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import count

from glossary.schema import IDENTIFIER

# A file is named by an id, with an ending, a number or a process beside it; 255 bytes are the most for a name.
_LONGEST = 200


def slug(term: str) -> str:
    """Return the id that a term makes: its first ASCII letters and digits in lower case, joined by hyphens."""
    letters = unicodedata.normalize("NFKD", term).casefold().encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", letters.replace("'", "")))[:_LONGEST].rstrip("-")


def identifier(key: str, term: str, number: int) -> str:
    """Return the id of an entry: its own as far as it makes one, or else that of its term, or of its number."""
    own = key.removeprefix("_")
    return own if IDENTIFIER.fullmatch(own) and len(own) <= _LONGEST else slug(key) or slug(term) or f"entry-{number}"


def numbered(name: str) -> Iterator[str]:
    """Yield an id, then others for where it is taken: "term", "term-2", "term-3" and so on."""
    yield name
    yield from (f"{name}-{number}" for number in count(2))
