import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from glossary.stamp import Stamp, line_of, stamp, state_of

# The package has a function of the name.
MODULE = sys.modules["glossary.stamp"]


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


def state(folder: Path, found: Stamp | None = None, version: str = "1") -> str:
    return state_of(stamp([folder]) if found is None else found, [folder], version)


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MODULE, "time_ns", lambda: 2**62)


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_another_state(folder: Path, change: str) -> None:
    before = state(folder)
    assert before
    assert state(folder) == before != state(folder, version="2")
    CHANGES[change](folder)
    assert state(folder) != before


@pytest.mark.usefixtures("settled")
def test_a_state_is_the_same_wherever_its_folder_lies(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = state(folder)
    monkeypatch.chdir(folder)
    assert state(Path()) == before
    moved = folder.rename(folder.parent / "moved")
    assert state(moved) == before
    (moved / "entries" / "net.yaml").write_text("id: ten\n")
    assert state(Path()) == state(moved) != before


def test_what_has_just_changed_is_in_no_state_until_a_clock_has_ticked(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = line_of(folder / "entries" / "net.yaml")
    assert line
    for times, tick in (((5_500_000_000, 5_000_000_000), 10**8), ((3_000_000_000, 5_000_000_000), 2 * 10**9)):
        found = ((line[0], *times, 9, 1),)
        for later, is_settled in ((tick, True), (tick - 1, False), (-1, False)):
            monkeypatch.setattr(MODULE, "time_ns", partial(max, 0, max(times) + later))
            assert bool(state(folder, found)) is is_settled
