"""Finding texts by the words they share with a question (BM25)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

# The defaults of Anserini and Pyserini (Yang, Fang and Lin, SIGIR 2017), chosen there on other collections.
K1 = 0.9
B = 0.4

Scores = NDArray[np.float32]


class Lexical:
    """BM25 over documents of terms (Robertson and Zaragoza 2009, with Lucene's non-negative IDF)."""

    def __init__(self, documents: Sequence[Sequence[str]]) -> None:
        self.size = len(documents)
        lengths = np.array([len(document) for document in documents], dtype=np.float32)
        norms = K1 * (1 - B + B * lengths / max(float(lengths.mean()), 1.0)) if self.size else lengths
        found: dict[str, list[tuple[int, int]]] = {}
        for number, document in enumerate(documents):
            for term, count in Counter(document).items():
                found.setdefault(term, []).append((number, count))
        self._idf: dict[str, float] = {}
        self._documents: dict[str, NDArray[np.int32]] = {}
        self._weights: dict[str, Scores] = {}
        for term, pairs in found.items():
            numbers, counts = np.array(pairs, dtype=np.int32).T
            self._idf[term] = self._inverse_frequency(len(pairs))
            self._documents[term] = numbers
            self._weights[term] = (self._idf[term] * counts * (K1 + 1) / (counts + norms[numbers])).astype(np.float32)

    def _inverse_frequency(self, documents: int) -> float:
        return float(np.log1p((self.size - documents + 0.5) / (documents + 0.5)))

    def __contains__(self, term: str) -> bool:
        return term in self._idf

    def idf(self, term: str) -> float:
        """Return the inverse document frequency of a term; an unknown one weighs as much as the rarest could."""
        return self._idf.get(term, self._inverse_frequency(0))

    def scores(self, terms: Iterable[str]) -> Scores:
        """Return the BM25 score of every document, shape (size,)."""
        scores = np.zeros(self.size, dtype=np.float32)
        for term in dict.fromkeys(terms):
            if term in self._idf:
                scores[self._documents[term]] += self._weights[term]
        return scores

    def held(self, masses: Mapping[str, float]) -> Scores:
        """Return, for every document, the sum of the masses of the terms that it has, shape (size,)."""
        sums = np.zeros(self.size, dtype=np.float32)
        for term, mass in masses.items():
            if term in self._documents:
                sums[self._documents[term]] += mass
        return sums
