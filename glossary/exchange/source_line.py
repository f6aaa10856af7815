"""A source as one line of text, and a line of text as a source."""

import hashlib
import re

from glossary.model import Person, Source

_WEB = re.compile(r"https?://\S+\Z", re.IGNORECASE)


def source_line(source: Source) -> str:
    """Return a source as one line: people, title, where it stands."""
    parts = (
        *map(_person, (*source.author, *source.editor)),
        source.title,
        source.container_title,
        source.volume,
        source.issue,
        source.publisher_place,
        source.publisher,
        source.issued,
        source.page,
        source.locator,
        f"doi:{source.doi}" if source.doi else "",
        source.url if source.url != source.title else "",
        source.note,
    )
    return ", ".join(part for part in parts if part)


def source_of(line: str, identifier: str) -> Source:
    """Return the source that a line of text makes."""
    return Source(identifier, line, url=line if _WEB.match(line) else "")


def is_plain(source: Source) -> bool:
    """Tell whether a source is no more than the line that it is written as."""
    return source == source_of(source.title, source.id)


def digest(text: str) -> str:
    """Return what tells a text from others: 16 hexadecimal digits of its SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _person(person: Person) -> str:
    return person.literal or " ".join(part for part in (person.given, person.family) if part)
