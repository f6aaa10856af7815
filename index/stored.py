"""The glossaries of an index, kept in its folder as they were read."""

import json
from collections.abc import Sequence
from pathlib import Path

from glossary import Glossary, fingerprint
from glossary.stored import StoredEntries, encode
from index.arrays import read_arrays, write_arrays
from index.folder import Folder
from index.manifest import DamagedIndexError, read_manifest
from index.stores import FaissStore
from index.strings import Strings

_PART = "glossaries"


def open_glossaries(folder: Path, state: str) -> tuple[Glossary, ...] | None:
    """Return the glossaries that an index folder keeps, or None where it was not made from files in a state.

    Their entries are decoded when they are asked for.
    """
    try:
        manifest = read_manifest(folder)
    except (DamagedIndexError, FileNotFoundError):
        return None
    files = Folder(folder, FaissStore())
    if not state or manifest.state != state or files.damage_of(_PART, manifest, files.stamps(manifest)):
        return None
    return load_glossaries(folder / manifest.files[_PART])


def save_glossaries(glossaries: Sequence[Glossary], file: Path) -> None:
    """Write all that glossaries say."""
    entries = [entry for one in glossaries for entry in one.entries]
    texts = (map(_head, glossaries), (entry.id for entry in entries), map(encode, entries))
    write_arrays(file, [array for each in texts for array in Strings.of(each).arrays])


def load_glossaries(file: Path) -> tuple[Glossary, ...]:
    """Return what `save_glossaries` wrote."""
    arrays = read_arrays(file)
    heads, listed, said = (Strings.read(arrays) for _ in range(3))
    ids = listed.quick()
    glossaries: list[Glossary] = []
    first = 0
    for number in range(len(heads)):
        identifier, title, language, size, print_, *others = json.loads(heads[number])
        entries = StoredEntries(ids, said, first, size, print_)
        glossaries.append(Glossary(identifier, title, language, entries, *others))
        first += size
    return tuple(glossaries)


def _head(one: Glossary) -> str:
    size = len(one.entries)
    return json.dumps([one.id, one.title, one.language, size, fingerprint(one), one.licence, one.publisher, one.url])
