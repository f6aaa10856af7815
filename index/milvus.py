"""Vectors kept in Milvus: in one file on this machine (Milvus Lite), on a server or on a cluster.

A row is a vector under the digest of its bytes, so an index that changes adds the rows that are new and deletes those
that no file names any more; the rest stays where it is.
"""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index.encoder import Vectors
from index.vectors import Neighbours

if TYPE_CHECKING:
    from pymilvus import MilvusClient

_INSTALL = "pip install 'glossdesk[milvus]'"
_BYTES = 16
_KEY = "key"
_VECTOR = "vector"
_BATCH = 1000
# A server drops who asks whether it is there while nothing is asked of it.
_GRPC = {"grpc.keepalive_permit_without_calls": False}
# The most that Milvus returns for one search.
_MOST = 16_384


class StoreError(Exception):
    """A store of vectors that cannot be reached or lacks something, with the remedy."""


class MilvusStore:
    """Keeps vectors in collections of a Milvus; the files of the index folder hold the keys of their rows."""

    name = "milvus"
    suffix = ".keys"

    def __init__(self, uri: str, token: str) -> None:
        """Connect to a file or an address; raise StoreError with the remedy."""
        try:
            from pymilvus import MilvusClient
        except ImportError as error:
            raise StoreError(f"vectors is {self.name!r}, and pymilvus is not installed: {_INSTALL}") from error
        # What it cannot open is told once, as a StoreError, and not with a traceback before.
        logging.getLogger("milvus_lite").addHandler(logging.NullHandler())
        with _told(uri):
            self._client = MilvusClient(uri, token=token, grpc_options=_GRPC)
        self._uri = uri

    def save(self, vectors: Vectors, file: Path, collection: str) -> None:
        """Write the keys of vectors, shape (size, dimensions), and add the rows that are not there yet.

        The file comes first, so that no row is lost sight of where it is stopped.
        """
        keys = tuple(blake2b(row.tobytes(), digest_size=_BYTES).hexdigest() for row in vectors)
        rows = dict(zip(keys, vectors, strict=True))
        named = _Rows(f"{collection}_{vectors.shape[1]}", vectors.shape[1], keys)
        named.write(file)
        name = named.collection
        with _told(self._uri):
            if not self._client.has_collection(name):
                self._create(named)
            there = _fetch(self._client, name, list(rows), [_KEY])
            new = [key for key in rows if key not in there]
            for batch in _batches(new):
                self._client.insert(name, [{_KEY: key, _VECTOR: rows[key]} for key in batch])
            if new:
                self._client.flush(name)

    def load(self, file: Path) -> "MilvusVectors":
        """Open the rows that a file names."""
        named = _Rows.read(file)
        with _told(self._uri):
            self._client.load_collection(named.collection)
            stale = _count(self._client, named.collection) - len(set(named.keys))
        return MilvusVectors(self._client, self._uri, named, max(stale, 0))

    def lacking(self, file: Path) -> str:
        """Return what is missing of the rows that a file names; "" where nothing is."""
        named = _Rows.read(file)
        with _told(self._uri):
            if not self._client.has_collection(named.collection):
                return f"{self._uri} has no collection {named.collection}"
            missing = len(set(named.keys)) - _count(self._client, named.collection)
        return f"{named.collection} in {self._uri} lacks {missing:,} rows" if missing > 0 else ""

    def forget(self, file: Path, kept: Sequence[Path]) -> None:
        """Delete the rows that a file names and none of the kept ones does."""
        named = _Rows.read(file)
        others = [one for one in map(_Rows.read, kept) if one.collection == named.collection]
        gone = set(named.keys).difference(*(one.keys for one in others))
        with _told(self._uri):
            if gone and self._client.has_collection(named.collection):
                for batch in _batches(sorted(gone)):
                    self._client.delete(named.collection, ids=batch)

    def _create(self, named: "_Rows") -> None:
        from pymilvus import DataType

        schema = self._client.create_schema(auto_id=False)
        schema.add_field(_KEY, DataType.VARCHAR, is_primary=True, max_length=2 * _BYTES)
        schema.add_field(_VECTOR, DataType.FLOAT_VECTOR, dim=named.dimensions)
        index = self._client.prepare_index_params()
        # Exact, as FAISS is asked to be: the same question finds the same sections in both.
        index.add_index(_VECTOR, index_type="FLAT", metric_type="IP")
        self._client.create_collection(named.collection, schema=schema, index_params=index, consistency_level="Strong")


