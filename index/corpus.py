"""The sections and sentences of some glossaries, numbered as the index numbers them."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, islice
from pathlib import Path
from typing import overload

import numpy as np
from numpy.typing import NDArray

from glossary.model import Entry, Glossary, Section
from glossary.stored import REMEMBERED
from glossary.text import Sentence
from index.arrays import read_arrays, write_arrays
from index.cuts import Cuts, sections_of
from index.texts import Digests, Ordered, digests


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a section, or a whole entry where `section` is empty."""

    glossary: str
    entry: str
    section: str = ""

    @property
    def whole(self) -> "Place":
        """Return the place of the whole entry."""
        return Place(self.glossary, self.entry)


@dataclass(frozen=True, slots=True)
class Document:
    """A section as the index sees it: its place, headwords, text, sentences, and the number of the first of them."""

    place: Place
    term: str
    entry_term: str
    own_term: bool
    names: tuple[str, ...]
    text: str
    sentences: tuple[Sentence, ...]
    questions: tuple[str, ...]
    first_sentence: int

    @property
    def headword(self) -> tuple[Place, str]:
        """Return its entry and the headword that it carries there."""
        return self.place.whole, self.term

    @property
    def lines(self) -> range:
        """Return the numbers of its sentences."""
        return range(self.first_sentence, self.first_sentence + len(self.sentences))

    @property
    def headed_text(self) -> str:
        """Return the text under its headword, as it is encoded."""
        return _headed(self.term, self.text)

    @property
    def searched_text(self) -> str:
        """Return all that it can be found by, each once."""
        return _searched(self.term, self.entry_term, self.names, self.text, self.questions)


@dataclass(frozen=True, slots=True)
class Owners:
    """Which documents lines belong to: `sections[i]` is that of line i; the first `sentences` lines are sentences."""

    sections: NDArray[np.int64]
    sentences: int


class Documents(Sequence[Document]):
    """All sections in order, each made when it is asked for."""

    def __init__(self, glossaries: Sequence[Glossary], cuts: Cuts) -> None:
        self._glossaries = glossaries
        self._cuts = cuts
        # Of memory, a number is taken sooner than of an array.
        self._sections, self._sentences = cuts.sections.data, cuts.sentences.data
        self._spans = cuts.starts.data, cuts.ends.data
        self._firsts = [0, *accumulate(len(one.entries) for one in glossaries)]
        self._remembered = lru_cache(REMEMBERED)(self._at)
        self.numbers: Callable[[Place], Sequence[int]] = lru_cache(REMEMBERED)(self._numbers)

    def __len__(self) -> int:
        return len(self._sentences) - 1

    @overload
    def __getitem__(self, number: int) -> Document: ...
    @overload
    def __getitem__(self, number: slice) -> tuple[Document, ...]: ...
    def __getitem__(self, number: int | slice) -> Document | tuple[Document, ...]:
        if isinstance(number, slice):
            return tuple(self[one] for one in range(*number.indices(len(self))))
        if not -len(self) <= number < len(self):
            raise IndexError(number)
        return self._remembered(number % len(self))

    def __iter__(self) -> Iterator[Document]:
        if len(self) <= REMEMBERED:
            return map(self._remembered, range(len(self)))
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


class Corpus:
    """All documents, by entry id and then as the entry has them.

    Sentences are numbered from 0, and after the last of them the questions.
    """

    def __init__(
        self,
        glossaries: Sequence[Glossary],
        earlier: "Corpus | None" = None,
        *,
        cuts: Cuts | None = None,
        ordered: Ordered | None = None,
    ) -> None:
        """Take the glossaries, and where that is known how they are cut, and their sentences in order.

        A text that an earlier corpus has is not cut into sentences again.
        """
        self._glossaries = glossaries
        if cuts is None:
            cuts = Cuts.of(glossaries, earlier.texts(), earlier.cuts) if earlier else Cuts.of(glossaries)
        self.cuts: Cuts = cuts
        self._known = ordered
        self.documents = Documents(glossaries, cuts)
        counts = np.diff(cuts.sentences)
        self.owners = Owners(np.concatenate([np.repeat(np.arange(counts.size), counts), cuts.asked]), cuts.starts.size)

    @classmethod
    def load(cls, glossaries: Sequence[Glossary], file: Path) -> "Corpus":
        """Take glossaries that are cut as those were which `save` wrote."""
        keys, sections, sentences, asked, numbers, starts, ends = read_arrays(file)
        cuts = Cuts(
            sections.view(np.int64),
            sentences.view(np.int64),
            asked.view(np.int64),
            starts.view(np.int32),
            ends.view(np.int32),
        )
        return cls(glossaries, cuts=cuts, ordered=Ordered(keys.view(np.uint64), numbers.view(np.int32)))

    def save(self, file: Path) -> None:
        """Write how the glossaries are cut, and their sentences in order, without what they say."""
        own, ordered = self.cuts, self._ordered
        write_arrays(
            file, [ordered.keys, own.sections, own.sentences, own.asked, ordered.numbers, own.starts, own.ends]
        )

    def numbers(self, place: Place) -> Sequence[int]:
        """Return the numbers of the sections of a place, in order; raise KeyError where there is no such place."""
        return self.documents.numbers(place)

    def quoted(self, text: str) -> Place | None:
        """Return the last section that has a sentence, or None where none has it."""
        for number in reversed(self._ordered.numbers_of(text)):
            document = self.documents[int(self.owners.sections[number])]
            if document.sentences[number - document.first_sentence].text == text:
                return document.place
        return None

    def headed_texts(self) -> list[str]:
        """Return the texts of all sections under their headwords, in order."""
        return [_headed(entry.term_of(section), section.text) for _, entry, section in sections_of(self._glossaries)]

    def searched_texts(self) -> list[str]:
        """Return what all sections can be found by, in order."""
        return [
            _searched(
                entry.term_of(section),
                entry.term,
                [name.text for name in section.names],
                section.text,
                section.questions,
            )
            for _, entry, section in sections_of(self._glossaries)
        ]

    def sentence_texts(self) -> list[str]:
        """Return the texts of all sentences in order."""
        cuts = self.cuts
        spans = zip(cuts.starts.tolist(), cuts.ends.tolist(), strict=True)
        counts = np.diff(cuts.sentences).tolist()
        return [
            text[start:end]
            for text, count in zip(self.texts(), counts, strict=True)
            for start, end in islice(spans, count)
        ]

    def line_texts(self) -> list[str]:
        """Return the texts of all sentences, and after them the questions, in order of their numbers."""
        questions = (question for _, _, section in sections_of(self._glossaries) for question in section.questions)
        return [*self.sentence_texts(), *questions]

    def texts(self) -> list[str]:
        """Return the texts of all sections in order."""
        return [section.text for _, _, section in sections_of(self._glossaries)]

    def order(self, sentences: Digests) -> Ordered:
        """Put the sentences in order by their digests, and remember it."""
        self._known = Ordered.of(sentences)
        return self._known

    @property
    def _ordered(self) -> Ordered:
        return self._known or self.order(digests(self.sentence_texts()))


def _headed(term: str, text: str) -> str:
    return f"{term}. {text}"


def _searched(term: str, entry_term: str, names: Sequence[str], text: str, questions: Sequence[str]) -> str:
    return "\n".join(dict.fromkeys((term, entry_term, *names, text, *questions)))
