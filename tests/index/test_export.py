from pathlib import Path

import numpy as np
import pytest
from torch import Tensor

from index.encoder import SentenceTransformerEncoder, find_model
from index.export import export
from index.exported import FILE, GRAPH, TOKENIZER, WEIGHTS, Exported
from index.onnx import OnnxEncoder
from tests.index.models import write_model, write_static_model

TEXTS = ["Goods are sold.", "Ships sail from port to port, and what they carry is sold there to whoever pays."]


def exported(model: Path, folder: Path) -> tuple[Exported, SentenceTransformerEncoder]:
    """Export a model into a folder, and return what is said of it and the model itself."""
    folder.mkdir()
    found = find_model(str(model))
    own = SentenceTransformerEncoder(found)
    return export(found, own, TEXTS, folder), own


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def test_every_module_and_prompt_of_a_model_is_exported(tmp_path: Path) -> None:
    model = write_model(tmp_path, {"query": "find: ", "document": "text: "}, truncate=4)
    made, own = exported(model, tmp_path / "export")
    assert (made.refused, made.question_prompt, made.text_prompt) == ("", "find: ", "text: ")
    assert made.least_cosine == pytest.approx(1, abs=1e-4)
    assert names(tmp_path / "export") == {FILE, GRAPH, WEIGHTS, TOKENIZER}
    served = OnnxEncoder(find_model(str(model)), made, tmp_path / "export")
    asked, told = served.encode_questions(TEXTS), served.encode_texts(TEXTS)
    assert asked.shape == (2, 4)
    assert asked == pytest.approx(own.encode_questions(TEXTS), abs=1e-4)
    assert told == pytest.approx(own.encode_texts(TEXTS), abs=1e-4)
    assert not np.allclose(asked, told, atol=1e-3)


def test_a_prompt_that_is_not_pooled_is_noticed_by_the_vectors(tmp_path: Path) -> None:
    model = write_model(tmp_path, {"query": "what is it that you find out of: "}, whole_prompt=False)
    made, _ = exported(model, tmp_path / "export")
    assert made.refused.startswith("its vectors differ from the model's own (cosine ")
    assert names(tmp_path / "export") == {FILE}, "what is not used takes no space"


def test_a_model_that_is_no_transformer_is_refused(tmp_path: Path) -> None:
    made, _ = exported(write_static_model(tmp_path), tmp_path / "export")
    assert made.refused == "it wants more than numbers of tokens: offsets"
    assert made.files == {}


def test_a_graph_that_cannot_be_captured_is_refused(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    model = write_model(tmp_path)
    found = find_model(str(model))
    own = SentenceTransformerEncoder(found)
    forward = own.model[1].forward

    def branching(features: dict[str, Tensor]) -> dict[str, Tensor]:
        pooled: dict[str, Tensor] = forward(features)
        return pooled if float(pooled["sentence_embedding"].sum()) > 0 else dict(pooled)

    own.model[1].forward = branching
    (tmp_path / "export").mkdir()
    capfd.readouterr()
    made = export(found, own, TEXTS, tmp_path / "export")
    assert made.refused
    assert "\n" not in made.refused
    assert capfd.readouterr() == ("", ""), "the exporter's own notes are for its developers"
