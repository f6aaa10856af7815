"""LangChain: FAISS and BM25 in an ensemble, as its guide to hybrid search has them.

BM25 has no form on disk there: it is made anew from the stored texts at every start.
"""

from pathlib import Path

from langchain_classic.retrievers import EnsembleRetriever
from langchain_community.retrievers import BM25Retriever
from langchain_community.vectorstores import FAISS
from langchain_core.documents import Document
from langchain_huggingface import HuggingFaceEmbeddings

from benchmarks.peers.task import HITS, Task
from benchmarks.peers.worker import Ask


def build(task: Task, index: Path) -> None:
    """Store the vectors and the texts."""
    documents = [Document(text, metadata={"number": number}) for number, text in enumerate(task.texts)]
    FAISS.from_documents(documents, HuggingFaceEmbeddings(model_name=task.model)).save_local(str(index))


def open_index(task: Task, index: Path) -> Ask:
    """Open the vectors, and make BM25."""
    embeddings = HuggingFaceEmbeddings(model_name=task.model)
    store = FAISS.load_local(str(index), embeddings, allow_dangerous_deserialization=True)
    documents = [Document(text, metadata={"number": number}) for number, text in enumerate(task.texts)]
    words = BM25Retriever.from_documents(documents, k=HITS)
    vectors = store.as_retriever(search_kwargs={"k": HITS})
    retriever = EnsembleRetriever(retrievers=[words, vectors], weights=[0.5, 0.5])
    return lambda question: [int(one.metadata["number"]) for one in retriever.invoke(question)[:HITS]]
