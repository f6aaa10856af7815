"""How close sections are to a question."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.fuse import Scores, fuse
from index.query import Query


@dataclass(frozen=True, slots=True)
class Closeness:
    """Scores of sections, in order of their `numbers`: BM25, and the cosines of section, best sentence and question.

    They are told by how far they stand out: BM25 among the `words`, its scores of all sections, and cosines among
    those of the sections at `typical`. `lines` returns the cosines of lines by their numbers.
    """

    numbers: NDArray[np.int64]
    lexical: Scores
    sections: Scores
    sentences: Scores
    asked: Scores
    words: Scores
    typical: NDArray[np.int64] | slice
    lines: Callable[[NDArray[np.int64]], Scores]

    def at(self, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return where sections, by number, stand among these."""
        return np.asarray(self.numbers.searchsorted(numbers), dtype=np.int64)

    def of(self, numbers: NDArray[np.int64]) -> "Closeness":
        """Return the same of some sections only, told among themselves."""
        at = self.at(numbers)
        words = self.lexical[at]
        cosines = (self.sections[at], self.sentences[at], self.asked[at])
        return Closeness(numbers, words, *cosines, words=words, typical=slice(None), lines=self.lines)

    def fused(self, query: Query) -> Scores:
        """Return one score a section, cosines left out where the encoder does not know the language."""
        dense = [self.sections, np.maximum(self.sentences, self.asked)] if query.dense else []
        typical = dense if isinstance(self.typical, slice) else [one[self.typical] for one in dense]
        return fuse([self.lexical, *dense], [self.words, *typical])
