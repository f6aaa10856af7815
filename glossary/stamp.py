"""Telling from outside, without reading them, whether the files of glossaries have changed."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from time import time_ns

from glossary.schema import ENTRIES_FOLDER, GLOSSARY_FILE

# Of every file its path, the times of its last change and of that of its inode in ns, its size and its inode.
StampLine = tuple[str, int, int, int, int]
Stamp = tuple[StampLine, ...]

_SECOND = 10**9
# The longest tick of a clock by which files are stamped in parts of a second, and otherwise.
_TICK = _SECOND // 10
_COARSE = 2 * _SECOND


def stamp(folders: Sequence[Path]) -> Stamp:
    """Return what tells the present state of glossary folders from any other; what cannot be read counts as absent."""
    return tuple(sorted(line for folder in folders for line in _lines(folder)))


def state_of(found: Stamp, folders: Sequence[Path], version: str) -> str:
    """Return what tells a stamp of glossary folders, wherever they lie, from any other, as a version reads them.

    That is "" where a file has changed so lately that a further change could go unseen: a clock has ticks.
    """
    coarse = not any(line[1] % _SECOND for line in found)
    newest = max((max(line[1:3]) for line in found), default=0)
    if time_ns() - newest < (_COARSE if coarse else _TICK):
        return ""
    # Strings alone: hundreds of thousands of lists would be looked through for garbage.
    lines = [version]
    for number, folder in enumerate(folders):
        within = prefix_of(folder)
        lines += [
            f"{number} {line[0].removeprefix(within)!r} {line[1:]}" for line in found if line[0].startswith(within)
        ]
    return sha256("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


def prefix_of(folder: Path) -> str:
    """Return what the paths of a folder's files begin with."""
    return str(folder / "x")[:-1]


def line_of(file: Path) -> StampLine | None:
    """Return what a stamp has of a file, or None where it cannot be read."""
    return next(_line(str(file), file.stat), None)


def _lines(folder: Path) -> Iterator[StampLine]:
    head = folder / GLOSSARY_FILE
    yield from _line(str(head), head.stat)
    with suppress(OSError), os.scandir(folder / ENTRIES_FOLDER) as inside:
        for one in inside:
            if one.name.endswith(".yaml") and not one.name.startswith("."):
                yield from _line(one.path, one.stat)


def _line(path: str, stat: Callable[[], os.stat_result]) -> Iterator[StampLine]:
    # Links are followed: some deploy by letting one point to another folder.
    with suppress(OSError):
        found = stat()
        yield path, found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino
