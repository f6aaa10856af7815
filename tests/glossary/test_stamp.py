import os
from collections.abc import Callable
from pathlib import Path

import pytest

from glossary.stamp import stamp


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "sea"
    (made / "entries").mkdir(parents=True)
    (made / "glossary.yaml").write_text("id: sea\n")
    (made / "entries" / "net.yaml").write_text("id: net\n")
    return made


def replace_by_rename(folder: Path) -> None:
    beside = folder / "entries" / ".net.yaml.swp"
    beside.write_text("id: ten\n")
    beside.replace(folder / "entries" / "net.yaml")


def keep_the_time(folder: Path) -> None:
    file = folder / "entries" / "net.yaml"
    before = file.stat()
    file.write_text("id: ten\n")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "edited": lambda folder: (folder / "entries" / "net.yaml").write_text("id: nets\n"),
    "edited by a rename": replace_by_rename,
    "edited, its time kept": keep_the_time,
    "added": lambda folder: (folder / "entries" / "boat.yaml").write_text("id: boat\n"),
    "deleted": lambda folder: (folder / "entries" / "net.yaml").unlink(),
    "renamed": lambda folder: (folder / "entries" / "net.yaml").rename(folder / "entries" / "nets.yaml"),
    "head edited": lambda folder: (folder / "glossary.yaml").write_text("id: seas\n"),
    "folder gone": lambda folder: folder.rename(folder.parent / "elsewhere"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_told(folder: Path, change: str) -> None:
    before = stamp([folder])
    assert stamp([folder]) == before
    CHANGES[change](folder)
    assert stamp([folder]) != before


def test_what_is_not_read_is_not_looked_at(folder: Path) -> None:
    before = stamp([folder])
    (folder / "entries" / ".net.yaml").write_text("an editor's own")
    (folder / "entries" / "net.yaml~").write_text("a copy")
    (folder / "notes.txt").write_text("a note")
    assert stamp([folder]) == before
    assert len(before) == 2


def test_a_link_that_points_elsewhere_is_told(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    (other / "entries").mkdir(parents=True)
    (other / "entries" / "net.yaml").write_text("id: net\n")
    link = tmp_path / "current"
    link.symlink_to(folder)
    before = stamp([link])
    link.unlink()
    link.symlink_to(other)
    assert stamp([link]) != before


def test_of_several_folders_each_counts_and_one_that_is_not_there_has_no_files(folder: Path, tmp_path: Path) -> None:
    assert stamp([tmp_path / "nowhere"]) == ()
    assert len(stamp([folder, tmp_path / "nowhere", folder])) == 4
