"""Names that a text misspells."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.carriers import Carrier, Carriers
from index.lookalikes import Lookalikes, most_edits
from index.spelling import joined
from index.tokens import Token

# A long pasted text is not a misspelt name: near look-up stops after this many unknown words and at this width.
_MOST_UNKNOWN = 8
_NEAR_WIDTH = 6
# A shorter word differs from too many others by a letter: no "new area" is a new era.
_LEAST_MISTAKEN = 4

# Whether a name may be meant by so many pieces of a text from one of them on.
MayStand = Callable[[Sequence[Token], int, int, Carrier], bool]


@dataclass(frozen=True, slots=True)
class Misspelt:
    """Pieces [start, end) of a text that are near to a name, and who carries it."""

    start: int
    end: int
    carriers: tuple[Carrier, ...]


class Misspellings:
    """Finds names by their letters: `strange` tells of a piece that it is no word that is known."""

    def __init__(
        self, names: Carriers, lookalikes: Lookalikes, strange: Callable[[Token], bool], may_stand: MayStand
    ) -> None:
        """Take the names by their letters, and what finds the keys that are near to other letters."""
        self._names = names
        self._lookalikes = lookalikes
        self._strange = strange
        self._may_stand = may_stand

    def find(self, pieces: Sequence[Token], named: Callable[[Token], bool]) -> list[Misspelt]:
        """Return the names that pieces of a text misspell, in order; those that are `named` already are right."""
        found = list(self._of_strange(pieces, named))
        if not found and not any(map(named, pieces)) and (mistaken := self._of_known(pieces)):
            return [mistaken]
        return found

    def _of_strange(self, pieces: Sequence[Token], named: Callable[[Token], bool]) -> Iterator[Misspelt]:
        """Yield the names that a word which nobody knows is part of."""
        unknown = (at for at, piece in enumerate(pieces) if self._strange(piece) and not named(piece))
        last = 0
        for at in islice(unknown, _MOST_UNKNOWN):
            if at < last:
                continue
            starts = range(max(last, at - _NEAR_WIDTH + 1), at + 1)
            best = self._best(
                pieces,
                ((start, end) for start in starts for end in range(at + 1, min(len(pieces), start + _NEAR_WIDTH) + 1)),
            )
            if best:
                last = best.end
                yield best

    def _of_known(self, pieces: Sequence[Token]) -> Misspelt | None:
        """Return a name of more words of which a short text has all but one, and for that a word like it: "duel".

        A longer text has other things to say.
        """
        if len(pieces) > _NEAR_WIDTH:
            return None
        windows = [(at, end) for at in range(len(pieces)) for end in range(at + 2, len(pieces) + 1)]
        best = self._best(pieces, windows)
        mistaken = best and any(_is_but_one(pieces[best.start : best.end], one.pieces) for one in best.carriers)
        return best if mistaken else None

    def _best(self, pieces: Sequence[Token], windows: Iterable[tuple[int, int]]) -> Misspelt | None:
        close = [
            (*near, start, end)
            for start, end in windows
            if (near := self._closest(joined(pieces[start:end])))
            and any(self._may_stand(pieces, start, end - start, carrier) for carrier in self._names.of(near[-1]))
        ]
        if not close:
            return None
        _, _, key, start, end = min(close)
        return Misspelt(start, end, tuple(self._names.of(key)))

    def _closest(self, text: str) -> tuple[float, int, str] | None:
        """Return the best name within reach of some misspelt letters: edits a letter, minus its length, its key."""
        most = most_edits(len(text))
        if not most:
            return None
        close = process.extract(text, self._lookalikes.of(text), scorer=OSA.distance, score_cutoff=most, limit=None)
        allowed = [(edits / len(key), -len(key), key) for key, edits, _ in close if edits <= most_edits(len(key))]
        return min(allowed, default=None)


def _is_but_one(window: Sequence[Token], name: Sequence[str]) -> bool:
    pairs = [(piece.text, other) for piece, other in zip(window, name, strict=False) if piece.text != other]
    if len(window) != len(name) or len(name) < 2 or len(pairs) != 1:
        return False
    [(word, meant)] = pairs
    # A longer name bears more wrong letters than a word of it.
    return min(len(word), len(meant)) >= _LEAST_MISTAKEN and OSA.distance(word, meant) <= most_edits(len(word))
