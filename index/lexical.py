"""Finding texts by the words they share with a question (BM25)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

# The defaults of Anserini and Pyserini (Yang, Fang and Lin, SIGIR 2017), chosen there on other collections.
K1 = 0.9
B = 0.4

Scores = NDArray[np.float32]
Numbers = NDArray[np.int32]


class Lexical:
    """BM25 over documents of terms (Robertson and Zaragoza 2009, with Lucene's non-negative IDF)."""

    def __init__(self, lengths: Scores, vocabulary: Mapping[str, int], postings: Numbers) -> None:
        """Take how many terms each document has, and postings of shape (3, n), ascending by term, then by document.

        A posting is the number of a term, that of a document, and how often the term stands in it.
        """
        self.size = len(lengths)
        self._lengths = lengths
        self._vocabulary = vocabulary
        self._postings = postings
        terms, self._documents, counts = postings
        frequencies = np.bincount(terms, minlength=len(vocabulary))
        self._ends = np.cumsum(frequencies)
        self._starts = self._ends - frequencies
        # By the number of documents that have a term.
        self._idfs = self._inverse_frequency(np.arange(self.size + 1))
        norms = K1 * (1 - B + B * lengths / max(float(lengths.mean()), 1.0)) if self.size else lengths
        weights = self._inverse_frequency(frequencies)[terms] * counts * (K1 + 1) / (counts + norms[self._documents])
        self._weights: Scores = weights.astype(np.float32)

    @classmethod
    def of(cls, documents: Sequence[Sequence[str]]) -> "Lexical":
        """Take in documents, each the terms that it has."""
        vocabulary: dict[str, int] = {}
        rows = [
            (vocabulary.setdefault(term, len(vocabulary)), number, count)
            for number, document in enumerate(documents)
            for term, count in Counter(document).items()
        ]
        postings = np.array(rows, dtype=np.int32).reshape(-1, 3).T
        lengths = np.array([len(document) for document in documents], dtype=np.float32)
        return cls(lengths, vocabulary, postings[:, np.argsort(postings[0], kind="stable")])

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
        taken = self._postings.copy()
        taken[1] = moved[taken[1]]
        added = np.array(rows, dtype=np.int32).reshape(-1, 3).T
        postings = np.concatenate([taken[:, taken[1] >= 0], added], axis=1)
        order = np.argsort(postings[0].astype(np.int64) * here.size + postings[1], kind="stable")
        lengths = np.append(self._lengths, np.float32(0))[here]
        lengths[at] = [len(document) for document in fresh]
        return Lexical(lengths, vocabulary, postings[:, order])

    def only(self, kept: NDArray[np.bool_]) -> "Lexical":
        """Return what `of` makes of the documents to keep alone; `kept` has the shape (size,)."""
        postings = self._postings[:, kept[self._documents]]
        postings[1] = np.cumsum(kept)[postings[1]] - 1
        return Lexical(self._lengths[kept], self._vocabulary, postings)

    def _inverse_frequency(self, documents: NDArray[np.int64]) -> NDArray[np.float64]:
        return np.log1p((self.size - documents + 0.5) / (documents + 0.5))

    def _own(self, term: str) -> slice:
        """Return which postings are those of a term."""
        number = self._vocabulary.get(term)
        return slice(0, 0) if number is None else slice(self._starts[number], self._ends[number])

    def __contains__(self, term: str) -> bool:
        own = self._own(term)
        return bool(own.stop > own.start)

    def idf(self, term: str) -> float:
        """Return the inverse document frequency of a term; an unknown one weighs as much as the rarest could."""
        own = self._own(term)
        return float(self._idfs[own.stop - own.start])

    def scores(self, terms: Iterable[str]) -> Scores:
        """Return the BM25 score of every document, shape (size,)."""
        own = [self._own(term) for term in dict.fromkeys(terms)]
        if not own:
            return np.zeros(self.size, dtype=np.float32)
        documents = np.concatenate([self._documents[one] for one in own])
        weights = np.concatenate([self._weights[one] for one in own])
        return np.bincount(documents, weights, self.size).astype(np.float32)

    def held(self, masses: Mapping[str, float]) -> Scores:
        """Return, for every document, the sum of the masses of the terms that it has, shape (size,)."""
        sums = np.zeros(self.size, dtype=np.float32)
        for term, mass in masses.items():
            sums[self._documents[self._own(term)]] += mass
        return sums
