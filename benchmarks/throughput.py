"""Count the questions a second that threads put to the Assistant, beside what the bare encoder takes from as many.

python -m benchmarks.throughput FOLDER
"""

import argparse
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from assistant import Assistant, Settings
from assistant.evaluate.script import read_scripts

_TURN = 100


def main() -> None:
    """Print both rates, taken in turn in one process over questions that are asked once each, and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a glossary folder with a cases.jsonl")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    with TemporaryDirectory() as folder:
        assistant = Assistant.open(Settings(glossary=(arguments.folder,), index=Path(folder)), lambda _: None)
        scripts = read_scripts([arguments.folder / "cases.jsonl"], assistant.glossaries)
        questions = list(dict.fromkeys(case.steps[0].ask for case in scripts[0].cases))
        encoder = assistant.index.encoder
        encoding: list[float] = []
        asking: list[float] = []

        def encode(question: str) -> object:
            return encoder.encode_questions([question])

        # `trace` answers without the memory of what was asked lately.
        turns: list[tuple[Callable[[str], object], list[float]]] = [(encode, encoding), (assistant.trace, asking)]
        with ThreadPoolExecutor(arguments.threads) as threads:
            for at in range(0, len(questions), _TURN):
                for ask, rates in turns:
                    rates.append(rate(threads, ask, questions[at : at + _TURN]))
                # What follows the other's work finds other caches.
                turns.reverse()
    print(f"{os.cpu_count()} cores, {arguments.threads} threads, {len(questions)} questions")
    print(f"encoder   {median(encoding):6.0f} a second")
    print(f"assistant {median(asking):6.0f} a second")
    print(f"assistant / encoder: {median(asking) / median(encoding):.2f}")


def rate(threads: ThreadPoolExecutor, ask: Callable[[str], object], questions: Sequence[str]) -> float:
    """Return how many questions a second are asked by threads."""
    begun = perf_counter()
    list(threads.map(ask, questions))
    return len(questions) / (perf_counter() - begun)


if __name__ == "__main__":
    main()
