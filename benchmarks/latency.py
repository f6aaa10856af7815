"""Time a warm `ask` beside the encoder's own `encode` of the same questions, and in a conversation about a passage.

python -m benchmarks.latency FOLDER
"""

import argparse
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from assistant.question import Turn
from benchmarks.opened import opened

_WARM_UP = 20
_TURNS = 10


def main() -> None:
    """Print p50 and p95 of each, taken in turn in one process, in milliseconds, and the ratios of the medians."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a glossary folder with a cases.jsonl")
    parser.add_argument("--questions", type=int, default=500)
    arguments = parser.parse_args()
    with opened(arguments.folder) as (assistant, asked):
        questions = asked[: arguments.questions]
        encoder = assistant.index.encoder
        encoding: list[float] = []
        asking: list[float] = []
        conversing: list[float] = []
        passage = " ".join(assistant.glossaries[0].entries[0].sections[0].text.split())
        history = [Turn(question, assistant.ask(question).text) for question in questions[:_TURNS]]
        for question in [*questions[:_WARM_UP], *questions]:
            start = perf_counter()
            encoder.encode_questions([question])
            between = perf_counter()
            # As `ask`, without the memory of what was asked lately.
            assistant.trace(question)
            after = perf_counter()
            assistant.trace(question, passage, history)
            encoding.append(between - start)
            asking.append(after - between)
            conversing.append(perf_counter() - after)
    timed = {"encode": encoding[_WARM_UP:], "ask": asking[_WARM_UP:], "in turn": conversing[_WARM_UP:]}
    for name, seconds in timed.items():
        print(f"{name:<8}p50 {median(seconds) * 1000:6.2f} ms   p95 {quantiles(seconds, n=20)[-1] * 1000:6.2f} ms")
    print(f"ask / encode, p50: {median(timed['ask']) / median(timed['encode']):.2f}")
    print(f"with a passage and {_TURNS} turns / ask, p50: {median(timed['in turn']) / median(timed['ask']):.2f}")


if __name__ == "__main__":
    main()
