"""Scoring all sections for a question."""

import numpy as np
from numpy.typing import NDArray

from index.closeness import Closeness
from index.corpus import Owners
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
        sections, lines = self._sections.cosines(query.vector), self._lines.cosines(query.vector)
        first, owners = self._owners.sentences, self._owners.sections
        sentences = np.full(self._numbers.size, lines.min(initial=1.0), dtype=np.float32)
        np.maximum.at(sentences, owners[:first], lines[:first])
        # A section without any question has nothing in common with it.
        asked = np.zeros(self._numbers.size, dtype=np.float32)
        np.maximum.at(asked, owners[first:], lines[first:])
        return Closeness(self._numbers, lexical, sections, sentences, asked, lexical, slice(None), lines.take)
