"""The sources of an entry that is put together from lines of text."""

from glossary.exchange.concept import Concept, Definition
from glossary.exchange.source_line import source_line, source_of
from glossary.model import Source


class Sources:
    """Find the sources that lines stand for among those that were noted, and make those that are new."""

    def __init__(self, noted: tuple[Source, ...]) -> None:
        self._noted = {source.id: source for source in noted}
        self._lines: dict[str, str] = {}
        for source in noted:
            self._lines.setdefault(source_line(source), source.id)
        self._made: list[Source] = []

    def take(self, definition: Definition, concept: Concept, noted: tuple[str, ...] | None) -> tuple[str, ...]:
        """Return the ids of a definition's sources: those that were noted and are still there, then new ones.

        A format that has no place for sources gives no lines; then what was noted holds.
        """
        lines = dict.fromkeys(line for line in (*definition.sources, *concept.sources) if line.strip())
        if noted is None:
            return tuple(dict.fromkeys(self._id(line) for line in lines))
        if not lines:
            return noted
        kept = tuple(one for one in noted if one in self._noted and source_line(self._noted[one]) in lines)
        new = tuple(self._id(line) for line in lines if line not in self._lines)
        return (*kept, *new)

    def all(self) -> tuple[Source, ...]:
        """Return all sources that the entry has by now."""
        return (*self._noted.values(), *self._made)

    def _id(self, line: str) -> str:
        if line not in self._lines:
            taken = {*self._noted, *(source.id for source in self._made)}
            number = len(self._made) + 1
            while f"source-{number}" in taken:
                number += 1
            self._lines[line] = f"source-{number}"
            self._made.append(source_of(line, self._lines[line]))
        return self._lines[line]
