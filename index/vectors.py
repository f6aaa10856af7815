"""Finding texts whose vectors point the same way as a question's."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import gcd
from pathlib import Path
from typing import Protocol

import faiss
import numpy as np
from numpy.typing import NDArray

from index.arrays import READ_WHOLE
from index.encoder import Vectors

# Up to so many vectors, a question is compared with each.
EXACT = 20_000
# Above, of so many lists the codes are looked at, four bits for as many numbers, and so many times more of the nearest
# than are asked for are compared by a byte a number.
_PROBED = 48
_COMPARED = 4
_CODED = 4
# Vectors a list that it is trained on, and how often.
_TRAINING = 40
_ROUNDS = 10
_BATCH = 65_536
_FURTHEST = np.float32(127)
_ZERO = np.float32(128)


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The nearest texts of one question, best first: their numbers and cosines, both of shape (k,)."""

    numbers: NDArray[np.int64]
    cosines: NDArray[np.float32]


class VectorStore(Protocol):
    """Vectors that can be searched by cosine and read back by number."""

    size: int

    def search(self, vector: Vectors, k: int) -> Neighbours:
        """Return the k nearest to a unit vector of shape (dimensions,), fewer where there are fewer."""
        ...

    def cosines(self, vector: Vectors) -> NDArray[np.float32]:
        """Return the cosine of every vector with a unit vector of shape (dimensions,), shape (size,).

        What lies beyond the most that a store returns counts as the last that it does.
        """
        ...

    def read(self, numbers: NDArray[np.int64]) -> Vectors:
        """Return the stored vectors of these numbers, shape (numbers, dimensions)."""
        ...


class FaissVectors:
    """Cosine search over unit vectors (FAISS), exact up to a size.

    Above it, the nearest are looked for in lists by product-quantised codes, and compared by a byte a number.
    """

    def __init__(self, index: faiss.Index) -> None:
        self._index = index
        self.size = int(index.ntotal)
        self._near = _Near.of(index) if isinstance(index, faiss.IndexRefine) else None

    @classmethod
    def of(cls, vectors: NDArray[np.floating], *, exact: int = EXACT) -> "FaissVectors":
        """Store unit vectors of shape (size, dimensions), half precision too; up to `exact` of them as they are."""
        if len(vectors) > exact:
            return cls(_approximate(vectors))
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors, dtype=np.float32))
        return cls(index)

    @classmethod
    def load(cls, file: Path) -> "FaissVectors":
        """Read what `save` wrote."""
        mapped = file.stat().st_size > READ_WHOLE
        return cls(faiss.read_index(str(file), faiss.IO_FLAG_MMAP_IFC if mapped else 0))

    def save(self, file: Path) -> None:
        """Write the vectors to a file."""
        with file.open("wb") as stream:
            # FAISS's own writer reports a full disk as a RuntimeError.
            faiss.write_index(self._index, faiss.PyCallbackIOWriter(stream.write))  # type: ignore[attr-defined]

    def search(self, vector: Vectors, k: int) -> Neighbours:
        """Return the k nearest to a unit vector of shape (dimensions,), fewer where there are fewer."""
        with _one_thread():
            return self._near.search(vector, k) if self._near else _search(self._index, vector, k)

    def cosines(self, vector: Vectors) -> NDArray[np.float32]:
        """Return the cosine of every vector with a unit vector, shape (size,), where all are compared exactly."""
        # A search would push each through a heap.
        return np.asarray(np.vecdot(_held(self._index), vector), dtype=np.float32)

    def read(self, numbers: NDArray[np.int64]) -> Vectors:
        """Return the stored vectors of these numbers, shape (numbers, dimensions)."""
        return self._near.read(numbers) if self._near else _held(self._index)[numbers]


@dataclass(frozen=True, slots=True)
class _Near:
    """Lists of codes to look for the nearest in, and all vectors in `_bytes`, shape (size, dimensions)."""

    codes: faiss.Index
    vectors: NDArray[np.uint8]

    @classmethod
    def of(cls, index: faiss.IndexRefine) -> "_Near":
        """Look at what FAISS holds where it is: it would read number by number, and take several times as long."""
        held = faiss.downcast_index(index.refine_index).codes  # type: ignore[attr-defined]
        return cls(index.base_index, faiss.rev_swig_ptr(held.data(), held.size()).reshape(-1, index.d))

    def search(self, vector: Vectors, k: int) -> Neighbours:
        some = _search(self.codes, vector, _COMPARED * k).numbers
        cosines = np.vecdot(self.read(some), vector)
        best = np.lexsort((some, -cosines))[:k]
        return Neighbours(some[best], cosines[best])

    def read(self, numbers: NDArray[np.int64]) -> Vectors:
        vectors = np.empty((numbers.size, self.vectors.shape[1]), dtype=np.float32)
        for at in range(0, numbers.size, _BATCH):
            some = vectors[at : at + _BATCH]
            some[...] = self.vectors[numbers[at : at + _BATCH]]
            some -= _ZERO
            # They were unit vectors, or 0.
            some /= np.maximum(np.sqrt(np.vecdot(some, some)), 1)[:, np.newaxis]
        return vectors


def _bytes(vectors: Vectors) -> Vectors:
    """Return vectors each stretched until the furthest of its numbers is 127 from 0, and rounded, with 128 for 0.

    What is read back of them and stored again stays as it is.
    """
    furthest = np.abs(vectors).max(axis=1, keepdims=True)
    return np.rint(vectors * (_FURTHEST / np.where(furthest > 0, furthest, 1))) + _ZERO


def _held(index: faiss.Index) -> Vectors:
    """Return the vectors of an exact index, shape (size, dimensions), where FAISS holds them."""
    numbers = faiss.rev_swig_ptr(index.get_xb(), index.ntotal * index.d)  # type: ignore[attr-defined]
    return np.asarray(numbers, dtype=np.float32).reshape(index.ntotal, index.d)


def _search(index: faiss.Index, vector: Vectors, k: int) -> Neighbours:
    [cosines], [numbers] = index.search(vector[np.newaxis], k)
    found = numbers >= 0
    return Neighbours(numbers[found], cosines[found])


@contextmanager
def _one_thread() -> Iterator[None]:
    """Let FAISS do what is short in this thread alone: others would spin when they are done, and slow the encoder."""
    threads = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(threads)


def _approximate(vectors: NDArray[np.floating]) -> faiss.Index:
    """Return an index trained for vectors, of lists that grow with the root of their number."""
    size, dimensions = vectors.shape
    lists = round(size**0.5)
    parts = gcd(dimensions, dimensions // _CODED)
    codes = faiss.index_factory(dimensions, f"IVF{lists},PQ{parts}x4fs", faiss.METRIC_INNER_PRODUCT)
    codes.nprobe, codes.cp.niter = _PROBED, _ROUNDS  # type: ignore[attr-defined]
    chosen = np.unique(np.linspace(0, size - 1, _TRAINING * lists).astype(np.int64))
    codes.train(np.ascontiguousarray(vectors[chosen], dtype=np.float32))
    whole = faiss.IndexScalarQuantizer(dimensions, faiss.ScalarQuantizer.QT_8bit_direct, faiss.METRIC_INNER_PRODUCT)
    for at in range(0, size, _BATCH):
        some = np.ascontiguousarray(vectors[at : at + _BATCH], dtype=np.float32)
        codes.add(some)
        whole.add(_bytes(some))
    index = faiss.IndexRefine(codes, whole)
    # Python would let go of what the index holds.
    for part in (codes, whole):
        part.this.disown()  # type: ignore[attr-defined]
    index.own_fields = index.own_refine_index = True
    return index
