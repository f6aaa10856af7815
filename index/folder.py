"""The files of an index folder."""

import os
import re
from collections.abc import Callable, Collection
from pathlib import Path

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

    def damage(self, manifest: Manifest) -> str:
        """Return what is wrong with the files that a manifest names; "" where nothing is."""
        for part, name in manifest.files.items():
            file = self.path / name
            if not file.is_file():
                return f"the one there is damaged: {name} is missing"
            if name != _file_name(part, file, file.suffix):
                return f"the one there is damaged: {name} has changed"
        lacking = filter(None, (self.store.lacking(self.path / manifest.files[part]) for part in VECTORS))
        return next((f"the one there is damaged: {one}" for one in lacking), "")

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
        beside = self.path / f".building-{FILE}"
        manifest.write(beside)
        _sync(beside)
        in_use = {*manifest.files.values(), *self._in_use()}
        beside.replace(self.path / FILE)
        self._sweep(in_use)

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
