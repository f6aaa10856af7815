"""Names that go on as what is being typed begins, in any script."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from glossary.model import Glossary, Name
from index.chinese import Romanised, romanise
from index.document import Place
from index.naming import names_of
from index.stopwords import ALL_FUNCTION_WORDS
from index.tokens import Token, pieces_of, tokenise

# So many words before the cursor may be the beginning of a name.
_MOST_WORDS = 8
# Letters that make a beginning: fewer say too little, least of all at the end of a question.
_LEAST_ALONE = 2
_LEAST_AFTER = 3
# A place may have more names that begin so, in several scripts.
_NAMES_OF_A_PLACE = 8
_BEYOND = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Completion:
    """A name that a text may go on with from `start` on, in code points, and the place that carries it."""

    name: str
    language: str
    place: Place
    start: int


@dataclass(frozen=True, slots=True)
class _Row:
    """A name from one of its words on: `key` is how it goes on, `late` whether words stand before."""

    key: str
    late: bool
    order: int
    name: Name
    place: Place


class Completions:
    """All the names of some glossaries, by how they begin and how they go on from each of their words."""

    def __init__(self, glossaries: Sequence[Glossary], romanise: Callable[[str], Romanised] = romanise) -> None:
        names = (one for glossary in glossaries for one in names_of(glossary, romanise))
        rows = [row for order, (place, name) in enumerate(names) for row in _rows(order, place, name)]
        best = sorted(rows, key=lambda row: (row.late, len(row.name.text), row.place))
        ranked = sorted(enumerate(best), key=lambda one: (one[1].key, one[0]))
        self._rows = [row for _, row in ranked]
        self._ranks = [rank for rank, _ in ranked]
        self._keys = [row.key for row in self._rows]

    def of(self, text: str, most: int) -> tuple[Completion, ...]:
        """Return names that the end of a text begins, best first: as much of it as can be, one name for each place.

        Names that begin so come before those that go on so, shorter ones before longer ones.
        """
        pieces = list(pieces_of(tokenise(text)))
        if not pieces or pieces[-1].end < len(text.rstrip()):
            return ()
        for at in range(max(0, len(pieces) - _MOST_WORDS), len(pieces)):
            start, typed = pieces[at].start, text[pieces[at].start : pieces[-1].end]
            if best := self._best(pieces[at:], typed, most, alone=at == 0):
                return tuple(Completion(row.name.text, row.name.language, row.place, start) for row in best)
        return ()

    def _best(self, pieces: Sequence[Token], typed: str, most: int, *, alone: bool) -> list[_Row]:
        """Return the best rows that go on from some pieces, and have more to them than these.

        Of the names of a place, the one that is written as it was typed.
        """
        begun = "".join(piece.text for piece in pieces)
        least = 1 if pieces[-1].cjk else _LEAST_ALONE if alone else _LEAST_AFTER
        if len(begun) < least or all(piece.text in ALL_FUNCTION_WORDS for piece in pieces):
            return []
        first, last = bisect_left(self._keys, begun), bisect_left(self._keys, f"{begun}{_BEYOND}")
        near = nsmallest(most * _NAMES_OF_A_PLACE, range(first, last), key=self._ranks.__getitem__)
        rows = [row for row in map(self._rows.__getitem__, near) if row.key != begun or row.late]
        places = dict.fromkeys(row.place for row in rows)
        # A headword is given first, and what is derived from names last.
        rows.sort(key=lambda row: (typed.casefold() not in row.name.text.casefold(), row.late, row.order))
        best = {row.place: row for row in reversed(rows)}
        return [best[place] for place in places][:most]


def _rows(order: int, place: Place, name: Name) -> Iterator[_Row]:
    pieces = list(pieces_of(tokenise(name.text)))
    for at, piece in enumerate(pieces):
        if at == 0 or piece.text not in ALL_FUNCTION_WORDS:
            yield _Row("".join(one.text for one in pieces[at:]), at > 0, order, name, place)
