"""Measure the search in glossaries of 1,000 to 1,000,000 sections, and what it finds of what an exact search finds.

python -m benchmarks.scale FOLDER [--sizes 1000 10000 100000 1000000] [--to benchmarks]

The glossaries are made: vectors around those of FOLDER's sections and sentences, and words by Zipf's law
(`benchmarks/made.py`). Texts and names are left out: what is timed is the scoring of sections by vectors and words.
"""

import argparse
import resource
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, thread_time
from typing import ParamSpec, TypeVar

import numpy as np
from numpy.typing import NDArray

from assistant import Settings
from benchmarks.made import SENTENCES, Made
from benchmarks.scale_plot import plot
from glossary import load
from index import open_encoder, open_index
from index.encoder import PACKAGED
from index.fuse import Scores, fuse
from index.lexical import Lexical
from index.measure import measure_of
from index.vectors import FaissVectors

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")
_QUESTIONS = 200
_COMPARED = 100
_HITS = 10
_NONE = np.array([], dtype=np.int64)
_PARTS = ("sections", "sentences", "words")


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured of a size: seconds, bytes, milliseconds, and the share of the exact ten best that is found.

    `processor` is the median of the time that a search has a processor for itself: what else runs does not count.
    """

    sections: int
    build: float
    size: int
    start: float
    memory: int
    p50: float
    p95: float
    processor: float
    recall: float

    def cells(self) -> tuple[str, ...]:
        """Return the row as it is shown."""
        return (
            f"{self.sections:,}",
            f"{self.build:.1f} s",
            f"{self.size / 1e6:,.0f} MB",
            f"{self.start:.2f} s",
            f"{self.memory / 1e6:,.0f} MB",
            f"{self.p50:.1f} ms",
            f"{self.p95:.1f} ms",
            f"{self.processor:.1f} ms",
            f"{self.recall:.3f}",
        )


_INTRODUCTION = """# Scale

By `python -m benchmarks.scale FOLDER`. The glossaries are made: four sentences a section, vectors around and between
those of FOLDER's sections and sentences, and words by Zipf's law, half of them of a topic. A question is near to a
sentence and has five of its words. What is timed is the scoring of sections by vectors and words, without encoding,
names and texts; `processor` is the median time on a processor alone, `memory` the most that was held, files too.
"""
_HEAD = ("sections", "build", "files", "start", "memory", "p50", "p95", "processor", "recall@10")


def main() -> None:
    """Print a row a size, and write the table and a plot where they are wanted."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the glossary whose vectors are real")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000, 1_000_000])
    parser.add_argument("--index", type=Path, help="keep its index here (default: build it anew)")
    parser.add_argument("--to", type=Path, help="write scale.md and scale.svg here")
    given = parser.parse_args()
    rows = []
    with TemporaryDirectory() as name:
        folder = Path(name)
        np.save(folder / "real.npy", alone(real_vectors, given.folder, given.index or folder / "index"))
        for size in given.sizes:
            build = alone(_build, size, folder)
            rows.append(alone(_measure, size, build, folder))
            print("  ".join(f"{cell:>12}" for cell in rows[-1].cells()), flush=True)
    if given.to:
        lines = [_HEAD, ("---",) * len(_HEAD), *(row.cells() for row in rows)]
        table = "".join(f"| {' | '.join(line)} |\n" for line in lines)
        (given.to / "scale.md").write_text(f"{_INTRODUCTION}\n{table}\n![Search time by size](scale.svg)\n")
        times = {name: [getattr(row, name) for row in rows] for name in ("p95", "p50", "processor")}
        svg = plot([row.sections for row in rows], times)
        (given.to / "scale.svg").write_text(svg)


