"""txtai: one index for both kinds of search (https://neuml.github.io/txtai/embeddings/configuration/general).

The texts are stored beside it, as in its quick start.
"""

from pathlib import Path

from txtai import Embeddings

from benchmarks.peers.task import HITS, Task
from benchmarks.peers.worker import Ask


def build(task: Task, index: Path) -> None:
    """Store an index."""
    embeddings = Embeddings(path=task.model, hybrid=True, content=True)
    embeddings.index(task.texts)
    embeddings.save(str(index))


def open_index(task: Task, index: Path) -> Ask:
    """Open the index; it names its model itself."""
    del task
    embeddings = Embeddings()
    embeddings.load(str(index))
    return lambda question: [int(one["id"]) for one in embeddings.search(question, HITS)]
