import os
from pathlib import Path

import pytest

from assistant.settings import shipped_glossary
from glossary.repair import Repaired, repair


def spoil(folder: Path) -> Path:
    (folder / "entries").mkdir()
    (folder / "glossary.yaml").write_text("id: g \n")
    file = folder / "entries" / "a.yaml"
    file.write_bytes(b"id: a\r\nnames: {en: b, de: c}  # why\r\n")
    (folder / "entries" / "broken.yaml").write_bytes(b"id: [\r\n")
    (folder / "entries" / "latin.yaml").write_bytes(b"id: \xe4\r\n")
    (folder / "entries" / "other.txt").write_bytes(b"id: a\r\n")
    return file


def test_only_what_needs_it_is_written_and_all_of_it_is_told(tmp_path: Path) -> None:
    file = spoil(tmp_path)
    file.chmod(0o640)
    assert repair(tmp_path) == (
        Repaired(tmp_path / "glossary.yaml", ("white space at the end of lines",)),
        Repaired(file, ("line ends",)),
    )
    assert file.read_bytes() == b"id: a\nnames: {en: b, de: c}  # why\n"
    assert file.stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "entries" / "broken.yaml").read_bytes() == b"id: [\r\n"
    assert (tmp_path / "entries" / "latin.yaml").read_bytes() == b"id: \xe4\r\n"
    assert (tmp_path / "entries" / "other.txt").read_bytes() == b"id: a\r\n"
    assert repair(tmp_path) == ()
    assert [str(one) for one in repair(tmp_path, sorting=True)] == [
        f"{file}: repaired: names in the order of their languages"
    ]
    assert file.read_text() == "id: a\nnames: {de: c, en: b}  # why\n"


def test_what_ships_needs_no_repair_and_is_not_touched() -> None:
    entries = shipped_glossary() / "entries"
    before = {file: file.stat().st_mtime_ns for file in entries.iterdir()}
    assert repair(shipped_glossary()) == ()
    assert {file: file.stat().st_mtime_ns for file in entries.iterdir()} == before


def test_a_link_stays_one(tmp_path: Path) -> None:
    file = spoil(tmp_path)
    target = tmp_path / "target.yaml"
    file.rename(target)
    file.symlink_to(target)
    repair(tmp_path)
    assert file.is_symlink()
    assert b"\r" not in target.read_bytes()


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = spoil(tmp_path)
    before = file.read_bytes()

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space"):
        repair(tmp_path)
    assert file.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {"glossary.yaml", "entries"}
