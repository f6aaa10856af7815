import json
from pathlib import Path

import pytest

import index.exported
from index.encoder import Model
from index.exported import FILE, GRAPH, TOKENIZER, WEIGHTS, Exported, export_folder, read_exported
from index.manifest import digest

MODEL = Model("模型", Path("nowhere"), "ab" * 32, "cd" * 32, None)


@pytest.fixture
def made(tmp_path: Path) -> Exported:
    """Return what is said of an export that has been written."""
    own = export_folder(MODEL, tmp_path)
    own.mkdir()
    for name in (GRAPH, WEIGHTS, TOKENIZER):
        (own / name).write_bytes(name.encode() * 100)
    files = {name: digest(own / name) for name in (GRAPH, WEIGHTS, TOKENIZER)}
    exported = Exported.of(MODEL, files, question_prompt="问: ")
    exported.write(own)
    return exported


def test_what_is_written_is_read_back(tmp_path: Path, made: Exported) -> None:
    assert read_exported(MODEL, tmp_path) == made
    assert (made.model_sha256, made.configuration_sha256, made.question_prompt) == ("ab" * 32, "cd" * 32, "问: ")


def test_models_of_other_weights_or_another_configuration_are_kept_apart(tmp_path: Path) -> None:
    others = [Model("m", Path(), one, other, None) for one in ("ab" * 32, "ef" * 32) for other in ("cd" * 32, "0" * 64)]
    assert len({export_folder(model, tmp_path) for model in others}) == 4


def test_nothing_is_read_where_there_is_nothing(tmp_path: Path) -> None:
    assert read_exported(MODEL, tmp_path) is None


@pytest.mark.parametrize("name", [GRAPH, WEIGHTS, TOKENIZER])
@pytest.mark.parametrize("damage", ["missing", "cut short", "a byte"])
@pytest.mark.usefixtures("made")
def test_damaged_files_are_noticed(tmp_path: Path, name: str, damage: str) -> None:
    file = export_folder(MODEL, tmp_path) / name
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content if damage == "a byte" else content[:10])
    if damage == "missing":
        file.unlink()
    assert read_exported(MODEL, tmp_path) is None


@pytest.mark.parametrize(
    "change",
    [
        {"format": 0},
        {"model_sha256": "00" * 32},
        {"configuration_sha256": "00" * 32},
        {"files": {}},
        {"files": None},
        {"files": {"../secret": "00" * 32}},
        {"unknown": 1},
    ],
)
def test_a_foreign_export_is_none(tmp_path: Path, made: Exported, change: dict[str, object]) -> None:
    file = export_folder(MODEL, tmp_path) / FILE
    found = json.loads(file.read_text(encoding="utf-8"))
    assert found["files"] == made.files
    file.write_text(json.dumps(found | change), encoding="utf-8")
    assert read_exported(MODEL, tmp_path) is None


@pytest.mark.parametrize("content", [b"", b"{", b"null", b"[]", b"\xff\xfe{}", b"{}"])
@pytest.mark.usefixtures("made")
def test_what_is_no_description_is_none(tmp_path: Path, content: bytes) -> None:
    (export_folder(MODEL, tmp_path) / FILE).write_bytes(content)
    assert read_exported(MODEL, tmp_path) is None


def test_what_was_refused_is_tried_again_by_other_versions_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = Exported.of(MODEL, refused="too odd")
    export_folder(MODEL, tmp_path).mkdir()
    refused.write(export_folder(MODEL, tmp_path))
    assert read_exported(MODEL, tmp_path) == refused
    monkeypatch.setattr(index.exported, "version", lambda _: "99")
    assert read_exported(MODEL, tmp_path) is None
