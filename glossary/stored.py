"""Entries that are kept as text, each decoded when it is asked for."""

import json
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from functools import lru_cache
from operator import attrgetter
from typing import Any, Protocol

from glossary.made import Made
from glossary.model import Entries, Entry, Name, Person, Section, Source

# Of entries of some kB each. What is smaller is decoded once.
REMEMBERED = 10_000
_ROWS: Mapping[type, Callable[[object], object]] = {
    kind: attrgetter(*(field.name for field in fields(kind))) for kind in (Entry, Section, Name, Person, Source)
}


class Texts(Protocol):
    """Texts by number."""

    def __len__(self) -> int: ...
    def __getitem__(self, number: int, /) -> str: ...


class StoredEntries(Made[Entry], Entries):
    """The entries of a glossary, ordered by id; each is kept as JSON, and found by its id without being decoded.

    `fingerprint` is that of the glossary whose they are, with the head that it has.
    """

    def __init__(self, ids: Texts, said: Texts, first: int, size: int, fingerprint: str) -> None:
        """Take the ids and the texts of entries, of which these are `size` from `first` on."""
        self._ids = ids
        self._said = said
        self._first = first
        self.fingerprint = fingerprint
        super().__init__(size, lru_cache(REMEMBERED)(self._read))

    def __iter__(self) -> Iterator[Entry]:
        # Those of a large glossary would push each other out.
        return map(self._make if len(self) <= REMEMBERED else self._read, range(len(self)))

    def number_of(self, identifier: str) -> int:
        """Return where an entry stands; raise KeyError where there is none of the id."""
        last = self._first + len(self)
        at = bisect_left(self._ids, identifier, self._first, last)
        if at == last or self._ids[at] != identifier:
            raise KeyError(identifier)
        return at - self._first

    def _read(self, number: int) -> Entry:
        return decode(self._said[self._first + number])


def encode(entry: Entry) -> str:
    """Return an entry as JSON: the values of its fields, in their order."""
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":"), default=_row)


def decode(said: str) -> Entry:
    """Return the entry that `encode` was given."""
    identifier, term, sections, names, subject, summary, see_also, sources, reviewed, notes, links = json.loads(said)
    return Entry(
        identifier,
        term,
        tuple(map(_section, sections)),
        _names(names),
        subject,
        summary,
        tuple(see_also),
        tuple(map(_source, sources)),
        reviewed,
        tuple(notes),
        tuple(links),
    )


def _row(one: object) -> object:
    return _ROWS[type(one)](one)


def _section(row: Sequence[Any]) -> Section:
    identifier, text, term, names, sources, questions, sense = row
    return Section(identifier, text, term, _names(names), tuple(sources), tuple(questions), sense)


def _names(rows: Sequence[Sequence[str]]) -> tuple[Name, ...]:
    return tuple(Name(*row) for row in rows)


def _source(row: Sequence[Any]) -> Source:
    identifier, title, kind, authors, editors, *others = row
    author, editor = (tuple(Person(*one) for one in people) for people in (authors, editors))
    return Source(identifier, title, kind, author, editor, *others)
