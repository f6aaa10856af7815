from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from glossary import Glossary
from index.corpus import Corpus
from index.encoder import PACKAGED, SentenceTransformerEncoder, find_model
from index.exported import export_folder as folder_of
from index.exported import read_exported
from index.onnx import OnnxEncoder
from tests.conftest import python

LONG = "A text that is longer than the model reads, and so is cut. " * 100


def test_vectors_are_those_of_the_model_itself(
    encoder: OnnxEncoder, pytorch_encoder: SentenceTransformerEncoder, shipped: Glossary
) -> None:
    texts = [*Corpus([shipped]).sentence_texts()[::10], "", " ", "务实合作", "NAÏVE Café", LONG]
    assert encoder.encode_texts(texts) == pytest.approx(pytorch_encoder.encode_texts(texts), abs=1e-5)
    assert encoder.encode_questions(texts) == pytest.approx(pytorch_encoder.encode_questions(texts), abs=1e-5)


def test_the_same_words_are_known(
    encoder: OnnxEncoder, pytorch_encoder: SentenceTransformerEncoder, shipped: Glossary
) -> None:
    texts = [*Corpus([shipped]).sentence_texts(), LONG]
    words = sorted(
        {word.strip(".,()“”").lower() for text in texts for word in text.split()} | {"", "合", "合作", "[CLS]"}
    )
    assert [encoder.knows(word) for word in words] == [pytorch_encoder.knows(word) for word in words]


def test_a_vector_is_the_same_to_the_last_bit_whatever_is_encoded_with_it(
    encoder: OnnxEncoder, shipped: Glossary
) -> None:
    corpus = Corpus([shipped])
    texts = [*corpus.sentence_texts()[::20], *corpus.searched_texts()[::20], LONG, LONG]
    alone = np.concatenate([encoder.encode_texts([text]) for text in texts])
    assert np.array_equal(encoder.encode_texts(texts), alone)
    assert np.array_equal(encoder.encode_texts(texts[::-1])[::-1], alone)


def test_nothing_to_encode_is_no_vectors(encoder: OnnxEncoder) -> None:
    assert encoder.encode_texts([]).shape == (0, 384)


@pytest.mark.usefixtures("encoder")
@pytest.mark.parametrize("threads", [1, 2])
def test_questions_that_are_asked_at_once_get_their_own_vectors(export_folder: Path, threads: int) -> None:
    model = find_model(PACKAGED)
    exported = read_exported(model, export_folder)
    assert exported
    shared = OnnxEncoder(model, exported, folder_of(model, export_folder), threads=threads)
    questions = [f"What is meant by number {at}{' of many' * (at % 5)}?" for at in range(64)]
    with ThreadPoolExecutor(8) as pool:
        at_once = np.concatenate(list(pool.map(lambda question: shared.encode_questions([question]), questions)))
    assert np.array_equal(at_once, shared.encode_questions(questions))


@pytest.mark.usefixtures("encoder")
def test_the_runtime_reports_to_nobody(export_folder: Path, tmp_path: Path) -> None:
    """Official builds from 1.29 on give the machine an identity in the user's cache, and send what is run to a host."""
    cache = tmp_path / "cache"
    (cache / "glossdesk").mkdir(parents=True)
    (cache / "glossdesk" / "models").symlink_to(export_folder)
    code = """
import os
# The runtime keeps quiet where it takes itself to be tested.
for name in ("CI", "GITHUB_ACTIONS", "TF_BUILD", "ORT_DISABLE_TELEMETRY", "ORT_TELEMETRY_DISABLED"):
    os.environ.pop(name, None)
from pathlib import Path
from assistant import Settings
from index import open_encoder
encoder = open_encoder(Settings().model, [], Settings().export_folders(), print)
print(type(encoder).__name__, len(encoder.encode_questions(["what is it?"])))
"""
    assert python(code, XDG_CACHE_HOME=str(cache), HOME=str(tmp_path)) == "OnnxEncoder 1\n"
    assert [file.name for file in cache.iterdir()] == ["glossdesk"]
    assert [file.name for file in tmp_path.iterdir()] == ["cache"]
