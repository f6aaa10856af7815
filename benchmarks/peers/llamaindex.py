"""LlamaIndex: vectors and BM25 fused by reciprocal rank, as its guides to BM25 and to fusion have them.

No language model rewrites the question: there is one query.
"""

from pathlib import Path

import Stemmer
from llama_index.core import Settings, StorageContext, VectorStoreIndex, load_index_from_storage
from llama_index.core.llms import MockLLM
from llama_index.core.retrievers import QueryFusionRetriever
from llama_index.core.retrievers.fusion_retriever import FUSION_MODES
from llama_index.core.schema import TextNode
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from llama_index.retrievers.bm25 import BM25Retriever

from benchmarks.peers.task import HITS, Task
from benchmarks.peers.worker import Ask

_VECTORS = "vectors"
_WORDS = "words"


def build(task: Task, index: Path) -> None:
    """Store both indexes."""
    nodes = [TextNode(id_=str(number), text=text) for number, text in enumerate(task.texts)]
    vectors = VectorStoreIndex(nodes, embed_model=HuggingFaceEmbedding(model_name=task.model))
    vectors.storage_context.persist(str(index / _VECTORS))
    words = BM25Retriever.from_defaults(
        nodes=nodes, similarity_top_k=HITS, stemmer=Stemmer.Stemmer("english"), language="english"
    )
    words.persist(str(index / _WORDS))


def open_index(task: Task, index: Path) -> Ask:
    """Open both indexes."""
    Settings.embed_model = HuggingFaceEmbedding(model_name=task.model)
    context = StorageContext.from_defaults(persist_dir=str(index / _VECTORS))
    vectors = load_index_from_storage(context).as_retriever(similarity_top_k=HITS)
    words = BM25Retriever.from_persist_dir(str(index / _WORDS))
    retriever = QueryFusionRetriever(
        [vectors, words],
        llm=MockLLM(),
        similarity_top_k=HITS,
        num_queries=1,
        mode=FUSION_MODES.RECIPROCAL_RANK,
        use_async=False,
    )
    return lambda question: [int(one.node.node_id) for one in retriever.retrieve(question)]
