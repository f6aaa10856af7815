"""Telling which texts are the same, by digests of what they say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_BYTES = 16
_KIND = f"S{_BYTES}"

Digests = NDArray[np.bytes_]


def digests(texts: Iterable[str]) -> Digests:
    """Return a digest of 16 bytes for every text, shape (texts,)."""
    joined = b"".join(blake2b(text.encode(), digest_size=_BYTES).digest() for text in texts)
    return np.frombuffer(joined, dtype=_KIND)


def numbers_of(wanted: Digests, known: Digests) -> NDArray[np.int64]:
    """Return the number of every wanted digest among those known, the first of equal ones, -1 where it is none."""
    if not known.size:
        return np.full(wanted.size, -1)
    order = np.argsort(known, kind="stable")
    at = np.minimum(np.searchsorted(known, wanted, sorter=order), known.size - 1)
    return np.where(known[order[at]] == wanted, order[at], -1)


@dataclass(frozen=True, slots=True)
class Ordered:
    """Texts by half of their digests, ascending: which of the `numbers` has a key stands at the same place."""

    keys: NDArray[np.uint64]
    numbers: NDArray[np.int32]

    @classmethod
    def of(cls, known: Digests) -> "Ordered":
        """Put texts in order, which are numbered as their digests are."""
        keys = _keys(known)
        order = np.argsort(keys, kind="stable")
        return cls(keys[order], order.astype(np.int32))

    def numbers_of(self, text: str) -> Sequence[int]:
        """Return the numbers of what may be a text, ascending: by chance, another one has the same key."""
        [key] = _keys(digests([text]))
        first, end = self.keys.searchsorted(key), self.keys.searchsorted(key, "right")
        return [int(number) for number in self.numbers[first:end]]


def _keys(known: Digests) -> NDArray[np.uint64]:
    return np.ascontiguousarray(known.view(np.dtype("<u8")).reshape(-1, 2)[:, 0])


def save_digests(known: Digests, file: Path) -> None:
    """Write digests to a file."""
    file.write_bytes(known.tobytes())


def load_digests(file: Path) -> Digests:
    """Read what `save_digests` wrote; raise ValueError where it is no whole number of digests."""
    return np.frombuffer(file.read_bytes(), dtype=_KIND)
