"""How much of a question texts hold."""

from collections.abc import Mapping

import numpy as np

from index.corpus import Place
from index.fuse import Scores
from index.lexical import Lexical
from index.query import Query


class Coverage:
    """The share of a question's IDF mass that texts hold, 0 to 1.

    A text under a headword speaks of what it names, so the words of the name count as held by it.
    """

    def __init__(self, query: Query, masses: Mapping[str, float], texts: Lexical) -> None:
        self._query = query
        self._masses = masses
        self._texts = texts
        self._under: dict[frozenset[str], Scores] = {}

    def under(self, place: Place) -> Scores:
        """Return the coverage of every text, as if it stood under the names of this place."""
        named = frozenset(self._query.named(place))
        if named not in self._under:
            others = {term: mass for term, mass in self._masses.items() if term not in named}
            given = sum(self._masses[term] for term in named)
            self._under[named] = self._texts.held(others) + np.float32(given)
        return self._under[named]
