import hashlib
import json
from pathlib import Path

import pytest

from index.manifest import FILE, FORMAT, PARTS, Content, DamagedIndexError, Manifest, digest, read_manifest

CONTENT = Content(FORMAT, "模型", "ab" * 32, {"one": "12" * 32, "another": "34" * 32})
FILES = {part: f"{part}-1" for part in PARTS}
MANIFEST = Manifest(CONTENT, 64, 3, 9, FILES)


def written(folder: Path) -> dict[str, object]:
    MANIFEST.write(folder / FILE)
    found = json.loads((folder / FILE).read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def test_what_is_written_is_read_back_in_order(tmp_path: Path) -> None:
    written(tmp_path)
    manifest = read_manifest(tmp_path)
    assert manifest == MANIFEST
    assert list(manifest.content.glossaries) == ["one", "another"]


def test_a_manifest_names_what_the_index_was_made_from_and_counts(tmp_path: Path) -> None:
    assert written(tmp_path) == {
        "content": {
            "format": FORMAT,
            "model": "模型",
            "model_sha256": "ab" * 32,
            "glossaries": {"one": "12" * 32, "another": "34" * 32},
            "vectors": "faiss",
        },
        "dimensions": 64,
        "sections": 3,
        "sentences": 9,
        "files": FILES,
        "state": "",
        "stamps": {},
    }


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"5",
        b'"text"',
        b"\xff\xfe{}",
        b"{}",
        b'{"content": {}}',
        b'{"content": 1}',
        b"<html>",
    ],
)
def test_what_is_no_manifest_is_damage(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(DamagedIndexError, match=f"its {FILE} cannot be read"):
        read_manifest(tmp_path)


@pytest.mark.parametrize(
    "change",
    [
        {"files": None},
        {"files": {}},
        {"files": []},
        {"files": {"sections": "a"}},
        {"files": dict.fromkeys(PARTS, 1)},
        {"files": {"sections": "a", "sentences": "b"}},
        {"files": {**FILES, "more": "d"}},
        {"content": None},
        {"content": {"format": FORMAT, "unknown": 1}},
        {"unknown": 1},
    ],
)
def test_a_manifest_of_another_shape_is_damage(tmp_path: Path, change: dict[str, object]) -> None:
    (tmp_path / FILE).write_text(json.dumps(written(tmp_path) | change), encoding="utf-8")
    with pytest.raises(DamagedIndexError):
        read_manifest(tmp_path)


@pytest.mark.parametrize("other", [FORMAT + 1, 0, str(FORMAT), None])
def test_another_format_is_told(tmp_path: Path, other: object) -> None:
    found = written(tmp_path)
    content = found["content"]
    assert isinstance(content, dict)
    (tmp_path / FILE).write_text(json.dumps(found | {"content": content | {"format": other}}), encoding="utf-8")
    with pytest.raises(DamagedIndexError, match=f"its format is {other!r}, this version reads {FORMAT}"):
        read_manifest(tmp_path)


def test_no_manifest_is_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_manifest(tmp_path)


def test_the_digest_is_sha_256(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"abc" * 100_000)
    assert digest(tmp_path / "file") == hashlib.sha256(b"abc" * 100_000).hexdigest()
