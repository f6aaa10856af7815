"""Telling from outside, without reading them, whether the files of glossaries have changed."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from glossary.schema import ENTRIES_FOLDER, GLOSSARY_FILE

# Of every file its path, the times of its last change and of that of its inode in ns, its size and its inode.
Stamp = tuple[tuple[str, int, int, int, int], ...]


def stamp(folders: Sequence[Path]) -> Stamp:
    """Return what tells the present state of glossary folders from any other; what cannot be read counts as absent."""
    return tuple(sorted(line for folder in folders for line in _lines(folder)))


def _lines(folder: Path) -> Iterator[tuple[str, int, int, int, int]]:
    head = folder / GLOSSARY_FILE
    yield from _line(str(head), head.stat)
    with suppress(OSError), os.scandir(folder / ENTRIES_FOLDER) as inside:
        for one in inside:
            if one.name.endswith(".yaml") and not one.name.startswith("."):
                yield from _line(one.path, one.stat)


def _line(path: str, stat: Callable[[], os.stat_result]) -> Iterator[tuple[str, int, int, int, int]]:
    # Links are followed: some deploy by letting one point to another folder.
    with suppress(OSError):
        found = stat()
        yield path, found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino
