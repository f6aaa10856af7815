"""The places that carry a name, by the key under which the name is looked up."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.corpus import Place


@dataclass(frozen=True, slots=True)
class Carrier:
    """A place that carries a name: the name as it is written, and the pieces that it is compared by.

    An `old` one is in Wade-Giles, and gives way to all others.
    """

    name: str
    place: Place
    pieces: tuple[str, ...]
    old: bool = False


class Carriers:
    """A table of carriers that also knows which texts no key of it begins with."""

    def __init__(self, table: Mapping[str, Sequence[Carrier]]) -> None:
        self.keys = sorted(table)
        self._table = table
        self._starts = {key[:1] for key in self.keys if key}

    def of(self, key: str) -> Sequence[Carrier]:
        """Return the carriers of a key; none where there is no such key."""
        return self._table.get(key, ())

    def windows(self, pieces: Sequence[str], most: int) -> Iterator[tuple[int, int]]:
        """Yield where pieces of a text, `most` at a time, are a key when joined: the first piece and their number."""
        for at, piece in enumerate(pieces):
            if piece[:1] not in self._starts:
                continue
            joined, width = piece, 1
            while (found := bisect_left(self.keys, joined)) < len(self.keys):
                key = self.keys[found]
                if not key.startswith(joined):
                    break
                if key == joined:
                    yield at, width
                if width == most or at + width == len(pieces):
                    break
                joined += pieces[at + width]
                width += 1
