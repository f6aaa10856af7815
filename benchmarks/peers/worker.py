"""A contender's process, run by the Python of its own environment: MODULE build|ask TASK.json INDEX.

`build` stores an index. `ask` opens it and answers: a line of JSON in is a batch, {"questions": [...], "threads": n},
and a line of JSON out is what came of it. The module is the contender's: it has `build` and `open_index`.
"""

import json
import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import Protocol, cast

from benchmarks.peers.task import Task, read_task

# The numbers of the texts that are found for a question, best first.
Ask = Callable[[str], list[int]]


class Contender(Protocol):
    """What the module of a contender has."""

    def build(self, task: Task, index: Path) -> None:
        """Store an index in a folder."""
        ...

    def open_index(self, task: Task, index: Path) -> Ask:
        """Open what `build` stored."""
        ...


@dataclass(frozen=True, slots=True)
class Batch:
    """What came of some questions: what was found for each, the seconds that each took, and the seconds in all."""

    found: list[list[int]]
    seconds: list[float]
    passed: float


def answer(ask: Ask, questions: list[str], threads: int) -> Batch:
    """Ask questions, some at a time."""

    def timed(question: str) -> tuple[list[int], float]:
        start = perf_counter()
        found = ask(question)
        return found, perf_counter() - start

    begun = perf_counter()
    if threads == 1:
        answers = [timed(question) for question in questions]
    else:
        with ThreadPoolExecutor(threads) as pool:
            answers = list(pool.map(timed, questions))
    passed = perf_counter() - begun
    return Batch([found for found, _ in answers], [seconds for _, seconds in answers], passed)


def main() -> None:
    """Build, or answer batches until the input ends."""
    module, work, task_file, index = sys.argv[1:]
    # What a contender prints to its own liking must not stand between the answers.
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    task = read_task(Path(task_file))
    contender = cast("Contender", import_module(module))
    if work == "build":
        contender.build(task, Path(index))
        return
    ask = contender.open_index(task, Path(index))
    for line in sys.stdin:
        batch = json.loads(line)
        replies.write(json.dumps(asdict(answer(ask, batch["questions"], batch["threads"]))) + "\n")
        replies.flush()


if __name__ == "__main__":
    main()
