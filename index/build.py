"""Keeping an index folder true to its glossaries."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from filelock import FileLock, Timeout

from glossary import Glossary, fingerprint
from index.corpus import Corpus
from index.encoder import Encoder
from index.encoding import vectors_of
from index.folder import VECTORS, Folder
from index.kept import Kept
from index.lexical import Lexical
from index.manifest import FILE, FORMAT, Content, DamagedIndexError, Manifest, read_manifest
from index.name_arrays import name_arrays
from index.name_table import NameTable
from index.parts import Parts
from index.romanisations import Romanisations
from index.search import Index
from index.stores import FaissStore, Store
from index.texts import digests
from index.tokens import Analyser
from index.words import Words

_LOCK = ".lock"
_MADE_FROM: Mapping[str, str] = {
    "model": "model",
    "model_sha256": "model",
    "glossaries": "glossary",
    "vectors": "store of the vectors",
}

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
    store: Store | None = None,
    state: str = "",
) -> Index:
    """Return the index of the glossaries, building it first where the folder's is missing, stale or damaged.

    `notify` gets a line that says why, and one that says how many texts are encoded where not all of them are: what the
    folder's index has a vector of by the same model is taken over, unless `force` is set. So is what an earlier index
    that is open has worked out. A build is written beside the old index, which stays good until the new manifest takes
    its place in one step. Vectors are kept in the store, by default in the folder itself. `state` is that of the files
    that the glossaries were read from, by which `open_glossaries` knows them again.
    """
    chosen = store or FaissStore()
    prints = {one.id: fingerprint(one) for one in glossaries}
    content = Content(FORMAT, encoder.name, encoder.fingerprint, prints, chosen.name)
    files = Folder(folder, chosen)
    found = "asked to" if force else _usable(files, content, state)
    if isinstance(found, Manifest):
        _note(files, found)
    else:
        notify(f"index {folder}: {found}; building it")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with FileLock(folder / _LOCK):
                # Another process may have built it while this one waited.
                waited = None if force else _usable(files, content, state)
                if isinstance(waited, Manifest):
                    found = waited
                else:
                    kept = None if force else _kept(files, content)
                    found = _build(glossaries, encoder, files, content, kept, earlier, notify, state)
        except OSError as error:
            raise IndexFolderError(
                f"{folder}: cannot write the index: {error.strerror or error}; "
                "free some space, or choose another folder with --index"
            ) from error
    named = {part: folder / name for part, name in found.files.items()}
    sections, lines = (chosen.load(named[part]) for part in VECTORS)
    words = Words(Lexical.load(named["section_words"]), Lexical.load(named["sentence_words"]))
    return Index(
        glossaries,
        encoder,
        sections,
        lines,
        words=words,
        names=NameTable.load(named["names"]),
        romanisations=Romanisations.load(named["romanisations"]),
        corpus=Corpus.load(glossaries, named["cuts"]),
    )


def _usable(folder: Folder, content: Content, state: str) -> Manifest | str:
    """Return the manifest of the folder's index, as it is to be by now, or why it cannot be used.

    What was checked is what is read: another process may put another manifest in its place at any time.
    """
    if not (folder.path / FILE).exists():
        return "there is none yet"
    try:
        manifest = read_manifest(folder.path)
    except DamagedIndexError as error:
        return f"the one there is damaged or foreign: {error}"
    for part, word in _MADE_FROM.items():
        if getattr(manifest.content, part) != getattr(content, part):
            return f"the {word} has changed since it was built"
    # The vectors are numbered in the order of the glossaries.
    if list(manifest.content.glossaries) != list(content.glossaries):
        return "the order of the glossaries has changed since it was built"
    stamps = folder.stamps(manifest)
    return folder.damage(manifest, stamps) or replace(manifest, state=state or manifest.state, stamps=stamps)


def _note(folder: Folder, found: Manifest) -> None:
    """Let the next start know what this one has found out: the state of the glossaries, and what large files hold."""
    with suppress(OSError, Timeout, DamagedIndexError):
        # Where it cannot be written down, or another process writes, it is found out again.
        if read_manifest(folder.path) == found:
            return
        with FileLock(folder.path / _LOCK, timeout=0):
            before = read_manifest(folder.path)
            if replace(before, state=found.state, stamps=found.stamps) == found:
                folder.restate(found)


def _kept(folder: Folder, content: Content) -> Kept | None:
    """Return what can be taken over from the folder's index.

    That is nothing where another model made it, its vectors are in another store, or it is damaged.
    """
    try:
        manifest = read_manifest(folder.path)
    except (DamagedIndexError, FileNotFoundError):
        return None
    alike = replace(manifest.content, glossaries=content.glossaries) == content
    return Kept.load(folder, manifest) if alike and not folder.damage(manifest, folder.stamps(manifest)) else None


def _build(
    glossaries: Sequence[Glossary],
    encoder: Encoder,
    folder: Folder,
    content: Content,
    kept: Kept | None,
    earlier: Index | None,
    notify: Notify,
    state: str,
) -> Manifest:
    # A build that was stopped may have left what this one needs the space of.
    folder.sweep()
    corpus = earlier.corpus_of(glossaries) if earlier else Corpus(glossaries)
    texts = corpus.headed_texts()
    lines = corpus.line_texts()
    vectors = vectors_of(encoder, texts + lines, kept, lambda told: notify(f"index {folder.path}: {told}"))
    romanisations = Romanisations(kept.romanisations if kept else None)
    analyser = Analyser(glossaries[0].language)
    spelt = earlier.spelt_by(analyser) if earlier else {}
    names = name_arrays(glossaries, analyser.stem, romanisations.of, spelt)
    words = earlier.words_of(corpus, analyser) if earlier else Words.of(corpus, analyser)
    known = digests(texts + lines)
    corpus.order(known[len(texts) : len(texts) + corpus.owners.sentences])
    parts = Parts(
        glossaries,
        corpus,
        vectors[: len(texts)],
        vectors[len(texts) :],
        words,
        names,
        romanisations,
        known,
    )
    return parts.write(folder, content, state)
