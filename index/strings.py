"""Many strings in two arrays, which can be mapped into memory."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

# So many are read at once: in a list they are found sooner.
_FEW = 20_000
# One of so many is kept in a list, where most of the way to a string is gone.
_APART = 64
# What is typed may have half of a surrogate pair.
_ERRORS = "surrogatepass"


class Strings:
    """Strings by number. Sorted by code point, they are also sorted by their bytes."""

    def __init__(self, ends: NDArray[np.generic], text: NDArray[np.generic]) -> None:
        """Take where each begins in UTF-8, and the last ends, shape (n + 1,); and the bytes of all."""
        self.arrays = (ends, text)
        # Single numbers are read from it sooner than from an array.
        self._ends = ends.data
        self._text = text.data

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Strings":
        """Take in strings in their order."""
        coded = [text.encode("utf-8", _ERRORS) for text in texts]
        ends = np.cumsum([0, *map(len, coded)], dtype=np.int64)
        return cls(ends, np.frombuffer(b"".join(coded), dtype=np.uint8))

    @classmethod
    def read(cls, arrays: Iterator[NDArray[np.generic]]) -> "Strings":
        """Take the next two arrays of a file."""
        return cls(next(arrays), next(arrays))

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, at: int) -> str:
        return str(self._text[self._ends[at] : self._ends[at + 1]], "utf-8", _ERRORS)

    def listed(self) -> list[str]:
        """Return all of them."""
        ends, text = self.arrays
        # To cut one text by its characters takes less time than to decode each string.
        characters = np.cumsum((text.view(np.uint8) & 0xC0) != 0x80)
        whole = str(self._text, "utf-8", _ERRORS)
        cuts = np.append(0, characters)[ends.view(np.int64)].tolist()
        return [whole[start:end] for start, end in pairwise(cuts)]

    def quick(self) -> "Texts":
        """Return them in the form in which one is found soonest: a list, where they are few."""
        return self.listed() if len(self) <= _FEW else self


Texts = list[str] | Strings


def finder(texts: Texts) -> Callable[[str], int]:
    """Return what tells where a text stands among sorted ones, or would stand."""
    if isinstance(texts, list):
        return partial(bisect_left, texts)
    marks = [texts[at] for at in range(0, len(texts), _APART)]

    def place(text: str) -> int:
        after = bisect_left(marks, text) * _APART
        return bisect_left(texts, text, max(after - _APART, 0), min(after, len(texts)))

    return place


def number_of(texts: Texts, text: str) -> int:
    """Return the number of a text among sorted ones, -1 where it is none of them."""
    at = bisect_left(texts, text)
    return at if at < len(texts) and texts[at] == text else -1
