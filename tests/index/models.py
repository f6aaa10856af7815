"""Small real models, made on the spot: two layers with random weights, under the packaged model's tokenizer."""

from collections.abc import Mapping
from pathlib import Path

import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Dense, Normalize, Pooling, StaticEmbedding, Transformer
from transformers import AutoTokenizer, BertConfig, BertModel

from index.encoder import PACKAGED, model_folder

_WIDTH, _DIMENSIONS = 16, 8


def write_model(
    folder: Path, prompts: Mapping[str, str] | None = None, *, whole_prompt: bool = True, truncate: int | None = None
) -> Path:
    """Write a model of a transformer, CLS or mean pooling and a dense layer; its vectors are no unit vectors."""
    torch.manual_seed(1)
    tokenizer = AutoTokenizer.from_pretrained(model_folder(PACKAGED))
    config = BertConfig(
        vocab_size=len(tokenizer),
        hidden_size=_WIDTH,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=2 * _WIDTH,
        initializer_range=0.5,
    )
    BertModel(config).save_pretrained(folder / "bert")
    tokenizer.save_pretrained(folder / "bert")
    modules: list[torch.nn.Module] = [
        Transformer(str(folder / "bert"), max_seq_length=12),
        Pooling(_WIDTH, "cls" if whole_prompt else "mean", include_prompt=whole_prompt),
        Dense(_WIDTH, _DIMENSIONS),
    ]
    model = SentenceTransformer(modules=modules, prompts=dict(prompts or {}), truncate_dim=truncate, device="cpu")
    model.save(str(folder / "model"))
    return folder / "model"


def write_static_model(folder: Path) -> Path:
    """Write a model that looks token vectors up and has no graph to speak of."""
    tokenizer = AutoTokenizer.from_pretrained(model_folder(PACKAGED)).backend_tokenizer
    modules: list[torch.nn.Module] = [StaticEmbedding(tokenizer, embedding_dim=_WIDTH), Normalize()]
    SentenceTransformer(modules=modules, device="cpu").save(str(folder / "static"))
    return folder / "static"
