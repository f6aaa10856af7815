"""Haystack: the pipeline of its tutorial on hybrid retrieval, without the ranking model at its end.

The store is saved to a file and read back; it counts the words for BM25 anew as it reads them.
"""

from pathlib import Path

from haystack import Document, Pipeline
from haystack.components.joiners import DocumentJoiner
from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
from haystack.document_stores.in_memory import InMemoryDocumentStore
from haystack.utils import ComponentDevice
from haystack_integrations.components.embedders.sentence_transformers import (
    SentenceTransformersDocumentEmbedder,
    SentenceTransformersTextEmbedder,
)

from benchmarks.peers.task import HITS, Task
from benchmarks.peers.worker import Ask

_STORE = "store.json"


def build(task: Task, index: Path) -> None:
    """Store the documents with their vectors."""
    documents = [Document(id=str(number), content=text) for number, text in enumerate(task.texts)]
    embedder = SentenceTransformersDocumentEmbedder(
        model=task.model, device=ComponentDevice.from_str("cpu"), progress_bar=False
    )
    embedder.warm_up()
    store = InMemoryDocumentStore(embedding_similarity_function="cosine")
    store.write_documents(embedder.run(documents=documents)["documents"])
    index.mkdir()
    store.save_to_disk(str(index / _STORE))


def open_index(task: Task, index: Path) -> Ask:
    """Open the documents and connect the pipeline."""
    store = InMemoryDocumentStore.load_from_disk(str(index / _STORE))
    pipeline = Pipeline()
    pipeline.add_component(
        "embedder",
        SentenceTransformersTextEmbedder(model=task.model, device=ComponentDevice.from_str("cpu"), progress_bar=False),
    )
    pipeline.add_component("vectors", InMemoryEmbeddingRetriever(store, top_k=HITS))
    pipeline.add_component("words", InMemoryBM25Retriever(store, top_k=HITS))
    pipeline.add_component("joiner", DocumentJoiner(join_mode="reciprocal_rank_fusion", top_k=HITS))
    pipeline.connect("embedder", "vectors")
    pipeline.connect("vectors", "joiner")
    pipeline.connect("words", "joiner")

    def ask(question: str) -> list[int]:
        found = pipeline.run({"embedder": {"text": question}, "words": {"query": question}})
        return [int(one.id) for one in found["joiner"]["documents"]]

    return ask