def alone(call: Callable[_Given, _Made], *given: _Given.args, **named: _Given.kwargs) -> _Made:
    """Return what a call returns in a process of its own, which leaves no memory behind."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(call, *given, **named).result()


def real_vectors(glossary: Path, index: Path) -> NDArray[np.float32]:
    """Return the vectors of all sections and sentences of a glossary."""
    glossaries = [load(glossary)]
    encoder = open_encoder(PACKAGED, glossaries, Settings().export_folders(), lambda _: None)
    open_index(glossaries, encoder, index, lambda _: None)
    return np.concatenate([_vectors(file) for file in sorted(index.glob("*.faiss"))])


def _vectors(file: Path) -> NDArray[np.float32]:
    store = FaissVectors.load(file)
    return store.read(np.arange(store.size))


def _made(size: int, folder: Path) -> Made:
    return Made(size, np.load(folder / "real.npy"))


def _build(size: int, folder: Path) -> float:
    """Write the files of an index and the ten best of an exact search; return the seconds of the first alone."""
    made = _made(size, folder)
    queries = made.queries(_QUESTIONS)[:: _QUESTIONS // _COMPARED]
    asked = np.stack([query.vector for query in queries])
    shape = (size, made.real.shape[1])
    halves = {
        "sections": np.memmap(folder / "sections.raw", np.float16, "w+", shape=shape),
        "sentences": np.memmap(folder / "sentences.raw", np.float16, "w+", shape=(size * SENTENCES, shape[1])),
    }
    cosines = np.empty((2, len(queries), size), dtype=np.float32)
    for first in made.firsts:
        sections, sentences = made.vectors(first)
        here = slice(first, first + len(sections))
        halves["sections"][here] = sections
        halves["sentences"][first * SENTENCES : here.stop * SENTENCES] = sentences
        cosines[0, :, here] = asked @ sections.T
        # A section without readers' questions has 0 for the best of them.
        cosines[1, :, here] = (asked @ sentences.T).reshape(len(queries), -1, SENTENCES).max(axis=2, initial=0)
    start = perf_counter()
    for part, vectors in halves.items():
        FaissVectors.of(vectors).save(folder / part)
    words = made.words()
    words.save(folder / "words")
    seconds = perf_counter() - start
    exact = [
        _ten_best(fuse([words.scores(term.text for term in query.terms), *cosines[:, at]]))
        for at, query in enumerate(queries)
    ]
    np.save(folder / "exact.npy", np.stack(exact))
    for part in halves:
        (folder / f"{part}.raw").unlink()
    return seconds


def _measure(size: int, build: float, folder: Path) -> Row:
    """Open the files, ask, and compare what is found with what an exact search found."""
    made = _made(size, folder)
    queries = made.queries(_QUESTIONS)
    start = perf_counter()
    sections, sentences = (FaissVectors.load(folder / part) for part in _PARTS[:2])
    words = Lexical.load(folder / "words")
    measure = measure_of(made.owners, words, sections, sentences)
    ready = perf_counter() - start
    found, seconds, busy = [], [], []
    for query in [*queries[:_HITS], *queries]:
        before, began = perf_counter(), thread_time()
        closeness = measure.closeness(query, _NONE)
        found.append(closeness.numbers[_ten_best(closeness.fused(query))])
        seconds.append(perf_counter() - before)
        busy.append(thread_time() - began)
    exact = np.load(folder / "exact.npy")
    pairs = zip(found[_HITS :: _QUESTIONS // _COMPARED], exact, strict=True)
    recall = np.mean([np.isin(one, other).sum() / len(other) for one, other in pairs])
    p50, p95 = np.percentile(np.array(seconds[_HITS:]) * 1000, (50, 95))
    files = sum((folder / part).stat().st_size for part in _PARTS)
    processor = float(np.median(busy[_HITS:])) * 1000
    return Row(size, build, files, ready, _memory(), float(p50), float(p95), processor, float(recall))


def _ten_best(scores: Scores) -> NDArray[np.int64]:
    return np.argsort(-scores, kind="stable")[:_HITS]


def _memory() -> int:
    """Return the most bytes that this process had in memory, those of mapped files included."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


if __name__ == "__main__":
    main()
