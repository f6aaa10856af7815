"""The sections of some glossaries, each made when it is asked for."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from glossary.made import Made
from glossary.model import Entry, Glossary, Section
from glossary.stored import REMEMBERED
from glossary.text import Sentence
from index.cuts import Cuts, sections_of
from index.document import Document, Place


class Documents(Made[Document]):
    """All sections in order, each made when it is asked for."""

    def __init__(self, glossaries: Sequence[Glossary], cuts: Cuts) -> None:
        self._glossaries = glossaries
        self._cuts = cuts
        # Of memory, a number is taken sooner than of an array.
        self._sections, self._sentences = cuts.sections.data, cuts.sentences.data
        self._spans = cuts.starts.data, cuts.ends.data
        self._firsts = [0, *accumulate(len(one.entries) for one in glossaries)]
        super().__init__(len(self._sentences) - 1, lru_cache(REMEMBERED)(self._at))
        self.numbers: Callable[[Place], Sequence[int]] = lru_cache(REMEMBERED)(self._numbers)

    def __iter__(self) -> Iterator[Document]:
        if len(self) <= REMEMBERED:
            return map(self._make, range(len(self)))
        return (self._made(*one, number) for number, one in enumerate(sections_of(self._glossaries)))

    def _at(self, number: int) -> Document:
        entry = bisect_right(self._sections, number) - 1
        glossary = bisect_right(self._firsts, entry) - 1
        one = self._glossaries[glossary]
        said = one.entries[entry - self._firsts[glossary]]
        return self._made(one, said, said.sections[number - self._sections[entry]], number)

    def _made(self, glossary: Glossary, entry: Entry, section: Section, number: int) -> Document:
        first, end = self._sentences[number], self._sentences[number + 1]
        spans = zip(*(one[first:end].tolist() for one in self._spans), strict=True)
        return Document(
            place=Place(glossary.id, entry.id, section.id),
            term=entry.term_of(section),
            entry_term=entry.term,
            own_term=bool(section.term),
            names=tuple(name.text for name in section.names),
            text=section.text,
            sentences=tuple(Sentence(start, end, section.text[start:end]) for start, end in spans),
            questions=section.questions,
            first_sentence=first,
        )

    def _numbers(self, place: Place) -> Sequence[int]:
        """Return the numbers of the sections of a place, in order; raise KeyError where there is no such place."""
        at = next((at for at, one in enumerate(self._glossaries) if one.id == place.glossary), None)
        if at is None:
            raise KeyError(place)
        number = self._glossaries[at].number_of(place.entry)
        entry = self._firsts[at] + number
        whole = range(self._sections[entry], self._sections[entry + 1])
        if not place.section:
            return whole
        sections = self._glossaries[at].entries[number].sections
        found = [one for one, section in zip(whole, sections, strict=True) if section.id == place.section]
        if not found:
            raise KeyError(place)
        return found
