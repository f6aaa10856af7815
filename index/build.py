"""Keeping an index folder true to its glossaries."""

import os
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

import numpy as np
from filelock import FileLock
from tqdm import tqdm

from glossary import Glossary, fingerprint
from index.corpus import Corpus
from index.encoder import Encoder, Vectors
from index.lexical import Lexical
from index.manifest import FILE, FORMAT, Content, DamagedIndexError, Manifest, digest, read_manifest
from index.naming import names_of
from index.romanisations import Romanisations
from index.search import Index
from index.tokens import Analyser
from index.vectors import FaissVectors
from index.words import Words

_BATCH = 256
_SHOW_AFTER_SECONDS = 2
_LOCK = ".lock"
_SUFFIXES = {
    "sections": ".faiss",
    "sentences": ".faiss",
    "section_words": ".npy",
    "sentence_words": ".npy",
    "romanisations": ".json",
}
_OURS = re.compile(
    "|".join(rf"{part}-[0-9a-f]{{16}}{re.escape(suffix)}" for part, suffix in _SUFFIXES.items()) + r"|\.building-.*"
)

Notify = Callable[[str], None]


class IndexFolderError(Exception):
    """An index folder that cannot be written, with the remedy."""


def open_index(
    glossaries: Sequence[Glossary], encoder: Encoder, folder: Path, notify: Notify, *, force: bool = False
) -> Index:
    """Return the index of the glossaries, building it first where the folder's is missing, stale or damaged.

    `notify` gets one line that says why. A build is written beside the old index, which stays good until the new
    manifest takes its place in one step.
    """
    content = Content(FORMAT, encoder.name, encoder.fingerprint, {one.id: fingerprint(one) for one in glossaries})
    found = "asked to" if force else _usable(folder, content)
    if isinstance(found, str):
        notify(f"index {folder}: {found}; building it")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with FileLock(folder / _LOCK):
                # Another process may have built it while this one waited.
                waited = None if force else _usable(folder, content)
                found = waited if isinstance(waited, Manifest) else _build(glossaries, encoder, folder, content)
        except OSError as error:
            raise IndexFolderError(
                f"{folder}: cannot write the index: {error.strerror or error}; "
                "free some space, or choose another folder with --index"
            ) from error
    files = {part: folder / name for part, name in found.files.items()}
    return Index(
        glossaries,
        encoder,
        FaissVectors.load(files["sections"]),
        FaissVectors.load(files["sentences"]),
        words=Words(Lexical.load(files["section_words"]), Lexical.load(files["sentence_words"])),
        romanisations=Romanisations.load(files["romanisations"]),
    )


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
    for part, name in manifest.files.items():
        file = folder / name
        if not file.is_file():
            return f"the one there is damaged: {name} is missing"
        if name != _file_name(part, file):
            return f"the one there is damaged: {name} has changed"
    return manifest


def _build(glossaries: Sequence[Glossary], encoder: Encoder, folder: Path, content: Content) -> Manifest:
    # A build that was stopped may have left what this one needs the space of.
    _sweep(folder, _files_in_use(folder))
    corpus = Corpus(glossaries)
    texts = [document.headed_text for document in corpus.documents]
    vectors = _encode(encoder, texts + corpus.line_texts())
    romanisations = Romanisations()
    for glossary in glossaries:
        list(names_of(glossary, romanisations.of))
    words = Words.of(corpus, Analyser(glossaries[0].language))
    parts: Mapping[str, Callable[[Path], None]] = {
        "sections": FaissVectors.of(vectors[: len(texts)]).save,
        "sentences": FaissVectors.of(vectors[len(texts) :]).save,
        "section_words": words.sections.save,
        "sentence_words": words.sentences.save,
        "romanisations": romanisations.save,
    }
    files = {part: _write(folder, part, save) for part, save in parts.items()}
    manifest = Manifest(
        content, vectors.shape[1], sections=len(texts), sentences=len(corpus.owners.sections), files=files
    )
    beside = folder / f".building-{FILE}"
    manifest.write(beside)
    _sync(beside)
    # What the last manifest names is kept for readers that have just read it.
    kept = {*files.values(), *_files_in_use(folder)}
    beside.replace(folder / FILE)
    _sweep(folder, kept)
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
