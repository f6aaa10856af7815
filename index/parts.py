"""What an index is made of, as it is written to a folder."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from glossary import Glossary
from index.arrays import write_arrays
from index.corpus import Corpus
from index.folder import Folder
from index.manifest import Content, Manifest
from index.romanisations import Romanisations
from index.stored import save_glossaries
from index.texts import Digests, save_digests
from index.words import Words

_SUFFIX = ".npy"


@dataclass(frozen=True, slots=True)
class Parts:
    """All that an index keeps: unit vectors of the sections and of their lines, words, arrays of names and the like.

    `texts` are the digests of what was encoded, the sections' before those of the lines.
    """

    glossaries: Sequence[Glossary]
    corpus: Corpus
    sections: NDArray[np.floating]
    lines: NDArray[np.floating]
    words: Words
    names: Sequence[NDArray[np.generic]]
    romanisations: Romanisations
    texts: Digests

    def write(self, folder: Folder, content: Content, state: str) -> Manifest:
        """Write all of it beside what the folder has, put its manifest in the place of that before, and return it."""
        store = folder.store
        parts: Mapping[str, tuple[str, Callable[[Path], None]]] = {
            "sections": (store.suffix, lambda file: store.save(self.sections, file, _collection(content, "sections"))),
            "sentences": (store.suffix, lambda file: store.save(self.lines, file, _collection(content, "sentences"))),
            "section_words": (_SUFFIX, self.words.sections.save),
            "sentence_words": (_SUFFIX, self.words.sentences.save),
            "names": (_SUFFIX, partial(write_arrays, arrays=self.names)),
            "romanisations": (_SUFFIX, self.romanisations.save),
            "texts": (".digests", partial(save_digests, self.texts)),
            "glossaries": (_SUFFIX, partial(save_glossaries, self.glossaries)),
            "cuts": (_SUFFIX, self.corpus.save),
        }
        files = {part: folder.write(part, suffix, save) for part, (suffix, save) in parts.items()}
        sizes = self.sections.shape[1], len(self.sections), len(self.lines)
        manifest = Manifest(content, *sizes, files=files, state=state)
        manifest = replace(manifest, stamps=folder.stamps(manifest))
        folder.publish(manifest)
        return manifest


def _collection(content: Content, part: str) -> str:
    """Return what the vectors of a part are kept under in a store that several indexes share."""
    glossaries = "\n".join(content.glossaries)
    return f"glossdesk_{sha256(glossaries.encode()).hexdigest()[:12]}_{part}"
