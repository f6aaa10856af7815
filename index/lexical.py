"""Finding texts by the words they share with a question (BM25)."""

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.arrays import read_arrays, write_arrays
from index.fuse import Scores

# The defaults of Anserini and Pyserini (Yang, Fang and Lin, SIGIR 2017), chosen there on other collections.
K1 = 0.9
B = 0.4

Numbers = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class TermWeights:
    """What terms add to the BM25 scores of some documents, shape (terms, documents): 0 where one has not the term."""

    terms: Sequence[str]
    weights: Scores

    def scores(self) -> Scores:
        """Return the BM25 score of every document, shape (documents,)."""
        return np.asarray(self.weights.sum(axis=0, dtype=np.float64), dtype=np.float32)

    def held_terms(self) -> set[str]:
        """Return the terms that some document has."""
        return {term for term, weights in zip(self.terms, self.weights, strict=True) if weights.any()}

    def holding(self, terms: Collection[str]) -> NDArray[np.bool_]:
        """Tell of every document whether it has all of some terms, but for those that no weights are of."""
        rows = [row for row, term in enumerate(self.terms) if term in terms]
        return np.asarray((self.weights[rows] > 0).all(axis=0), dtype=np.bool_)

    def held(self, masses: Mapping[str, float]) -> Scores:
        """Return, for every document, the sum of the masses of the terms that it has, shape (documents,)."""
        each = np.array([masses.get(term, 0.0) for term in self.terms], dtype=np.float32)
        sums = np.where(self.weights > 0, each[:, np.newaxis], np.float32(0)).sum(axis=0)
        return np.asarray(sums, dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Postings:
    """In which documents the terms stand, how often, and what each adds to a score, shape (n,), by term and document.

    Those of term `i` end before `ends[i]`, where the next one's begin.
    """

    ends: NDArray[np.int64]
    documents: Numbers
    counts: Numbers
    weights: Scores


class Lexical:
    """BM25 over documents of terms (Robertson and Zaragoza 2009, with Lucene's non-negative IDF)."""

    def __init__(self, lengths: Scores, vocabulary: Mapping[str, int], postings: Postings) -> None:
        """Take how many terms each document has, the number of every term, and the postings of all."""
        self.size = len(lengths)
        self._lengths = lengths
        self._vocabulary = vocabulary
        self._postings = postings
        self._documents, self._weights = postings.documents, postings.weights
        # Of memory, a number is taken sooner than of an array.
        self._ends = postings.ends.data
        # By the number of documents that have a term.
        self._idfs = _inverse_frequency(self.size, np.arange(self.size + 1))

    @classmethod
    def of(cls, documents: Iterable[Sequence[str]]) -> "Lexical":
        """Take in documents, each the terms that it has."""
        vocabulary: dict[str, int] = {}
        lengths: list[int] = []
        rows = array("i")
        for number, document in enumerate(documents):
            lengths.append(len(document))
            for term, count in Counter(document).items():
                rows.extend((vocabulary.setdefault(term, len(vocabulary)), number, count))
        terms, numbers, counts = np.frombuffer(rows, dtype=np.int32).reshape(-1, 3).T
        order = np.argsort(terms, kind="stable")
        return cls.counted(np.array(lengths, dtype=np.float32), vocabulary, terms[order], numbers[order], counts[order])

    @classmethod
    def counted(
        cls, lengths: Scores, vocabulary: Mapping[str, int], terms: Numbers, documents: Numbers, counts: Numbers
    ) -> "Lexical":
        """Take in how often terms stand in documents, ascending by the number of the term, then of the document."""
        size = len(lengths)
        frequencies = np.bincount(terms, minlength=len(vocabulary))
        norms = K1 * (1 - B + B * lengths / max(float(lengths.mean()), 1.0)) if size else lengths
        weights = _inverse_frequency(size, frequencies)[terms] * counts * (K1 + 1) / (counts + norms[documents])
        ends = np.cumsum(frequencies)
        return cls(lengths, vocabulary, Postings(ends, documents, counts, weights.astype(np.float32)))

    @classmethod
    def load(cls, file: Path) -> "Lexical":
        """Read what `save` wrote."""
        ends, documents, counts, weights, lengths, words = read_arrays(file)
        listed = words.tobytes().decode()
        vocabulary = {term: number for number, term in enumerate(listed.split("\n") if listed else ())}
        postings = Postings(
            ends.astype(np.int64), documents.view(np.int32), counts.view(np.int32), weights.view(np.float32)
        )
        return cls(lengths.view(np.float32), vocabulary, postings)

    def save(self, file: Path) -> None:
        """Write all of it to a file."""
        words = np.frombuffer("\n".join(self._vocabulary).encode(), dtype=np.uint8)
        own = self._postings
        write_arrays(file, [own.ends, own.documents, own.counts, own.weights, self._lengths, words])

    def taken_over(self, numbers: Sequence[int], fresh: Sequence[Sequence[str]]) -> "Lexical":
        """Return what `of` makes of other documents, which are mostly those that are here.

        `numbers` are those that the documents have here, none twice, and -1 of each that is not; what terms these have,
        `fresh` says in their order.
        """
        here = np.array(numbers, dtype=np.int64)
        # The last place is for what is not here.
        moved = np.full(self.size + 1, -1, dtype=np.int32)
        moved[here] = np.arange(here.size)
        at = np.flatnonzero(here < 0)
        vocabulary = dict(self._vocabulary)
        rows = [
            (vocabulary.setdefault(term, len(vocabulary)), number, count)
            for number, document in zip(at.tolist(), fresh, strict=True)
            for term, count in Counter(document).items()
        ]
        added = np.array(rows, dtype=np.int32).reshape(-1, 3).T
        own = self._postings
        documents = moved[own.documents]
        kept = documents >= 0
        taken = (self._terms()[kept], documents[kept], own.counts[kept])
        terms, documents, counts = map(np.concatenate, zip(taken, added, strict=True))
        # What no document has any more would be kept in the file for ever.
        used = np.bincount(terms, minlength=len(vocabulary)) > 0
        vocabulary = {term: number for number, term in enumerate(compress(vocabulary, used))}
        terms = (np.cumsum(used) - 1).astype(np.int32)[terms]
        order = np.argsort(terms.astype(np.int64) * here.size + documents, kind="stable")
        lengths = np.append(self._lengths, np.float32(0))[here]
        lengths[at] = [len(document) for document in fresh]
        return Lexical.counted(lengths, vocabulary, terms[order], documents[order], counts[order])

    def only(self, kept: NDArray[np.bool_]) -> "Lexical":
        """Return what `of` makes of the documents to keep alone; `kept` has the shape (size,)."""
        own = self._postings
        here = kept[own.documents]
        numbers = (np.cumsum(kept) - 1).astype(np.int32)
        return Lexical.counted(
            self._lengths[kept], self._vocabulary, self._terms()[here], numbers[own.documents[here]], own.counts[here]
        )

    def _terms(self) -> Numbers:
        """Return the number of the term of every posting."""
        ends = self._postings.ends
        return np.repeat(np.arange(len(ends), dtype=np.int32), np.diff(ends, prepend=0))

    def _own(self, term: str) -> slice:
        """Return which postings are those of a term."""
        number = self._vocabulary.get(term)
        return slice(0, 0) if number is None else slice(self._ends[number - 1] if number else 0, self._ends[number])

    def __contains__(self, term: str) -> bool:
        own = self._own(term)
        return bool(own.stop > own.start)

    def idf(self, term: str) -> float:
        """Return the inverse document frequency of a term; an unknown one weighs as much as the rarest could."""
        own = self._own(term)
        return float(self._idfs[own.stop - own.start])

    @property
    def rarest(self) -> float:
        """Return the inverse document frequency of a term that one document has."""
        return float(self._idfs[min(self.size, 1)])

    def scores(self, terms: Iterable[str]) -> Scores:
        """Return the BM25 score of every document, shape (size,)."""
        own = [self._own(term) for term in dict.fromkeys(terms)]
        if not own:
            return np.zeros(self.size, dtype=np.float32)
        documents = np.concatenate([self._documents[one] for one in own])
        weights = np.concatenate([self._weights[one] for one in own])
        return np.bincount(documents, weights, self.size).astype(np.float32)

    def weights(self, terms: Iterable[str], numbers: NDArray[np.int64]) -> TermWeights:
        """Return what each term adds to the scores of some documents; other documents are not looked at."""
        wanted = numbers.astype(np.int32)
        named = tuple(dict.fromkeys(terms))
        if not self._documents.size:
            return TermWeights(named, np.zeros((len(named), wanted.size), dtype=np.float32))
        own = [self._own(term) for term in named]
        at = np.empty((len(named), wanted.size), dtype=np.int64)
        for row, one in zip(at, own, strict=True):
            np.add(self._documents[one].searchsorted(wanted), one.start, out=row)
        # What would stand after the last one of a term is not it.
        ends = np.array([one.stop for one in own], dtype=np.int64)[:, np.newaxis]
        held = (at < ends) & (self._documents.take(at, mode="clip") == wanted)
        return TermWeights(named, self._weights.take(at, mode="clip") * held)


def _inverse_frequency(size: int, documents: NDArray[np.int64]) -> NDArray[np.float64]:
    return np.asarray(np.log1p((size - documents + 0.5) / (documents + 0.5)), dtype=np.float64)
