"""Count the questions a second that threads put to the Assistant, beside what the bare encoder takes from as many.

python -m benchmarks.throughput FOLDER
"""

import argparse
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from assistant import Assistant, Settings
from assistant.evaluate.script import read_scripts

_TURN = 100
_MS = 1000


@dataclass(frozen=True, slots=True)
class Turn:
    """How many questions a second were asked, and the milliseconds of the processor that each took, of all threads."""

    rate: float
    processor: float


def main() -> None:
    """Print both, taken in turn in one process over questions that are asked once each, and the ratio of the rates."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a glossary folder with a cases.jsonl")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    with TemporaryDirectory() as folder:
        assistant = Assistant.open(Settings(glossary=(arguments.folder,), index=Path(folder)), lambda _: None)
        scripts = read_scripts([arguments.folder / "cases.jsonl"], assistant.glossaries)
        questions = list(dict.fromkeys(case.steps[0].ask for case in scripts[0].cases))
        encoder = assistant.index.encoder
        encoding: list[Turn] = []
        asking: list[Turn] = []

        def encode(question: str) -> object:
            return encoder.encode_questions([question])

        # `trace` answers without the memory of what was asked lately.
        both: list[tuple[Callable[[str], object], list[Turn]]] = [(encode, encoding), (assistant.trace, asking)]
        with ThreadPoolExecutor(arguments.threads) as threads:
            for at in range(0, len(questions), _TURN):
                for ask, turns in both:
                    turns.append(take(threads, ask, questions[at : at + _TURN]))
                # What follows the other's work finds other caches.
                both.reverse()
    print(f"{os.cpu_count()} cores, {arguments.threads} threads, {len(questions)} questions")
    for name, turns in (("encoder", encoding), ("assistant", asking)):
        processor = median(one.processor for one in turns)
        print(f"{name:<10}{median(one.rate for one in turns):6.0f} a second, {processor:5.2f} ms of the processor each")
    ratio = median(one.rate for one in asking) / median(one.rate for one in encoding)
    print(f"assistant / encoder: {ratio:.2f}")


def take(threads: ThreadPoolExecutor, ask: Callable[[str], object], questions: Sequence[str]) -> Turn:
    """Have threads ask some questions."""
    begun, worked = perf_counter(), process_time()
    list(threads.map(ask, questions))
    passed, worked = perf_counter() - begun, process_time() - worked
    return Turn(len(questions) / passed, worked / len(questions) * _MS)


if __name__ == "__main__":
    main()
