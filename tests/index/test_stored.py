from pathlib import Path

import pytest

from glossary import Glossary, fingerprint
from index import open_glossaries, open_index
from index.folder import Folder
from index.manifest import FILE, read_manifest
from index.stored import load_glossaries, save_glossaries
from index.stores import FaissStore
from tests.conftest import FakeEncoder, entry, glossary_of

ONE = glossary_of(entry("aid", "Aid", "Money is given.", de="Hilfe"), entry("war", "Strife", "Armies march."))
OTHER = glossary_of(entry("aid", "Aid", "Elsewhere."), name="other", language="de")


def build(folder: Path, *glossaries: Glossary, state: str = "") -> list[str]:
    lines: list[str] = []
    open_index(glossaries, FakeEncoder(), folder, lines.append, state=state)
    return lines


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    save_glossaries([ONE, OTHER], tmp_path / "kept")
    loaded = load_glossaries(tmp_path / "kept")
    assert loaded == (ONE, OTHER)
    assert list(map(fingerprint, loaded)) == [fingerprint(ONE), fingerprint(OTHER)]
    assert loaded[1].by_id["aid"] == OTHER.entries[0]
    assert "war" not in loaded[1].by_id


def test_the_glossaries_of_an_index_are_known_by_the_state_of_their_files(tmp_path: Path) -> None:
    assert open_glossaries(tmp_path, "first") is None
    build(tmp_path, ONE, OTHER, state="first")
    assert open_glossaries(tmp_path, "first") == (ONE, OTHER)
    assert open_glossaries(tmp_path, "second") is None
    build(tmp_path, ONE)
    assert open_glossaries(tmp_path, "first") is None, "these were read from files of which nothing is known"
    assert open_glossaries(tmp_path, "") is None


def test_the_state_that_a_start_finds_is_noted_for_the_next(tmp_path: Path) -> None:
    build(tmp_path, ONE, state="first")
    made = read_manifest(tmp_path).files
    assert build(tmp_path, ONE, state="second") == []
    assert open_glossaries(tmp_path, "second") == (ONE,)
    assert read_manifest(tmp_path).files == made
    build(tmp_path, ONE)
    assert open_glossaries(tmp_path, "second") == (ONE,)


def test_an_index_that_cannot_be_written_to_is_used_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path, ONE, state="first")

    def fail(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Folder, "restate", fail)
    assert build(tmp_path, ONE, state="second") == []
    assert open_glossaries(tmp_path, "first") == (ONE,)


@pytest.mark.parametrize("damage", [b"", b"cut"])
def test_glossaries_that_are_damaged_are_not_read(tmp_path: Path, damage: bytes) -> None:
    build(tmp_path, ONE, state="first")
    file = tmp_path / read_manifest(tmp_path).files["glossaries"]
    file.write_bytes(damage)
    assert open_glossaries(tmp_path, "first") is None
    file.unlink()
    assert open_glossaries(tmp_path, "first") is None
    (tmp_path / FILE).write_text("{}")
    assert open_glossaries(tmp_path, "first") is None


def test_what_is_large_is_read_whole_only_where_somebody_has_written_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.folder.READ_WHOLE", 0)
    build(tmp_path, ONE)
    manifest, folder = read_manifest(tmp_path), Folder(tmp_path, FaissStore())
    assert manifest.stamps == folder.stamps(manifest)
    assert manifest.stamps.keys() == manifest.files.keys()
    read: list[str] = []

    def note(file: Path) -> str:
        read.append(file.name)
        return "0" * 64

    monkeypatch.setattr("index.folder.digest", note)
    assert folder.damage(manifest, folder.stamps(manifest)) == ""
    assert read == []
    file = tmp_path / manifest.files["cuts"]
    content = file.read_bytes()
    file.write_bytes(content)
    assert "has changed" in folder.damage(manifest, folder.stamps(manifest))
    assert read == [file.name]
    monkeypatch.undo()
    monkeypatch.setattr("index.folder.READ_WHOLE", 0)
    assert build(tmp_path, ONE) == []
    assert read_manifest(tmp_path).stamps == folder.stamps(manifest) != manifest.stamps
    file.write_bytes(content[:-1] + b"x")
    assert "has changed; building it" in build(tmp_path, ONE)[0]
