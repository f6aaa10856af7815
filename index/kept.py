"""The vectors of an earlier index, by what their texts say."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.encoder import Vectors
from index.folder import VECTORS, Folder
from index.manifest import Manifest
from index.romanisations import Romanisations
from index.texts import Digests, digests, load_digests, numbers_of
from index.vectors import VectorStore


class Kept:
    """What need not be worked out again: vectors by the texts they are of, and romanised names."""

    def __init__(self, texts: Digests, sections: VectorStore, lines: VectorStore, romanisations: Romanisations) -> None:
        """Take the digests of the texts of all sections, and after them of all lines, with the vectors of both."""
        self._texts = texts
        self._sections = sections
        self._lines = lines
        self.romanisations = romanisations

    @classmethod
    def load(cls, folder: Folder, manifest: Manifest) -> "Kept":
        """Read what the files of a manifest hold, which must be as it says."""
        files = {part: folder.path / name for part, name in manifest.files.items()}
        sections, lines = (folder.store.load(files[part]) for part in VECTORS)
        return cls(load_digests(files["texts"]), sections, lines, Romanisations.load(files["romanisations"]))

    def numbers(self, texts: Sequence[str]) -> NDArray[np.int64]:
        """Return the number of every text, -1 where there is no vector of it; shape (texts,)."""
        return numbers_of(digests(texts), self._texts)

    def read(self, numbers: NDArray[np.int64]) -> Vectors:
        """Return the vectors of these numbers, shape (numbers, dimensions)."""
        in_sections = numbers < self._sections.size
        sections = self._sections.read(numbers[in_sections])
        vectors = np.empty((numbers.size, sections.shape[1]), dtype=np.float32)
        vectors[in_sections] = sections
        vectors[~in_sections] = self._lines.read(numbers[~in_sections] - self._sections.size)
        return vectors
