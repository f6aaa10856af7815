"""The hits of a search, made as they are read."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import overload

from index.hit import Hit


class Hits(Sequence[Hit]):
    """Hits, best first, each made when it is read for the first time: of ten, an answer reads a few."""

    def __init__(self, size: int, hit: Callable[[int], Hit]) -> None:
        """Take how many there are, and what makes one by its number."""
        self._numbers = range(size)
        # Who compares hits by identity is given the same again.
        self._hit = cache(hit)

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, number: int) -> Hit: ...
    @overload
    def __getitem__(self, number: slice) -> tuple[Hit, ...]: ...
    def __getitem__(self, number: int | slice) -> Hit | tuple[Hit, ...]:
        chosen = self._numbers[number]
        return self._hit(chosen) if isinstance(chosen, int) else tuple(map(self._hit, chosen))

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, Sequence) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))
