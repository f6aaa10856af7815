"""Keeping an index folder true to its glossaries."""

import os
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from pathlib import Path

from filelock import FileLock

from glossary import Glossary, fingerprint
from index.corpus import Corpus
from index.encoder import Encoder
from index.encoding import vectors_of
from index.kept import Kept
from index.manifest import FILE, FORMAT, Content, DamagedIndexError, Manifest, digest, read_manifest
from index.naming import names_of
from index.romanisations import Romanisations
from index.search import Index
from index.texts import digests, save_digests
from index.vectors import FaissVectors

_LOCK = ".lock"
_SUFFIXES = {"sections": ".faiss", "sentences": ".faiss", "romanisations": ".json", "texts": ".digests"}
_OURS = re.compile(
    rf"(?:{'|'.join(f'{part}-[0-9a-f]{{16}}{re.escape(suffix)}' for part, suffix in _SUFFIXES.items())})|\.building-.*"
)

Notify = Callable[[str], None]


class IndexFolderError(Exception):
    """An index folder that cannot be written, with the remedy."""


def open_index(
    glossaries: Sequence[Glossary],
    encoder: Encoder,
    folder: Path,
    notify: Notify,
    *,
    force: bool = False,
    earlier: Index | None = None,
) -> Index:
    """Return the index of the glossaries, building it first where the folder's is missing, stale or damaged.

    `notify` gets a line that says why, and one that says how many texts are encoded where not all of them are: what the
    folder's index has a vector of by the same model is taken over, unless `force` is set. So is what an earlier index
    that is open has worked out. A build is written beside the old index, which stays good until the new manifest takes
    its place in one step.
    """
    content = Content(FORMAT, encoder.name, encoder.fingerprint, {one.id: fingerprint(one) for one in glossaries})
    corpus = earlier.corpus_of(glossaries) if earlier else Corpus(glossaries)
    found = "asked to" if force else _usable(folder, content)
    if isinstance(found, str):
        notify(f"index {folder}: {found}; building it")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with FileLock(folder / _LOCK):
                # Another process may have built it while this one waited.
                waited = None if force else _usable(folder, content)
                if isinstance(waited, Manifest):
                    found = waited
                else:
                    kept = None if force else _kept(folder, content)
                    found = _build(glossaries, corpus, encoder, folder, content, kept, notify)
        except OSError as error:
            raise IndexFolderError(
                f"{folder}: cannot write the index: {error.strerror or error}; "
                "free some space, or choose another folder with --index"
            ) from error
    files = {part: folder / name for part, name in found.files.items()}
    sections, lines = FaissVectors.load(files["sections"]), FaissVectors.load(files["sentences"])
    if earlier:
        return earlier.edited(glossaries, corpus, sections, lines)
    romanisations = Romanisations.load(files["romanisations"])
    return Index(glossaries, encoder, sections, lines, romanisations=romanisations, corpus=corpus)


def _usable(folder: Path, content: Content) -> Manifest | str:
    """Return the manifest of the folder's index, or why it cannot be used.

    What was checked is what is read: another process may put another manifest in its place at any time.
    """
    if not (folder / FILE).exists():
        return "there is none yet"
    try:
        manifest = read_manifest(folder)
    except DamagedIndexError as error:
        return f"the one there is damaged or foreign: {error}"
    for part, word in (("model", "model"), ("model_sha256", "model"), ("glossaries", "glossary")):
        if getattr(manifest.content, part) != getattr(content, part):
            return f"the {word} has changed since it was built"
    # The vectors are numbered in the order of the glossaries.
    if list(manifest.content.glossaries) != list(content.glossaries):
        return "the order of the glossaries has changed since it was built"
    return _damage(folder, manifest) or manifest


def _damage(folder: Path, manifest: Manifest) -> str:
    """Return what is wrong with the files that a manifest names; "" where nothing is."""
    for part, name in manifest.files.items():
        file = folder / name
        if not file.is_file():
            return f"the one there is damaged: {name} is missing"
        if name != _file_name(part, file):
            return f"the one there is damaged: {name} has changed"
    return ""


def _kept(folder: Path, content: Content) -> Kept | None:
    """Return what can be taken over from the folder's index: nothing where another model made it or it is damaged."""
    try:
        manifest = read_manifest(folder)
    except (DamagedIndexError, FileNotFoundError):
        return None
    model = manifest.content.model, manifest.content.model_sha256
    if model != (content.model, content.model_sha256) or _damage(folder, manifest):
        return None
    return Kept.load(folder, manifest)


def _build(
    glossaries: Sequence[Glossary],
    corpus: Corpus,
    encoder: Encoder,
    folder: Path,
    content: Content,
    kept: Kept | None,
    notify: Notify,
) -> Manifest:
    # A build that was stopped may have left what this one needs the space of.
    _sweep(folder, _files_in_use(folder))
    texts = [document.headed_text for document in corpus.documents]
    lines = corpus.line_texts()
    vectors = vectors_of(encoder, texts + lines, kept, lambda told: notify(f"index {folder}: {told}"))
    romanisations = Romanisations(kept.romanised if kept else None)
    for glossary in glossaries:
        list(names_of(glossary, romanisations.of))
    parts: Mapping[str, Callable[[Path], None]] = {
        "sections": FaissVectors.of(vectors[: len(texts)]).save,
        "sentences": FaissVectors.of(vectors[len(texts) :]).save,
        "romanisations": romanisations.save,
        "texts": partial(save_digests, digests(texts + lines)),
    }
    files = {part: _write(folder, part, save) for part, save in parts.items()}
    manifest = Manifest(content, vectors.shape[1], sections=len(texts), sentences=len(corpus.owners), files=files)
    beside = folder / f".building-{FILE}"
    manifest.write(beside)
    _sync(beside)
    # What the last manifest names is kept for readers that have just read it.
    in_use = {*files.values(), *_files_in_use(folder)}
    beside.replace(folder / FILE)
    _sweep(folder, in_use)
    return manifest


def _sweep(folder: Path, kept: Collection[str]) -> None:
    """Delete what builds have written, but for the files to keep."""
    for file in folder.iterdir():
        if _OURS.fullmatch(file.name) and file.name not in kept:
            file.unlink()


def _files_in_use(folder: Path) -> Collection[str]:
    try:
        return read_manifest(folder).files.values()
    except (DamagedIndexError, FileNotFoundError):
        return ()


def _write(folder: Path, part: str, save: Callable[[Path], None]) -> str:
    """Write a part of an index to a file that is named by its digest, and return the name."""
    beside = folder / f".building-{part}"
    save(beside)
    _sync(beside)
    final = _file_name(part, beside)
    beside.replace(folder / final)
    return final


def _file_name(part: str, file: Path) -> str:
    return f"{part}-{digest(file)[:16]}{_SUFFIXES[part]}"


def _sync(file: Path) -> None:
    with file.open("rb") as stream:
        os.fsync(stream.fileno())