class MilvusVectors:
    """Cosine search over the rows that are named, numbered as they are."""

    def __init__(self, client: "MilvusClient", uri: str, rows: "_Rows", stale: int) -> None:
        """Take the rows in order; so many others of their collection are of another state of the index."""
        self.size = len(rows.keys)
        self._client = client
        self._uri = uri
        self._rows = rows
        self._stale = stale
        # Equal texts share a row.
        self._numbers: dict[str, list[int]] = {}
        for number, key in enumerate(rows.keys):
            self._numbers.setdefault(key, []).append(number)

    def search(self, vector: Vectors, k: int) -> Neighbours:
        """Return the k nearest to a unit vector of shape (dimensions,), fewer where there are fewer."""
        found = self._found(vector, k)
        if len(found) < min(k, self.size, _MOST):
            # Another state has added rows since.
            with _told(self._uri):
                self._stale = max(_count(self._client, self._rows.collection) - len(self._numbers), 0)
            found = self._found(vector, k)
        best = sorted(found)[:k]
        return Neighbours(
            np.array([number for _, number in best], dtype=np.int64),
            np.array([-negated for negated, _ in best], dtype=np.float32),
        )

    def cosines(self, vector: Vectors) -> NDArray[np.float32]:
        """Return the cosine of every vector with a unit vector, shape (size,); at most 16,384 are told apart."""
        found = self.search(vector, self.size)
        self._expect(min(self.size, _MOST), found.numbers.size)
        cosines = np.full(self.size, found.cosines.min(initial=1.0), dtype=np.float32)
        cosines[found.numbers] = found.cosines
        return cosines

    def _found(self, vector: Vectors, k: int) -> list[tuple[float, int]]:
        """Return the negated cosine and the number of every vector found, in no order that ties keep."""
        most = min(min(k, len(self._numbers)) + self._stale, _MOST)
        with _told(self._uri):
            [hits] = self._client.search(
                self._rows.collection, data=[vector], limit=max(most, 1), anns_field=_VECTOR, output_fields=[_KEY]
            )
        return [(-float(hit["distance"]), number) for hit in hits for number in self._numbers.get(hit[_KEY], ())]

    def read(self, numbers: NDArray[np.int64]) -> Vectors:
        """Return the stored vectors of these numbers, shape (numbers, dimensions)."""
        keys = [self._rows.keys[number] for number in numbers.tolist()]
        wanted = list(dict.fromkeys(keys))
        with _told(self._uri):
            rows = _fetch(self._client, self._rows.collection, wanted, [_KEY, _VECTOR])
        self._expect(len(wanted), len(rows))
        vectors = [rows[key][_VECTOR] for key in keys]
        return np.array(vectors, dtype=np.float32).reshape(len(keys), self._rows.dimensions)

    def _expect(self, wanted: int, found: int) -> None:
        if found < wanted:
            raise StoreError(
                f"{self._rows.collection} in {self._uri} lacks {wanted - found:,} rows of this index; "
                "start again, so that it is built anew"
            )


@dataclass(frozen=True, slots=True)
class _Rows:
    """What a file names: a collection, the dimensions of its vectors, and the keys of rows in order."""

    collection: str
    dimensions: int
    keys: tuple[str, ...]

    @classmethod
    def read(cls, file: Path) -> "_Rows":
        """Read what `write` wrote."""
        words = file.read_text(encoding="ascii").split()
        # A file that was cut off when it was written names no rows: they come after it.
        return cls(words[0], int(words[1]), tuple(words[2:])) if len(words) > 1 else cls("", 0, ())

    def write(self, file: Path) -> None:
        """Write the names to a file, one a line."""
        file.write_text("\n".join((self.collection, str(self.dimensions), *self.keys)), encoding="ascii")


def _count(client: "MilvusClient", name: str) -> int:
    """Return how many rows a collection has."""
    return int(client.query(name, filter="", output_fields=["count(*)"])[0]["count(*)"])


def _fetch(client: "MilvusClient", name: str, keys: Sequence[str], fields: Sequence[str]) -> dict[str, Any]:
    """Return the rows of a collection that have one of some keys, by key."""
    return {
        row[_KEY]: row for batch in _batches(keys) for row in client.get(name, ids=batch, output_fields=list(fields))
    }


def _batches(keys: Sequence[str]) -> Iterator[list[str]]:
    yield from (list(keys[at : at + _BATCH]) for at in range(0, len(keys), _BATCH))


@contextmanager
def _told(uri: str) -> Iterator[None]:
    """Tell what Milvus finds wrong as a StoreError."""
    from pymilvus.exceptions import MilvusException

    try:
        yield
    except MilvusException as error:
        raise StoreError(
            f"{uri}: Milvus says {error.message!r}; check milvus_uri and GLOSSDESK_MILVUS_TOKEN, and that it runs. "
            "A file of Milvus Lite ends with .db and serves one process at a time"
        ) from error
