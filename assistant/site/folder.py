"""The folder of a site: written whole or not at all, and only where nothing of anyone else's is."""

import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from assistant.site.address import SiteError

# What tells a folder that was made here: it lists the files in it, one a line.
MARKER = ".glossdesk-site"


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file of a site by its path, with slashes."""

    path: str
    content: str


def require_ours(folder: Path) -> None:
    """Raise SiteError where a folder holds what no site left there."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise SiteError(f"{folder} is a file; name a folder that is empty or that a site was written to before")
    known = _listed(folder)
    found = (file.relative_to(folder).as_posix() for file in sorted(folder.rglob("*")) if not _is_plain_folder(file))
    other = next((name for name in found if name not in known), None)
    if other is not None:
        raise SiteError(
            f"{folder} holds {other!r}, which no site left there, and would be lost; "
            "move it elsewhere, or name an empty folder"
        )


def write_site(folder: Path, files: Iterable[SiteFile]) -> int:
    """Write a site beside its folder, then put it in its place; return how many files it has.

    Raise SiteError where the folder is not ours, or a file would be outside of it; nothing is changed then, or where
    something else goes wrong.
    """
    folder = folder.resolve()
    require_ours(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside, before = (folder.with_name(f".{folder.name}.{os.getpid()}.{state}") for state in ("new", "old"))
    beside.mkdir()
    try:
        written = _write(beside, files)
        # Someone may have put something there meanwhile.
        require_ours(folder)
        _swap(folder, beside, before)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    shutil.rmtree(before, ignore_errors=True)
    return written


def _write(folder: Path, files: Iterable[SiteFile]) -> int:
    names: set[str] = {MARKER}
    for file in files:
        names.add(file.path)
        target = folder / file.path
        if folder not in target.resolve().parents:
            raise SiteError(f"{file.path!r} would be written outside of the site; rename what it is the page of")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(file.content, encoding="utf-8", newline="\n")
    (folder / MARKER).write_text("".join(f"{name}\n" for name in sorted(names)), encoding="utf-8", newline="\n")
    return len(names) - 1


def _swap(folder: Path, beside: Path, before: Path) -> None:
    if folder.exists():
        folder.rename(before)
    try:
        beside.rename(folder)
    except OSError:
        if before.exists():
            before.rename(folder)
        raise


def _listed(folder: Path) -> frozenset[str]:
    marker = folder / MARKER
    return frozenset(marker.read_text(encoding="utf-8").splitlines()) if marker.is_file() else frozenset()


def _is_plain_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()
