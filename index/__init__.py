"""Finding the sections of a glossary that a question is about."""

from index.build import IndexFolderError, open_index
from index.document import Place
from index.encoder import Encoder, EncoderError, SentenceTransformerEncoder
from index.hit import Found, Hit, SentenceHit, Signals
from index.milvus import StoreError
from index.names import Likeness, NameMatch
from index.onnx import OnnxEncoder
from index.query import Query
from index.search import Index
from index.sense import Sense
from index.serving import open_encoder
from index.stored import open_glossaries
from index.stores import Store, open_store

__all__ = [
    "Encoder",
    "EncoderError",
    "Found",
    "Hit",
    "Index",
    "IndexFolderError",
    "Likeness",
    "NameMatch",
    "OnnxEncoder",
    "Place",
    "Query",
    "Sense",
    "SentenceHit",
    "SentenceTransformerEncoder",
    "Signals",
    "Store",
    "StoreError",
    "open_encoder",
    "open_glossaries",
    "open_index",
    "open_store",
]
