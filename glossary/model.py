"""What a glossary is made of."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from glossary.file_name import file_name


@dataclass(frozen=True, slots=True)
class Name:
    """A string readers look a term up by, with its BCP 47 language tag.

    `status` is "preferred", "admitted" or "deprecated" (ISO 30042, administrative status), or "" where nobody said.
    """

    text: str
    language: str
    status: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """An author or editor (CSL-JSON name): family and given names, or one literal for an institution."""

    family: str = ""
    given: str = ""
    literal: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A bibliographic reference; the fields are those of CSL-JSON."""

    id: str
    title: str
    type: str = "document"
    author: tuple[Person, ...] = ()
    editor: tuple[Person, ...] = ()
    issued: str = ""
    container_title: str = ""
    publisher: str = ""
    publisher_place: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    locator: str = ""
    url: str = ""
    doi: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A definition section: the unit that is retrieved and cited; `sources` holds ids of the entry's sources.

    `questions` are some that it answers, in readers' words: they are searched and never quoted. `sense` is
    "official" or "ordinary" where an entry tells what its term means to officials and to others, else "".
    """

    id: str
    text: str
    term: str = ""
    names: tuple[Name, ...] = ()
    sources: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    sense: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One concept (TBX: concept entry).

    `notes` are for editors and are neither searched nor quoted; `links` are web addresses of what describes it too.
    """

    id: str
    term: str
    sections: tuple[Section, ...]
    names: tuple[Name, ...] = ()
    subject: str = ""
    summary: str = ""
    see_also: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    reviewed: str = ""
    notes: tuple[str, ...] = ()
    links: tuple[str, ...] = ()

    def term_of(self, section: Section) -> str:
        """Return the headword that a section carries: its own, or else the entry's."""
        return section.term or self.term


class Entries(Sequence[Entry]):
    """Entries, ordered by id, that are not all in memory."""

    @abstractmethod
    def number_of(self, identifier: str) -> int:
        """Return where an entry stands; raise KeyError where there is none of the id."""


class _ById(Mapping[str, Entry]):
    def __init__(self, entries: Entries) -> None:
        self._entries = entries

    def __getitem__(self, identifier: str) -> Entry:
        return self._entries[self._entries.number_of(identifier)]

    def __iter__(self) -> Iterator[str]:
        return (entry.id for entry in self._entries)

    def __len__(self) -> int:
        return len(self._entries)


@dataclass(frozen=True)
class Glossary:
    """A folder of entries with its metadata; entries are ordered by id."""

    id: str
    title: str
    language: str
    entries: Sequence[Entry]
    licence: str = ""
    publisher: str = ""
    url: str = ""

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """Map entry ids to entries."""
        if isinstance(self.entries, Entries):
            return _ById(self.entries)
        return {entry.id: entry for entry in self.entries}

    def number_of(self, entry: str) -> int:
        """Return where the entry of an id stands; raise KeyError where there is none."""
        return self.entries.number_of(entry) if isinstance(self.entries, Entries) else self._numbers[entry]

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {entry.id: number for number, entry in enumerate(self.entries)}

    def permalink(self, entry: str, section: str) -> str | None:
        """Return the public address of a section, or None where the glossary has none."""
        if not self.url:
            return None
        return self.url.replace("{entry}", entry).replace("{section}", section)


class Severity(StrEnum):
    """How bad a problem is: an error keeps the glossary from being used, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a file; line and column count from 1."""

    file: Path
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{file_name(self.file)}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault in a glossary's files: what, where, how bad, by which rule."""

    mark: Mark
    rule: str
    message: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return f"{self.mark}: {self.severity}: {self.message} [{self.rule}]"
