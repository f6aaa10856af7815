"""How much of a question texts hold."""

from collections.abc import Mapping

import numpy as np

from index.lexical import TermWeights


class Coverage:
    """The share of a question's IDF mass that texts hold, 0 to 1, by the weights of its terms in them.

    A text under a headword speaks of what it names, so the words of the name count as held by it.
    """

    def __init__(self, masses: Mapping[str, float], texts: TermWeights) -> None:
        self._masses = masses
        self._texts = texts
        self._under: dict[frozenset[str], list[float]] = {}

    def under(self, named: frozenset[str]) -> list[float]:
        """Return the coverage of every text, as if it stood under a name of these terms of the question."""
        if named not in self._under:
            others = {term: mass for term, mass in self._masses.items() if term not in named}
            given = sum(self._masses[term] for term in named)
            self._under[named] = (self._texts.held(others) + np.float32(given)).tolist()
        return self._under[named]
