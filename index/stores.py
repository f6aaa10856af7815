"""Where the vectors of an index are kept, by the word that the setting `vectors` takes."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from index.encoder import Vectors
from index.milvus import MilvusStore
from index.vectors import FaissVectors, VectorStore

FAISS = "faiss"
MILVUS = MilvusStore.name


class Store(Protocol):
    """Keeps vectors under files of an index folder, which hold them or name them; `suffix` is that of the files."""

    name: str
    suffix: str

    def save(self, vectors: Vectors, file: Path, collection: str) -> None:
        """Keep vectors of shape (size, dimensions) and write their file; a collection is of one part of one index."""
        ...

    def load(self, file: Path) -> VectorStore:
        """Open what `save` kept."""
        ...

    def lacking(self, file: Path) -> str:
        """Return what is missing of what a file names; "" where nothing is."""
        ...

    def forget(self, file: Path, kept: Sequence[Path]) -> None:
        """Let go of what a file names and none of the kept ones does; the file itself is left."""
        ...


class FaissStore:
    """Keeps vectors in the files themselves."""

    name = FAISS
    suffix = ".faiss"

    def save(self, vectors: Vectors, file: Path, collection: str) -> None:
        """Write the vectors."""
        del collection
        FaissVectors.of(vectors).save(file)

    def load(self, file: Path) -> VectorStore:
        """Read what `save` wrote."""
        return FaissVectors.load(file)

    def lacking(self, file: Path) -> str:
        """Return "": a file that is there holds everything."""
        del file
        return ""

    def forget(self, file: Path, kept: Sequence[Path]) -> None:
        """Do nothing: what a file holds goes with it."""


STORES: Mapping[str, Callable[[str, str], Store]] = {
    FAISS: lambda _, __: FaissStore(),
    MILVUS: MilvusStore,
}


def open_store(name: str, uri: str = "", token: str = "") -> Store:
    """Return a store by its name; raise StoreError with the remedy where it cannot be reached."""
    return STORES[name](uri, token)
