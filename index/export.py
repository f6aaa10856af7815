"""Exporting a sentence-transformers model to ONNX, whole: from token numbers to the unit vector of a sentence."""

import logging
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.encoder import Model, SentenceTransformerEncoder
from index.exported import GRAPH, TOKENIZER, WEIGHTS, Exported
from index.manifest import digest
from index.onnx import OnnxEncoder

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from torch import Tensor

_INPUTS = ("input_ids", "attention_mask", "token_type_ids")
_LEAST_COSINE = 0.9999
_MOST_CHECKED = 32
# What a graph or a tokenizer that was saved wrongly stumbles over: nothing, capitals, spaces, another script, length.
_PROBES = ("", "WHAT Is This?", "  spaced \n out ", "务实合作是什么意思？", "a long text, " * 1000)
_NOISY = "torch.onnx"
_RUNTIME_FAULTS = ("Fail", "InvalidArgument", "InvalidGraph", "NotImplemented", "RuntimeException")


class _RefusedError(Exception):
    """A model that cannot be exported as it is; the message says why."""


def export(model: Model, encoder: SentenceTransformerEncoder, texts: Sequence[str], folder: Path) -> Exported:
    """Write a model's export into an empty folder, or why it is refused, and return its description.

    It is refused where it is not possible, or where its vectors of some of the texts have less than a cosine of 0.9999
    to the model's own.
    """
    try:
        exported = _export(model, encoder, texts, folder)
    except _RefusedError as error:
        for file in folder.iterdir():
            file.unlink()
        exported = Exported.of(model, refused=str(error))
    exported.write(folder)
    return exported


def _export(model: Model, encoder: SentenceTransformerEncoder, texts: Sequence[str], folder: Path) -> Exported:
    from onnxruntime.capi import onnxruntime_pybind11_state as runtime

    own = encoder.model.eval()
    sample = _features(own)
    _save_tokenizer(own, folder / TOKENIZER)
    _save_graph(own, sample, folder / GRAPH)
    files = {name: digest(folder / name) for name in (GRAPH, WEIGHTS, TOKENIZER)}
    exported = Exported.of(model, files, _prompt(own, "query"), _prompt(own, "document", "passage", "corpus"))
    try:
        least = _least_cosine(encoder, OnnxEncoder(model, exported, folder), texts)
    except tuple(getattr(runtime, name) for name in _RUNTIME_FAULTS) as error:
        raise _RefusedError(f"ONNX Runtime cannot run it: {_first_line(error)}") from error
    # Nor is it the same where a vector is no number.
    if not least >= _LEAST_COSINE:
        raise _RefusedError(f"its vectors differ from the model's own (cosine {least:.4f}, at least {_LEAST_COSINE})")
    return replace(exported, least_cosine=least)


def _prompt(model: "SentenceTransformer", *names: str) -> str:
    """Return what the model puts before a text: the first of its prompts that has one of the names, or its default."""
    name = next((name for name in names if name in model.prompts), model.default_prompt_name)
    return (model.prompts[name] or "") if name else ""


def _save_tokenizer(model: "SentenceTransformer", file: Path) -> None:
    """Save the tokenizer as the model uses it, cutting off what is too long, but without padding."""
    from tokenizers import Tokenizer

    own = model.tokenizer
    backend = getattr(own, "backend_tokenizer", None)
    if not isinstance(backend, Tokenizer):
        raise _RefusedError(f"its tokenizer, {type(own).__name__}, is none of the tokenizers library")
    saved = Tokenizer.from_str(backend.to_str())
    saved.no_truncation()
    if model.max_seq_length:
        saved.enable_truncation(model.max_seq_length, direction=own.truncation_side)
    saved.no_padding()
    saved.save(str(file))


def _features(model: "SentenceTransformer") -> dict[str, "Tensor"]:
    """Return what the model wants of two texts, by name, each of shape (2, tokens)."""
    sample = model.preprocess(["one text", "and another that is longer"])
    tensors = {name: value for name, value in sample.items() if hasattr(value, "shape")}
    if not set(tensors) <= set(_INPUTS):
        raise _RefusedError(f"it wants more than numbers of tokens: {', '.join(sorted(set(tensors) - set(_INPUTS)))}")
    return tensors


def _save_graph(model: "SentenceTransformer", sample: dict[str, "Tensor"], file: Path) -> None:
    import torch

    class Whole(torch.nn.Module):
        """All modules of the model, one after the other."""

        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, *features: "Tensor") -> "Tensor":
            transformer, *rest = self.model
            told = transformer(dict(zip(sample, features, strict=True)))
            # ONNX Runtime adds up the tokens of one text in another order than those of several. With one more, no
            # text is ever alone, and its vector is the same whatever is encoded with it.
            told = {name: torch.cat([of, of[:1]]) if torch.is_tensor(of) else of for name, of in told.items()}
            for module in rest:
                told = module(told)
            return torch.nn.functional.normalize(told["sentence_embedding"][:-1, : model.truncate_dim], dim=1)

    shape = {0: torch.export.Dim("texts"), 1: torch.export.Dim("tokens", max=model.max_seq_length)}
    with _quiet(), torch.inference_mode(mode=False), torch.no_grad():
        try:
            program = torch.onnx.export(
                Whole().eval(),
                tuple(sample.values()),
                dynamo=True,
                dynamic_shapes=((shape,) * len(sample),),
                input_names=list(sample),
                output_names=["sentence_embedding"],
                verbose=False,
            )
        except torch.onnx.errors.OnnxExporterError as error:
            raise _RefusedError(_first_line(error)) from error
        if program is None:
            raise _RefusedError("the exporter returned nothing")
        # Weights in a file of their own are mapped, not read: half the memory, and half the time to open.
        program.save(file, external_data=True)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what the exporter tells its developers from those who only ask a glossary."""
    logger = logging.getLogger(_NOISY)
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings(), redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)


def _least_cosine(own: SentenceTransformerEncoder, exported: OnnxEncoder, texts: Sequence[str]) -> float:
    """Return the least cosine between vectors of both, over probes and texts, as questions and as texts."""
    least = []
    # Apart: among the texts, the long probe would have all of them padded.
    for chosen in filter(None, (_PROBES, texts[:: -(-len(texts) // _MOST_CHECKED) or 1])):
        alone = [exported.encode_questions([text])[0] for text in chosen]
        asked = np.sum(np.array(alone) * own.encode_questions(chosen), axis=1)
        told = np.sum(exported.encode_texts(chosen) * own.encode_texts(chosen), axis=1)
        least += [np.min(asked), np.min(told)]
    return float(np.min(least))


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0] or type(error).__name__
