"""The files of an index folder."""

import os
import re
from collections.abc import Callable, Collection, Mapping
from itertools import chain
from pathlib import Path

from index.arrays import READ_WHOLE
from index.manifest import FILE, PARTS, DamagedIndexError, Manifest, digest, read_manifest
from index.stores import Store

VECTORS = ("sections", "sentences")
_OURS = re.compile(rf"(?:{'|'.join(sorted(PARTS))})-[0-9a-f]{{16}}\.[a-z]+|\.building-.*")


class Folder:
    """Writes the files of an index beside those of the one before, and deletes what no index needs."""

    def __init__(self, path: Path, store: Store) -> None:
        """Take the store that the files of vectors belong to."""
        self.path = path
        self.store = store

    def stamps(self, manifest: Manifest) -> Mapping[str, str]:
        """Return the size and the times of what is large among the files of a manifest.

        To read those at every start would take longer than anything else. When nobody has written to a file since its
        digest was told, it is taken to be what it was.
        """
        named = {part: self.path / name for part, name in manifest.files.items()}
        found = {part: file.stat() for part, file in named.items() if file.is_file()}
        return {
            part: f"{one.st_size} {one.st_mtime_ns} {one.st_ctime_ns}"
            for part, one in found.items()
            if one.st_size > READ_WHOLE
        }

    def damage(self, manifest: Manifest, stamps: Mapping[str, str]) -> str:
        """Return what is wrong with the files that a manifest names and that have some stamps; "" where nothing is."""
        wrong = (self.damage_of(part, manifest, stamps) for part in manifest.files)
        lacking = (self.store.lacking(self.path / manifest.files[part]) for part in VECTORS)
        missing = (f"the one there is damaged: {one}" for one in lacking if one)
        return next(filter(None, chain(wrong, missing)), "")

    def damage_of(self, part: str, manifest: Manifest, stamps: Mapping[str, str]) -> str:
        """Return what is wrong with the file of one part; "" where nothing is."""
        name = manifest.files[part]
        file = self.path / name
        if not file.is_file():
            return f"the one there is damaged: {name} is missing"
        if part in stamps and stamps[part] == manifest.stamps.get(part):
            return ""
        return "" if name == _file_name(part, file, file.suffix) else f"the one there is damaged: {name} has changed"

    def write(self, part: str, suffix: str, save: Callable[[Path], None]) -> str:
        """Write a part of an index to a file that is named by its digest, and return the name."""
        beside = self.path / f".building-{part}{suffix}"
        save(beside)
        _sync(beside)
        final = _file_name(part, beside, suffix)
        beside.replace(self.path / final)
        return final

    def publish(self, manifest: Manifest) -> None:
        """Put a manifest in the place of the one before, whose files are kept for readers that have just read it."""
        in_use = {*manifest.files.values(), *self._in_use()}
        self.restate(manifest)
        self._sweep(in_use)

    def restate(self, manifest: Manifest) -> None:
        """Put a manifest in the place of one that tells of the same files another state or other stamps."""
        beside = self.path / f".building-{FILE}"
        manifest.write(beside)
        _sync(beside)
        beside.replace(self.path / FILE)

    def sweep(self) -> None:
        """Delete what builds have written, but for what the manifest names."""
        self._sweep(self._in_use())

    def _sweep(self, kept: Collection[str]) -> None:
        named = [self.path / name for name in kept if name.endswith(self.store.suffix)]
        for file in self.path.iterdir():
            if _OURS.fullmatch(file.name) and file.name not in kept:
                if file.suffix == self.store.suffix:
                    self.store.forget(file, named)
                file.unlink()

    def _in_use(self) -> Collection[str]:
        try:
            return read_manifest(self.path).files.values()
        except (DamagedIndexError, FileNotFoundError):
            return ()


def _file_name(part: str, file: Path, suffix: str) -> str:
    return f"{part}-{digest(file)[:16]}{suffix}"


def _sync(file: Path) -> None:
    with file.open("rb") as stream:
        os.fsync(stream.fileno())
