"""Finding texts whose vectors point the same way as a question's."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import faiss
import numpy as np
from numpy.typing import NDArray

from index.encoder import Vectors


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

    def read(self, numbers: NDArray[np.int64]) -> Vectors:
        """Return the stored vectors of these numbers, shape (numbers, dimensions)."""
        ...


class FaissVectors:
    """Exact cosine search over unit vectors (FAISS, flat inner product)."""

    def __init__(self, index: faiss.Index) -> None:
        self._index = index
        self.size = int(index.ntotal)

    @classmethod
    def of(cls, vectors: Vectors) -> "FaissVectors":
        """Store unit vectors of shape (size, dimensions)."""
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors, dtype=np.float32))
        return cls(index)

    @classmethod
    def load(cls, file: Path) -> "FaissVectors":
        """Read what `save` wrote."""
        return cls(faiss.read_index(str(file)))

    def save(self, file: Path) -> None:
        """Write the vectors to a file."""
        # FAISS's own writer reports a full disk as a RuntimeError.
        file.write_bytes(faiss.serialize_index(self._index).tobytes())

    def search(self, vector: Vectors, k: int) -> Neighbours:
        """Return the k nearest to a unit vector of shape (dimensions,), fewer where there are fewer."""
        if k >= self.size:
            return self._all(vector)
        cosines, numbers = self._index.search(vector[np.newaxis], k)
        return Neighbours(numbers[0], cosines[0])

    def _all(self, vector: Vectors) -> Neighbours:
        """Return all, sorted once: FAISS would push each through a heap, which takes twice the time."""
        given = np.ascontiguousarray(vector, dtype=np.float32)
        numbers = np.arange(self.size)
        cosines = np.empty(self.size, dtype=np.float32)
        self._index.compute_distance_subset(  # type: ignore[attr-defined]
            1, faiss.swig_ptr(given), self.size, faiss.swig_ptr(cosines), faiss.swig_ptr(numbers)
        )
        order = np.argsort(-cosines, kind="stable")
        return Neighbours(order, cosines[order])

    def read(self, numbers: NDArray[np.int64]) -> Vectors:
        """Return the stored vectors of these numbers, shape (numbers, dimensions)."""
        return np.asarray(self._index.reconstruct_batch(numbers), dtype=np.float32)
