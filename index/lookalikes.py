"""Texts that others may be misspellings of."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from index.strings import Texts

# So few are looked through sooner than their parts are looked up.
_FEW = 1_000
_CODING, _BYTES = "utf-32-le", 4


def most_edits(length: int) -> int:
    """Return how many letters of a word of some length may be wrong."""
    return 0 if length < 4 else 1 if length < 8 else 2


class Lookalikes:
    """Finds the texts that are near to another by parts of their letters.

    A text that may have n wrong letters is cut into n + 1 parts, with one letter between each two. A wrong letter, or
    two that are swapped, spoil one part at most: another stands in what is misspelt, at most n letters away. And of the
    sets of letters that both have, it takes a letter from one at most and puts one into the other.
    """

    def __init__(
        self, texts: Texts, letters: NDArray[np.generic], codes: NDArray[np.generic], owners: NDArray[np.generic]
    ) -> None:
        """Take the texts, and what `parts_of` makes of them."""
        self._texts = texts
        self._letters = letters.view(np.uint64)
        self._codes = codes.view(np.uint32)
        self._owners = owners.view(np.int32)
        self._by_length: dict[int, list[str]] = {}
        if isinstance(texts, list) and len(texts) <= _FEW:
            for text in texts:
                self._by_length.setdefault(len(text), []).append(text)

    def of(self, text: str) -> Sequence[str]:
        """Return all texts that another may be a misspelling of, and some that look less like it."""
        most = most_edits(len(text))
        # No edit changes a length by more than one.
        lengths = range(len(text) - most, len(text) + most + 1)
        if self._by_length:
            return [other for length in lengths for other in self._by_length.get(length, ())]
        limits: dict[int, int] = {}
        for length in lengths:
            # What is put in or left out changes one letter of the sets, another edit two.
            limit = 2 * min(most, most_edits(length)) - abs(len(text) - length)
            limits |= {code: max(limit, limits.get(code, 0)) for code in _sought(text, length, most)}
        codes = np.fromiter(limits, np.uint32)
        first, last = (self._codes.searchsorted(codes, side) for side in ("left", "right"))
        spans = zip(first.tolist(), last.tolist(), strict=True)
        sharing = np.concatenate([self._owners[:0], *(self._owners[start:end] for start, end in spans if start < end)])
        most_changed = np.repeat(np.fromiter(limits.values(), np.uint8), last - first)
        changed = np.bitwise_count(self._letters[sharing] ^ np.uint64(_letters(text)))
        # Few are left by then, and soon put in order.
        return [self._texts[at] for at in np.unique(sharing[changed <= most_changed]).tolist()]


def parts_of(texts: Sequence[str]) -> tuple[NDArray[np.uint64], NDArray[np.uint32], NDArray[np.int32]]:
    """Return the letters of all texts, the codes of all their parts, ascending, and the numbers of whose these are.

    There are none where the texts are so few that they are looked through.
    """
    texts = texts if len(texts) > _FEW else ()
    codes: list[int] = []
    owners: list[int] = []
    for number, text in enumerate(texts):
        coded = text.encode(_CODING, "surrogatepass")
        parts = _parts(len(text))
        codes += [crc32(coded[start * _BYTES : end * _BYTES], which) for which, start, end in parts]
        owners += [number] * len(parts)
    found = np.array(codes, dtype=np.uint32)
    order = np.argsort(found, kind="stable")
    letters = np.fromiter(map(_letters, texts), np.uint64, len(texts))
    return letters, found[order], np.array(owners, dtype=np.int32)[order]


def _letters(text: str) -> int:
    """Return the set of the letters of a text as 64 bits, of which several letters may share one."""
    return sum({1 << ord(letter) % 64 for letter in text})


def _sought(text: str, length: int, most: int) -> Iterator[int]:
    """Yield the codes of what may be a part of a text of some length that another misspells by so many letters."""
    coded = text.encode(_CODING, "surrogatepass")
    longer = len(text) - length
    edits = min(most, most_edits(length))
    for away in range(-edits, edits + 1):
        # What moves a part, and what moves the end back to where it is, are edits all.
        if abs(away) + abs(longer - away) <= edits:
            for which, start, end in _parts(length):
                if start + away >= 0 and end + away <= len(text):
                    yield crc32(coded[(start + away) * _BYTES : (end + away) * _BYTES], which)


@lru_cache(200)
def _parts(length: int) -> tuple[tuple[int, int, int], ...]:
    """Return the parts of a text of some length: a number that no other part of any text has, and where it stands."""
    edits = most_edits(length)
    if not edits:
        return ()
    borders = [(length + 1) * at // (edits + 1) for at in range(edits + 2)]
    return tuple((length * 3 + at, borders[at], borders[at + 1] - 1) for at in range(edits + 1))
