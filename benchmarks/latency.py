"""Time a warm `ask` beside the encoder's own `encode` of the same questions, turn about in one process.

python -m benchmarks.latency FOLDER
"""

import argparse
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

import torch

from assistant import Assistant, Settings
from assistant.evaluate.script import read_scripts

_WARM_UP = 20


def main() -> None:
    """Print p50 and p95 of both, in milliseconds, and the ratio of the medians."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a glossary folder with a cases.jsonl")
    parser.add_argument("--questions", type=int, default=500)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    with TemporaryDirectory() as folder:
        assistant = Assistant.open(Settings(glossary=(arguments.folder,), index=Path(folder)), lambda _: None)
        scripts = read_scripts([arguments.folder / "cases.jsonl"], assistant.glossaries)
        questions = [case.steps[0].ask for case in scripts[0].cases][: arguments.questions]
        encoder = assistant.index.encoder
        encoding: list[float] = []
        asking: list[float] = []
        for question in [*questions[:_WARM_UP], *questions]:
            start = perf_counter()
            encoder.encode_questions([question])
            between = perf_counter()
            assistant.ask(question)
            encoding.append(between - start)
            asking.append(perf_counter() - between)
    for name, seconds in (("encode", encoding[_WARM_UP:]), ("ask", asking[_WARM_UP:])):
        print(f"{name:<8}p50 {median(seconds) * 1000:6.2f} ms   p95 {quantiles(seconds, n=20)[-1] * 1000:6.2f} ms")
    print(f"ask / encode, p50: {median(asking[_WARM_UP:]) / median(encoding[_WARM_UP:]):.2f}")


if __name__ == "__main__":
    main()
