"""The sections and sentences of some glossaries, numbered as the index numbers them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from glossary.model import Glossary
from index.arrays import read_arrays, write_arrays
from index.cuts import Cuts, sections_of
from index.document import Place, headed, searched
from index.documents import Documents
from index.texts import Digests, Ordered, digests


@dataclass(frozen=True, slots=True)
class Owners:
    """Which documents lines belong to: `sections[i]` is that of line i; the first `sentences` lines are sentences."""

    sections: NDArray[np.int64]
    sentences: int


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

    def questions_of(self, number: int) -> NDArray[np.int64]:
        """Return the numbers of the questions of a section, in order."""
        first, end = self.cuts.asked.searchsorted([number, number + 1])
        return np.arange(first, end) + self.owners.sentences

    def quoted(self, text: str) -> Place | None:
        """Return the last section that has a sentence, or None where none has it."""
        for number in reversed(self._ordered.numbers_of(text)):
            document = self.documents[int(self.owners.sections[number])]
            if document.sentences[number - document.first_sentence].text == text:
                return document.place
        return None

    def headed_texts(self) -> list[str]:
        """Return the texts of all sections under their headwords, in order."""
        return [headed(entry.term_of(section), section.text) for _, entry, section in sections_of(self._glossaries)]

    def searched_texts(self) -> list[str]:
        """Return what all sections can be found by, in order."""
        return [
            searched(
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
