"""Sequences whose members are made when they are read."""

from collections.abc import Callable, Sequence
from operator import eq
from typing import TypeVar, overload

Member = TypeVar("Member", covariant=True)


class Made(Sequence[Member]):
    """So many members, each made by its number when it is read; equal to any sequence of the same members."""

    def __init__(self, size: int, make: Callable[[int], Member]) -> None:
        """Take how many there are, and what makes one, which may remember it."""
        self._range = range(size)
        self._make = make

    def __len__(self) -> int:
        return len(self._range)

    @overload
    def __getitem__(self, number: int) -> Member: ...
    @overload
    def __getitem__(self, number: slice) -> tuple[Member, ...]: ...
    def __getitem__(self, number: int | slice) -> Member | tuple[Member, ...]:
        chosen = self._range[number]
        return self._make(chosen) if isinstance(chosen, int) else tuple(map(self._make, chosen))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(other) == len(self) and all(map(eq, self, other))

    def __hash__(self) -> int:
        return hash(tuple(self))
