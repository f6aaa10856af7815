import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

import index.serving
from index.encoder import PACKAGED, Encoder, Model, SentenceTransformerEncoder, find_model
from index.exported import GRAPH, WEIGHTS, Exported, read_exported
from index.exported import export_folder as folder_of
from index.onnx import OnnxEncoder
from index.serving import open_encoder
from tests.conftest import entry, glossary_of
from tests.index.models import write_static_model

GLOSSARY = glossary_of(entry("trade", "Trade", "Goods are sold. Ships sail."))


@pytest.fixture
def exporting(monkeypatch: pytest.MonkeyPatch, encoder: OnnxEncoder, export_folder: Path) -> list[Path]:
    """Put a copy of the packaged model's export wherever one is made; return the folders that it was made in."""
    del encoder
    made: list[Path] = []
    kept = folder_of(find_model(PACKAGED), export_folder)

    def copy(_model: Model, _own: SentenceTransformerEncoder, texts: Sequence[str], folder: Path) -> Exported:
        assert texts == ["Goods are sold.", "Ships sail."]
        made.append(folder.parent)
        shutil.copytree(kept, folder, dirs_exist_ok=True, copy_function=shutil.copyfile)
        found = read_exported(find_model(PACKAGED), export_folder)
        assert found
        return found

    monkeypatch.setattr(index.serving, "export", copy)
    return made


def opened(folders: Sequence[Path], model: str = PACKAGED) -> tuple[Encoder, list[str]]:
    """Open the encoder of a model, see that it encodes, and return it with the lines that were shown."""
    lines: list[str] = []
    encoder = open_encoder(model, [GLOSSARY], folders, lines.append)
    assert len(encoder.encode_questions(["What is sold?"])) == 1
    return encoder, lines


def test_an_export_is_made_once_and_then_used(tmp_path: Path, exporting: list[Path]) -> None:
    folder = tmp_path / "not" / "there yet"
    encoder, lines = opened([folder, tmp_path / "second"])
    assert isinstance(encoder, OnnxEncoder)
    assert lines == [f"model {PACKAGED}: exporting it to ONNX, once; it starts quickly from then on"]
    again, lines = opened([folder, tmp_path / "second"])
    assert (type(again), lines) == (OnnxEncoder, [])
    assert exporting == [folder]
    assert {file.name for file in folder.iterdir()} == {".lock", folder_of(find_model(PACKAGED), folder).name}


def test_an_export_is_found_in_any_of_the_folders(tmp_path: Path, exporting: list[Path]) -> None:
    opened([tmp_path / "second"])
    encoder, lines = opened([tmp_path / "first", tmp_path / "second"])
    assert (type(encoder), lines) == (OnnxEncoder, [])
    assert exporting == [tmp_path / "second"]


@pytest.mark.parametrize("name", [GRAPH, WEIGHTS])
def test_a_damaged_export_is_made_again(tmp_path: Path, exporting: list[Path], name: str) -> None:
    opened([tmp_path])
    file = folder_of(find_model(PACKAGED), tmp_path) / name
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(content)
    assert isinstance(opened([tmp_path])[0], OnnxEncoder)
    assert opened([tmp_path])[1] == []
    assert exporting == [tmp_path, tmp_path]


def test_what_a_stopped_export_left_is_swept_away(tmp_path: Path, exporting: list[Path]) -> None:
    (tmp_path / ".building").mkdir()
    (tmp_path / ".building" / "left").write_text("left")
    opened([tmp_path])
    assert exporting == [tmp_path]
    assert not list(tmp_path.rglob("left"))
    assert not (tmp_path / ".building").exists()


def test_a_folder_that_cannot_be_written_is_passed_over(tmp_path: Path, exporting: list[Path]) -> None:
    (tmp_path / "file").write_text("mine")
    encoder, _ = opened([tmp_path / "file" / "models", tmp_path / "second"])
    assert isinstance(encoder, OnnxEncoder)
    assert exporting == [tmp_path / "second"]


@pytest.mark.usefixtures("exporting")
def test_where_no_folder_can_be_written_the_model_itself_serves(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    encoder, lines = opened([tmp_path / "file" / "models"])
    assert isinstance(encoder, SentenceTransformerEncoder)
    assert lines[1].startswith(f"model {PACKAGED}: not exported: {tmp_path}/file/models: Not a directory; free some")
    assert lines[1].endswith("; PyTorch runs it, which starts slowly")


def test_a_model_that_cannot_be_exported_serves_itself_and_is_not_tried_again(tmp_path: Path) -> None:
    model = str(write_static_model(tmp_path))
    encoder, lines = opened([tmp_path / "models"], model)
    assert isinstance(encoder, SentenceTransformerEncoder)
    [first, second] = lines
    assert first.startswith(f"model {model}: exporting it")
    assert second == (
        f"model {model}: not exported: it wants more than numbers of tokens: offsets; PyTorch runs it, which starts "
        "slowly"
    )
    again, lines = opened([tmp_path / "models"], model)
    assert (type(again), lines) == (SentenceTransformerEncoder, [])
