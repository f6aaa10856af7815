"""How close sections are to a question."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.fuse import Scores, fuse
from index.query import Query


@dataclass(frozen=True, slots=True)
class Closeness:
    """Scores of sections: BM25, and the cosines of section, best sentence and best question."""

    lexical: Scores
    sections: Scores
    sentences: Scores
    asked: Scores

    def of(self, numbers: NDArray[np.int64]) -> "Closeness":
        """Return the same of some sections only."""
        return Closeness(*(one[numbers] for one in (self.lexical, self.sections, self.sentences, self.asked)))

    def fused(self, query: Query) -> Scores:
        """Return one score a section, cosines left out where the encoder does not know the language."""
        dense = [self.sections, np.maximum(self.sentences, self.asked)] if query.dense else []
        return fuse([self.lexical, *dense])
