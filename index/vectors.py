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
        cosines, numbers = self._index.search(vector[np.newaxis], min(k, self.size))
        return Neighbours(numbers[0], cosines[0])

    def read(self, numbers: NDArray[np.int64]) -> Vectors:
        """Return the stored vectors of these numbers, shape (numbers, dimensions)."""
        return np.asarray(self._index.reconstruct_batch(numbers), dtype=np.float32)
