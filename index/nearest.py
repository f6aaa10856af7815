"""Scoring, of very many sections, those that may answer a question."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.closeness import Closeness
from index.corpus import Owners
from index.encoder import Vectors
from index.fuse import Scores
from index.highest import highest
from index.lexical import Lexical
from index.query import Query
from index.vectors import VectorStore

# Of every kind, so many are scored by all signals.
_SECTIONS = 200
_LINES = 400
_WORDS = 300
# And so many that stand for all others: their deviation is that of all to 1/√(2 · 2000), some 1.6 %.
_SAMPLE = 2000


class Nearest:
    """Scores the sections nearest to a question, by their vectors, their lines' or their words, and a sample of all.

    Each is scored by all signals; the sample tells how far a cosine stands out among all sections.
    """

    def __init__(self, owners: Owners, words: Lexical, sections: VectorStore, lines: VectorStore) -> None:
        self._owners = owners
        self._words = words
        self._sections = sections
        self._lines = lines
        self._sample = self._read(np.unique(np.linspace(0, sections.size - 1, _SAMPLE).astype(np.int64)))

    def closeness(self, query: Query, wanted: NDArray[np.int64]) -> Closeness:
        """Return how close the sections nearest to a question are to it, those that are wanted, and the sample."""
        words = self._words.scores(term.text for term in query.terms)
        near = self._sections.search(query.vector, _SECTIONS).numbers
        owners = self._owners.sections[self._lines.search(query.vector, _LINES).numbers]
        found = np.unique(np.concatenate([wanted, near, owners, highest(words, _WORDS)]))
        others = self._read(found[~np.isin(found, self._sample.numbers, assume_unique=True)])
        numbers = np.concatenate([self._sample.numbers, others.numbers])
        cosines = np.concatenate([self._sample.cosines(query.vector), others.cosines(query.vector)], axis=1)
        order = np.argsort(numbers)
        numbers, (sections, sentences, asked) = numbers[order], cosines[:, order]
        typical = numbers.searchsorted(self._sample.numbers)

        def lines(wanted: NDArray[np.int64]) -> Scores:
            return _cosines(self._lines.read(wanted), query.vector)

        return Closeness(numbers, words[numbers], sections, sentences, asked, words, typical, lines)

    def _read(self, numbers: NDArray[np.int64]) -> "_Texts":
        first, owners = self._owners.sentences, self._owners.sections
        sentences, questions = _lines_of(numbers, owners[:first]), _lines_of(numbers, owners[first:])
        return _Texts(
            numbers,
            self._sections.read(numbers),
            _Lines(self._lines.read(sentences), np.searchsorted(numbers, owners[sentences])),
            _Lines(self._lines.read(first + questions), np.searchsorted(numbers, owners[first + questions])),
        )


@dataclass(frozen=True, slots=True)
class _Lines:
    """The vectors of lines, and at which of some sections each of them stands."""

    vectors: Vectors
    at: NDArray[np.int64]

    def best(self, vector: Vectors, size: int, least: float) -> Scores:
        """Return the cosine of the best line of each section, shape (size,); `least` where it has none."""
        best = np.full(size, least, dtype=np.float32)
        np.maximum.at(best, self.at, _cosines(self.vectors, vector))
        return best


@dataclass(frozen=True, slots=True)
class _Texts:
    """Sections, by number, with the vectors of all that is said in them."""

    numbers: NDArray[np.int64]
    sections: Vectors
    sentences: _Lines
    questions: _Lines

    def cosines(self, vector: Vectors) -> Scores:
        """Return the cosines of section, best sentence and best question (0 without any), shape (3, sections)."""
        size = len(self.numbers)
        best = (self.sentences.best(vector, size, -1.0), self.questions.best(vector, size, 0.0))
        return np.stack([_cosines(self.sections, vector), *best])


def _cosines(vectors: Vectors, vector: Vectors) -> Scores:
    """Return the cosine of each of some unit vectors with another, in this thread alone.

    A product of matrices is shared out among threads, which takes ten times as long as it does where others are busy.
    """
    return np.asarray(np.vecdot(vectors, vector), dtype=np.float32)


def _lines_of(numbers: NDArray[np.int64], owners: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the numbers of the lines that some sections own, in order; the owners of lines ascend."""
    starts, ends = (owners.searchsorted(numbers, side) for side in ("left", "right"))
    counts = ends - starts
    return np.repeat(starts - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())
