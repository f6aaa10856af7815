"""Keeping an index folder true to its glossaries."""

import os
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np
from filelock import FileLock
from tqdm import tqdm

from glossary import Glossary, fingerprint
from index.corpus import Corpus
from index.encoder import Encoder, Vectors
from index.manifest import FILE, FORMAT, Content, DamagedIndexError, Manifest, digest, read_manifest
from index.naming import names_of
from index.romanisations import Romanisations
from index.search import Index
from index.stores import FaissStore, Store

_BATCH = 256
_SHOW_AFTER_SECONDS = 2
_LOCK = ".lock"
_VECTORS = ("sections", "sentences")
_OURS = re.compile(r"(?:sections|sentences|romanisations)-[0-9a-f]{16}\.[a-z]+|\.building-.*")

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
    store: Store | None = None,
) -> Index:
    """Return the index of the glossaries, building it first where the folder's is missing, stale or damaged.

    `notify` gets one line that says why. A build is written beside the old index, which stays good until the new
    manifest takes its place in one step. Vectors are kept in the store, by default in the folder itself.
    """
    kept = store or FaissStore()
    prints = {one.id: fingerprint(one) for one in glossaries}
    content = Content(FORMAT, encoder.name, encoder.fingerprint, prints, kept.name)
    found = "asked to" if force else _usable(folder, content, kept)
    if isinstance(found, str):
        notify(f"index {folder}: {found}; building it")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with FileLock(folder / _LOCK):
                # Another process may have built it while this one waited.
                waited = None if force else _usable(folder, content, kept)
                found = waited if isinstance(waited, Manifest) else _build(glossaries, encoder, folder, content, kept)
        except OSError as error:
            raise IndexFolderError(
                f"{folder}: cannot write the index: {error.strerror or error}; "
                "free some space, or choose another folder with --index"
            ) from error
    files = {part: folder / name for part, name in found.files.items()}
    return Index(
        glossaries,
        encoder,
        *(kept.load(files[part]) for part in _VECTORS),
        romanisations=Romanisations.load(files["romanisations"]),
    )


def _usable(folder: Path, content: Content, store: Store) -> Manifest | str:
    """Return the manifest of the folder's index, or why it cannot be used.

    What was checked is what is read: another process may put another manifest in its place at any time.
    """
    if not (folder / FILE).exists():
        return "there is none yet"
    try:
        manifest = read_manifest(folder)
    except DamagedIndexError as error:
        return f"the one there is damaged or foreign: {error}"
    for part, word in (
        *(("model", "model"), ("model_sha256", "model"), ("glossaries", "glossary")),
        ("vectors", "store of the vectors"),
    ):
        if getattr(manifest.content, part) != getattr(content, part):
            return f"the {word} has changed since it was built"
    # The vectors are numbered in the order of the glossaries.
    if list(manifest.content.glossaries) != list(content.glossaries):
        return "the order of the glossaries has changed since it was built"
    for part, name in manifest.files.items():
        file = folder / name
        if not file.is_file():
            return f"the one there is damaged: {name} is missing"
        if name != _file_name(part, file, file.suffix):
            return f"the one there is damaged: {name} has changed"
    lacking = filter(None, (store.lacking(folder / manifest.files[part]) for part in _VECTORS))
    return next((f"the one there is damaged: {one}" for one in lacking), manifest)


def _build(glossaries: Sequence[Glossary], encoder: Encoder, folder: Path, content: Content, store: Store) -> Manifest:
    # A build that was stopped may have left what this one needs the space of.
    _sweep(folder, _files_in_use(folder), store)
    corpus = Corpus(glossaries)
    texts = [document.headed_text for document in corpus.documents]
    vectors = _encode(encoder, texts + corpus.line_texts())
    romanisations = Romanisations()
    for glossary in glossaries:
        list(names_of(glossary, romanisations.of))
    parts: Mapping[str, Callable[[Path], None]] = {
        "sections": lambda file: store.save(vectors[: len(texts)], file, _collection(content, "sections")),
        "sentences": lambda file: store.save(vectors[len(texts) :], file, _collection(content, "sentences")),
        "romanisations": romanisations.save,
    }
    suffixes = {**dict.fromkeys(_VECTORS, store.suffix), "romanisations": ".json"}
    files = {part: _write(folder, part, suffixes[part], save) for part, save in parts.items()}
    manifest = Manifest(content, vectors.shape[1], sections=len(texts), sentences=len(corpus.owners), files=files)
    beside = folder / f".building-{FILE}"
    manifest.write(beside)
    _sync(beside)
    # What the last manifest names is kept for readers that have just read it.
    kept = {*files.values(), *_files_in_use(folder)}
    beside.replace(folder / FILE)
    _sweep(folder, kept, store)
    return manifest


def _sweep(folder: Path, kept: Collection[str], store: Store) -> None:
    """Delete what builds have written, but for the files to keep."""
    named = [folder / name for name in kept if name.endswith(store.suffix)]
    for file in folder.iterdir():
        if _OURS.fullmatch(file.name) and file.name not in kept:
            if file.suffix == store.suffix:
                store.forget(file, named)
            file.unlink()


def _files_in_use(folder: Path) -> Collection[str]:
    try:
        return read_manifest(folder).files.values()
    except (DamagedIndexError, FileNotFoundError):
        return ()


def _encode(encoder: Encoder, texts: Sequence[str]) -> Vectors:
    """Encode texts, the longest first, so that the end time shown is never too early."""
    order = sorted(range(len(texts)), key=lambda number: (-len(texts[number]), number))
    encoded: list[Vectors] = []
    with tqdm(total=len(texts), desc="Encoding", unit=" texts", delay=_SHOW_AFTER_SECONDS) as progress:
        for at in range(0, len(order), _BATCH):
            batch = [texts[number] for number in order[at : at + _BATCH]]
            encoded.append(encoder.encode_texts(batch))
            progress.update(len(batch))
    return np.asarray(np.concatenate(encoded)[np.argsort(order)], dtype=np.float32)


def _collection(content: Content, part: str) -> str:
    """Return what the vectors of a part are kept under in a store that several indexes share."""
    glossaries = "\n".join(content.glossaries)
    return f"glossdesk_{sha256(glossaries.encode()).hexdigest()[:12]}_{part}"


def _write(folder: Path, part: str, suffix: str, save: Callable[[Path], None]) -> str:
    """Write a part of an index to a file that is named by its digest, and return the name."""
    beside = folder / f".building-{part}{suffix}"
    save(beside)
    _sync(beside)
    final = _file_name(part, beside, suffix)
    beside.replace(folder / final)
    return final


def _file_name(part: str, file: Path, suffix: str) -> str:
    return f"{part}-{digest(file)[:16]}{suffix}"


def _sync(file: Path) -> None:
    with file.open("rb") as stream:
        os.fsync(stream.fileno())
