"""Scoring all sections for a question."""

import numpy as np
from numpy.typing import NDArray

from index.closeness import Closeness
from index.corpus import Corpus
from index.fuse import Scores
from index.lexical import Lexical
from index.query import Query
from index.vectors import Neighbours, VectorStore

# How many neighbours are scored exactly; what lies beyond counts as the last of them.
_DEPTH_SECTIONS = 1000
_DEPTH_LINES = 5000


class Exhaustive:
    """Scores every section of a corpus, by its words and by the vectors of its sections and lines."""

    def __init__(self, corpus: Corpus, words: Lexical, sections: VectorStore, lines: VectorStore) -> None:
        self._corpus = corpus
        self._words = words
        self._sections = sections
        self._lines = lines
        self._numbers = np.arange(sections.size)

    def closeness(self, query: Query, wanted: NDArray[np.int64]) -> Closeness:  # noqa: ARG002 - all are scored
        """Return how close all sections are to a question."""
        lexical = self._words.scores(term.text for term in query.terms)
        sections = _filled(self._sections.search(query.vector, _DEPTH_SECTIONS), self._sections.size)
        return Closeness(self._numbers, lexical, sections, *self._best_lines(query), lexical, slice(None))

    def _best_lines(self, query: Query) -> tuple[Scores, Scores]:
        """Return, for every section, the cosines of its best sentence and of its best question (0 without any)."""
        neighbours = self._lines.search(query.vector, _DEPTH_LINES)
        sentences = np.full(self._sections.size, neighbours.cosines.min(initial=1.0), dtype=np.float32)
        asked = np.zeros(self._sections.size, dtype=np.float32)
        # The best come first, so that they are written last.
        numbers, cosines = neighbours.numbers[::-1], neighbours.cosines[::-1]
        is_sentence = numbers < self._corpus.sentences
        for best, chosen in ((sentences, is_sentence), (asked, ~is_sentence)):
            best[self._corpus.owners[numbers[chosen]]] = cosines[chosen]
        return sentences, np.maximum(asked, 0)


def _filled(neighbours: Neighbours, size: int) -> Scores:
    scores = np.full(size, neighbours.cosines.min(initial=1.0), dtype=np.float32)
    scores[neighbours.numbers] = neighbours.cosines
    return scores
