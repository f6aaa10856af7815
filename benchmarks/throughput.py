"""Count the questions a second that the desk answers, beside what the bare encoder takes from as many threads.

python -m benchmarks.throughput FOLDER
"""

import argparse
import asyncio
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from assistant.inquiry import Inquiry
from assistant.web.desk import Desk
from benchmarks.opened import opened

_TURN = 128
_TOGETHER = 16
_MS = 1000


@dataclass(frozen=True, slots=True)
class Turn:
    """How many questions a second were asked, and the milliseconds of the processor that each took, of all threads."""

    rate: float
    processor: float


def main() -> None:
    """Print what each takes, in turn in one process over questions that are asked once each, and the ratios of rates.

    The encoder is given one question at a time by each thread, or 16; threads ask the Assistant one at a time as well.
    Of the desk, which is what all web faces ask, clients ask so many questions at the same time.
    """
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a glossary folder with a cases.jsonl")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--clients", type=int, default=32)
    given = parser.parse_args()
    with opened(given.folder) as (assistant, asked):
        questions = list(dict.fromkeys(asked))
        encoder, desk = assistant.index.encoder, Desk(assistant)
        with ThreadPoolExecutor(given.threads) as threads:
            ways: dict[str, Callable[[Sequence[str]], object]] = {
                "encoder": lambda some: list(threads.map(lambda one: encoder.encode_questions([one]), some)),
                f"encoder, {_TOGETHER}": lambda some: list(threads.map(encoder.encode_questions, _grouped(some))),
                # `trace` answers without the memory of what was asked lately.
                "assistant": lambda some: list(threads.map(assistant.trace, some)),
                "desk": lambda some: asyncio.run(_ask(desk, some, given.clients)),
            }
            turns: dict[str, list[Turn]] = {name: [] for name in ways}
            order = list(ways)
            for at in range(0, len(questions), _TURN):
                for name in order:
                    turns[name].append(take(ways[name], questions[at : at + _TURN]))
                # What follows another's work finds other caches.
                order.reverse()
    print(f"{os.cpu_count()} cores, {given.threads} threads, {given.clients} clients, {len(questions)} questions")
    rates = {name: median(one.rate for one in some) for name, some in turns.items()}
    for name, some in turns.items():
        worked = median(one.processor for one in some)
        beside = f", {rates[name] / rates['encoder']:.2f} of the encoder's" if name != "encoder" else ""
        print(f"{name:<12}{rates[name]:6.0f} a second, {worked:5.2f} ms of the processor each{beside}")


def _grouped(questions: Sequence[str]) -> list[Sequence[str]]:
    return [questions[at : at + _TOGETHER] for at in range(0, len(questions), _TOGETHER)]


async def _ask(desk: Desk, questions: Sequence[str], clients: int) -> None:
    waiting = iter(questions)

    async def client() -> None:
        for question in waiting:
            await desk.ask(Inquiry(question))

    await asyncio.gather(*(client() for _ in range(clients)))


def take(ask: Callable[[Sequence[str]], object], questions: Sequence[str]) -> Turn:
    """Have some questions asked."""
    begun, worked = perf_counter(), process_time()
    ask(questions)
    passed, worked = perf_counter() - begun, process_time() - worked
    return Turn(len(questions) / passed, worked / len(questions) * _MS)


if __name__ == "__main__":
    main()
