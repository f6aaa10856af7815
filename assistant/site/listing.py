"""Lists of what is in a glossary, in groups under headings: by letter, by subject, by Chinese name, by source."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.reference import source_reference
from assistant.site.names import ShownName, chinese_of, shown_names
from assistant.site.sorting import letter_of, letters_key, sound_key
from glossary import Entry, Glossary, Section
from index.tokens import primary_language

_NO_SUBJECT = "Other"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list: a name that leads to an entry or a section.

    `under` is the headword that the name leads to where it is another, `about` what is said of an entry in a sentence.
    """

    name: ShownName
    entry: str
    section: str = ""
    chinese: ShownName | None = None
    under: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source, and the sections that rest on it."""

    reference: str
    sections: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading."""

    title: str
    rows: tuple[Row | SourceRow, ...]


class Listings:
    """The lists of one glossary, each made when it is first asked for."""

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary
        self._language = primary_language(glossary.language)

    @cached_property
    def alphabet(self) -> tuple[Group, ...]:
        """List every name in the glossary's language."""
        rows = _once(row for entry in self._glossary.entries for row in self._named(entry))
        return _grouped(rows, lambda row: letter_of(row.name.text), lambda row: letters_key(row.name.text))

    @cached_property
    def subjects(self) -> tuple[Group, ...]:
        """List the entries by subject; those without one come last."""
        titles = {entry.id: entry.subject or _NO_SUBJECT for entry in self._glossary.entries}
        rows = (self._entry(entry) for entry in self._glossary.entries)
        groups = _grouped(rows, lambda row: titles[row.entry], lambda row: letters_key(row.name.text))
        return tuple(sorted(groups, key=lambda group: (group.title == _NO_SUBJECT, letters_key(group.title))))

    @cached_property
    def chinese(self) -> tuple[Group, ...]:
        """List every name in Chinese characters, by its sound."""
        rows = _once(row for entry in self._glossary.entries for row in self._read(entry))
        return _grouped(rows, lambda row: letter_of(row.name.reading), lambda row: sound_key(row.name.reading))

    @cached_property
    def sources(self) -> tuple[Group, ...]:
        """List every source with the sections that rest on it."""
        used: dict[str, list[Row]] = {}
        for entry in self._glossary.entries:
            known = {source.id: source_reference(source) for source in entry.sources}
            for section in entry.sections:
                for source in dict.fromkeys(section.sources):
                    used.setdefault(known[source], []).append(self._section(entry, section))
        ordered = sorted(used, key=letters_key)
        groups: dict[str, list[SourceRow]] = {}
        for reference in ordered:
            groups.setdefault(letter_of(reference), []).append(SourceRow(reference, tuple(used[reference])))
        return tuple(Group(title, tuple(rows)) for title, rows in groups.items())

    def _entry(self, entry: Entry) -> Row:
        name = ShownName(entry.term, self._glossary.language)
        return Row(name, entry.id, chinese=chinese_of(shown_names(entry.names)), about=entry.summary)

    def _section(self, entry: Entry, section: Section) -> Row:
        under = entry.term if section.term else ""
        return Row(ShownName(entry.term_of(section), self._glossary.language), entry.id, section.id, under=under)

    def _named(self, entry: Entry) -> Iterator[Row]:
        """Yield the entry under its headword, and under each other name that it has in the glossary's language."""
        yield self._entry(entry)
        for names, section in ((entry.names, None), *((one.names, one) for one in entry.sections)):
            under = entry.term_of(section) if section else entry.term
            place = section.id if section else ""
            if section and section.term:
                chinese = chinese_of(shown_names(names))
                yield replace(self._section(entry, section), chinese=chinese)
            for name in names:
                if primary_language(name.language) == self._language and name.text != under:
                    yield Row(ShownName(name.text, name.language, name.status), entry.id, place, under=under)

    def _read(self, entry: Entry) -> Iterator[Row]:
        for names, section in ((entry.names, None), *((one.names, one) for one in entry.sections)):
            for name in shown_names(names):
                if name.reading:
                    term = entry.term_of(section) if section else entry.term
                    yield Row(name, entry.id, section.id if section else "", under=term)


def _once(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield rows but for those that would lead from the same name to the same entry again."""
    seen: set[tuple[str, str]] = set()
    for row in rows:
        key = (row.name.text, row.entry)
        if key not in seen:
            seen.add(key)
            yield row


def _grouped(
    rows: Iterable[Row], title: Callable[[Row], str], key: Callable[[Row], Sequence[object]]
) -> tuple[Group, ...]:
    # Of one name that leads to several places, the id decides.
    ordered = sorted(rows, key=lambda row: (key(row), row.name.text, row.entry, row.section))
    groups: dict[str, list[Row]] = {}
    for row in ordered:
        groups.setdefault(title(row), []).append(row)
    return tuple(Group(name, tuple(found)) for name, found in groups.items())
