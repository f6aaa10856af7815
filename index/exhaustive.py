"""Scoring all sections for a question."""

import numpy as np
from numpy.typing import NDArray

from index.closeness import Closeness
from index.corpus import Owners
from index.fuse import Scores
from index.lexical import Lexical
from index.query import Query
from index.vectors import VectorStore


class Exhaustive:
    """Scores every section of a corpus, by its words and by the vectors of its sections and lines."""

    def __init__(self, owners: Owners, words: Lexical, sections: VectorStore, lines: VectorStore) -> None:
        self._owners = owners
        self._words = words
        self._sections = sections
        self._lines = lines
        self._numbers = np.arange(sections.size)

    def closeness(self, query: Query, wanted: NDArray[np.int64]) -> Closeness:  # noqa: ARG002 - all are scored
        """Return how close all sections are to a question."""
        lexical = self._words.scores(term.text for term in query.terms)
        found = self._sections.search(query.vector, self._sections.size)
        # What a store does not return lies beyond the last that it does.
        sections = np.full(self._numbers.size, found.cosines.min(initial=1.0), dtype=np.float32)
        sections[found.numbers] = found.cosines
        return Closeness(self._numbers, lexical, sections, *self._best_lines(query), lexical, slice(None))

    def _best_lines(self, query: Query) -> tuple[Scores, Scores]:
        """Return, for every section, the cosines of its best sentence and of its best question (0 without any)."""
        found = self._lines.search(query.vector, self._lines.size)
        sentences = np.full(self._numbers.size, found.cosines.min(initial=1.0), dtype=np.float32)
        asked = np.zeros(self._numbers.size, dtype=np.float32)
        # The best come first, so that they are written last.
        numbers, cosines = found.numbers[::-1], found.cosines[::-1]
        is_sentence = numbers < self._owners.sentences
        for best, chosen in ((sentences, is_sentence), (asked, ~is_sentence)):
            best[self._owners.sections[numbers[chosen]]] = cosines[chosen]
        return sentences, np.maximum(asked, 0)
