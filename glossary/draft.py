"""A glossary as far as its files could be read, with the place of every value."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from glossary.model import Entry, Glossary, Mark, Name, Problem, Severity
from glossary.schema import ENTRIES_FOLDER, GLOSSARY_FILE

Address = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a glossary and its address."""

    address: Address
    value: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What was read of a glossary folder; a value that could not be read is empty.

    `stems` are the file stems of `glossary.entries`, in the same order; `unread` those of the files that hold no
    readable entry. An address starts with the stem of an entry or with "glossary.yaml" and goes on with keys and
    list indexes: `("cooperation", "sections", 1, "text")`. A list of names is addressed as it stands in the model:
    `("cooperation", "names", 0)`, and a language tag by itself: `("cooperation", "names", "zh-Hans")`.
    """

    folder: Path
    glossary: Glossary
    stems: tuple[str, ...]
    unread: frozenset[str]
    marks: Mapping[Address, Mark]

    def mark(self, *address: str | int) -> Mark:
        """Return where a value stands, or where the value around it does."""
        for length in range(len(address), 0, -1):
            if address[:length] in self.marks:
                return self.marks[address[:length]]
        if address and address[0] != GLOSSARY_FILE:
            return Mark(self.folder / ENTRIES_FOLDER / f"{address[0]}.yaml")
        return Mark(self.folder / GLOSSARY_FILE)

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Yield the entries with their file stems."""
        return zip(self.stems, self.glossary.entries, strict=True)

    def error(self, rule: str, message: str, *address: str | int) -> Problem:
        """Return a problem that keeps the glossary from being used."""
        return Problem(self.mark(*address), rule, message)

    def warning(self, rule: str, message: str, *address: str | int) -> Problem:
        """Return a problem that does not."""
        return Problem(self.mark(*address), rule, message, Severity.WARNING)

    def named(self) -> Iterator[tuple[Address, tuple[Name, ...]]]:
        """Yield the names of every entry and section with the address of the list."""
        for stem, entry in self.entries():
            yield (stem, "names"), entry.names
            for index, section in enumerate(entry.sections):
                yield (stem, "sections", index, "names"), section.names

    def texts(self) -> Iterator[Text]:
        """Yield every text that is shown to readers or searched, such as terms, section texts and titles."""
        yield Text((GLOSSARY_FILE, "title"), self.glossary.title)
        for stem, entry in self.entries():
            yield Text((stem, "term"), entry.term)
            yield Text((stem, "subject"), entry.subject)
            yield Text((stem, "summary"), entry.summary)
            for index, section in enumerate(entry.sections):
                yield Text((stem, "sections", index, "term"), section.term)
                yield Text((stem, "sections", index, "text"), section.text)
                for place, question in enumerate(section.questions):
                    yield Text((stem, "sections", index, "questions", place), question)
            for index, note in enumerate(entry.notes):
                yield Text((stem, "notes", index), note)
            for source in entry.sources:
                yield Text((stem, "sources", source.id, "title"), source.title)
        for address, names in self.named():
            for index, name in enumerate(names):
                yield Text((*address, index), name.text)
