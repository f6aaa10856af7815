"""Who is measured, and what each needs to be installed."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers.environment import python_of, version_of
from benchmarks.peers.task import HITS

_ROOM = "benchmarks.peers"


@dataclass(frozen=True, slots=True)
class Contender:
    """A system: its title, the Python and the module that run it, and its settings in a line."""

    title: str
    python: Path
    module: str
    settings: str


@dataclass(frozen=True, slots=True)
class Peer:
    """A peer: its title, the packages that are installed for it, the first of which names its version, its settings."""

    title: str
    packages: tuple[str, ...]
    settings: str


OURS = Contender("Glossdesk", Path(sys.executable), f"{_ROOM}.glossdesk", "as it comes; every answer made and verified")
PEERS: Mapping[str, Peer] = {
    # The server is what `benchmarks.load` needs.
    "txtai": Peer("txtai", ("txtai", "txtai[api]"), f"hybrid=True, content=True; {HITS} hits"),
    "langchain": Peer(
        "LangChain classic",
        ("langchain-classic", "langchain-community", "langchain-huggingface[full]", "faiss-cpu", "rank-bm25"),
        f"EnsembleRetriever, weights 0.5 and 0.5, of BM25Retriever and FAISS; {HITS} hits each; "
        "BM25 made anew at every start",
    ),
    "llamaindex": Peer(
        "LlamaIndex",
        ("llama-index-core", "llama-index-embeddings-huggingface", "llama-index-retrievers-bm25"),
        "QueryFusionRetriever, reciprocal rank, num_queries=1, use_async=False, of VectorStoreIndex and BM25Retriever "
        f"with English stems; {HITS} hits each",
    ),
    "haystack": Peer(
        "Haystack",
        ("haystack-ai", "sentence-transformers-haystack"),
        "DocumentJoiner, reciprocal_rank_fusion, of InMemoryBM25Retriever and InMemoryEmbeddingRetriever; "
        f"{HITS} hits each; its store is a JSON file, read at every start",
    ),
}


def install(name: str) -> Contender:
    """Return a peer ready to run, its environment made first where there is none."""
    peer = PEERS[name]
    python = python_of(name, *peer.packages)
    versions = [f"{one} {version_of(python, one)}" for one in peer.packages if "[" not in one]
    title = f"{peer.title} {versions[0].rpartition(' ')[2]}"
    return Contender(title, python, f"{_ROOM}.{name}", f"{peer.settings} ({', '.join(versions)})")
