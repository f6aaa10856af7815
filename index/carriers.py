"""The places that carry a name, by the key under which the name is looked up."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from index.document import Place
from index.strings import Strings, finder


@dataclass(frozen=True, slots=True)
class Carrier:
    """A place that carries a name: the name as it is written, and the pieces that it is compared by.

    An `old` one is in Wade-Giles, and gives way to all others.
    """

    name: str
    place: Place
    pieces: tuple[str, ...]
    old: bool = False


@dataclass(frozen=True, slots=True)
class Keyed:
    """Numbers of carriers by key: those of key `i`, in order of the keys, end before `ends[i]`.

    `initials` are the code points that keys begin with.
    """

    keys: Strings
    ends: NDArray[np.generic]
    numbers: NDArray[np.generic]
    initials: NDArray[np.generic]

    @classmethod
    def of(cls, numbers: Mapping[str, Sequence[int]]) -> "Keyed":
        """Take in the numbers of every key."""
        keys = sorted(numbers)
        ordered = [numbers[key] for key in keys]
        return cls(
            Strings.of(keys),
            np.cumsum(list(map(len, ordered)), dtype=np.int64),
            np.fromiter(chain.from_iterable(ordered), np.int32),
            np.array(sorted(map(ord, {key[0] for key in keys if key})), dtype=np.uint32),
        )

    @classmethod
    def read(cls, arrays: Iterator[NDArray[np.generic]]) -> "Keyed":
        """Take the next arrays of a file."""
        return cls(Strings.read(arrays), next(arrays), next(arrays), next(arrays))

    @property
    def arrays(self) -> Sequence[NDArray[np.generic]]:
        """Return what `read` takes."""
        return (*self.keys.arrays, self.ends, self.numbers, self.initials)


class Carriers:
    """A table of carriers that also knows which texts no key of it begins with."""

    def __init__(self, keyed: Keyed, carrier: Callable[[int], Carrier]) -> None:
        """Take the numbers of the carriers, and what returns a carrier by its number."""
        self.keys = keyed.keys.quick()
        self._place_of = finder(self.keys)
        self._ends = keyed.ends.data
        self._numbers = keyed.numbers.data
        self._starts = set(map(chr, keyed.initials.tolist()))
        self._carrier = carrier

    def of(self, key: str) -> Sequence[Carrier]:
        """Return the carriers of a key; none where there is no such key."""
        at = self._place_of(key) if key[:1] in self._starts else len(self.keys)
        if at == len(self.keys) or self.keys[at] != key:
            return ()
        first = self._ends[at - 1] if at else 0
        return [self._carrier(number) for number in self._numbers[first : self._ends[at]]]

    def windows(self, pieces: Sequence[str], most: int) -> Iterator[tuple[int, int]]:
        """Yield where pieces of a text, `most` at a time, are a key when joined: the first piece and their number."""
        for at, piece in enumerate(pieces):
            if piece[:1] not in self._starts:
                continue
            joined, width = piece, 1
            while (found := self._place_of(joined)) < len(self.keys):
                key = self.keys[found]
                if not key.startswith(joined):
                    break
                if key == joined:
                    yield at, width
                if width == most or at + width == len(pieces):
                    break
                joined += pieces[at + width]
                width += 1
