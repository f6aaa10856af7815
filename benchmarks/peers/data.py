"""What contenders are given of a glossary folder that has a `cases.jsonl`."""

from dataclasses import dataclass
from pathlib import Path

from assistant.evaluate.script import read_scripts
from benchmarks.peers.task import Task
from glossary import Glossary
from index.corpus import Corpus
from index.encoder import PACKAGED, model_folder


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question, and what it wants: sections, written `entry#section`, or entries."""

    question: str
    places: tuple[str, ...]


def task_of(folder: Path, glossary: Glossary) -> Task:
    """Return the task of a glossary, with the packaged model."""
    corpus = Corpus([glossary])
    places = tuple(f"{one.place.entry}#{one.place.section}" for one in corpus.documents)
    texts = tuple(corpus.headed_texts())
    return Task(str(model_folder(PACKAGED).resolve()), str(folder.resolve()), texts, places)


def questions_of(folder: Path, glossary: Glossary, most: int | None = None) -> list[Wanted]:
    """Return the questions that want something, or so many of them, spread over all."""
    (script,) = read_scripts([folder / "cases.jsonl"], [glossary])
    steps = [step for case in script.cases for step in case.steps if step.expect.cites]
    count = min(most or len(steps), len(steps))
    chosen = [steps[at * len(steps) // count] for at in range(count)]
    return [Wanted(step.ask, step.expect.cites) for step in chosen]
