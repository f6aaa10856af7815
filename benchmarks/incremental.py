"""Time the index of an edited glossary beside one from scratch, and how soon a server answers from an edit.

python -m benchmarks.incremental

The glossaries are made up: sections of two to five sentences of words that mean nothing.
"""

import argparse
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time, sleep
from typing import TypeVar

import httpx

from assistant import Assistant, Settings
from assistant.renewal import Renewal
from benchmarks.glossaries import write_made_up
from benchmarks.peers.environment import ROOT
from benchmarks.server import serving

_SERVED_ENTRIES = 100
_SERVED_SECTIONS = 2
_LOOK_SECONDS = 0.01
_PATIENCE_SECONDS = 300
_Result = TypeVar("_Result")


def main() -> None:
    """Print what each takes, in seconds passed and in seconds of the processor, and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--entries", type=int, default=1_000)
    parser.add_argument("--sections", type=int, default=5, help="of each entry")
    parser.add_argument("--edits", type=int, default=10)
    given = parser.parse_args()
    with TemporaryDirectory() as name:
        work = Path(name)
        _compare(work / "compared", given.entries, given.sections, given.edits)
        _serve(work / "served", given.edits)


@dataclass(frozen=True, slots=True)
class _Took:
    """Seconds that passed, and those of the processor."""

    passed: float
    worked: float

    def __str__(self) -> str:
        return f"{self.passed:9.3f} s, of the processor {self.worked:9.3f} s"


def _timed(work: Callable[[], _Result]) -> tuple[_Result, _Took]:
    passed, worked = perf_counter(), process_time()
    done = work()
    return done, _Took(perf_counter() - passed, process_time() - worked)


def _compare(work: Path, entries: int, sections: int, edits: int) -> None:
    settings = Settings(glossary=(work / "glossary",), index=work / "index")
    write_made_up(work / "warm", 1, 1)
    # The model is exported once and for all.
    Assistant.open(Settings(glossary=(work / "warm",), index=work / "warm-index"))
    write_made_up(work / "glossary", entries, sections)
    renewal = Renewal(settings)
    assistant, scratch = _timed(renewal.open)
    print(f"from scratch, {entries * sections:,} sections: {scratch}", flush=True)
    took = []
    for number in range(edits):
        _edit(work / "glossary", number % entries, f"Edited {number}.")
        renewed, edited = _timed(partial(renewal.renew, assistant, renewal.stamp()))
        if not isinstance(renewed, Assistant) or renewed is assistant:
            sys.exit(f"the edit was not taken: {renewed}")
        assistant = renewed
        took.append(edited)
    edited = _Took(median(one.passed for one in took), median(one.worked for one in took))
    print(f"one section edited, while serving (p50):  {edited}")
    print(f"from scratch / edited: {scratch.passed / edited.passed:.0f}, {scratch.worked / edited.worked:.0f}")
    _edit(work / "glossary", 0, "Edited once more.")
    again = [sys.executable, "-m", "assistant.cli", "index", "--glossary", str(work / "glossary")]
    again += ["--index", str(work / "index")]
    _, cold = _timed(lambda: subprocess.run(again, check=True, cwd=ROOT, capture_output=True))
    print(f"one section edited, `glossdesk index` from a new process: {cold.passed:9.3f} s", flush=True)


def _serve(work: Path, edits: int) -> None:
    write_made_up(work / "glossary", _SERVED_ENTRIES, _SERVED_SECTIONS)
    waits = []
    with (
        serving(work / "glossary", work) as port,
        httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=_PATIENCE_SECONDS) as client,
    ):
        for number in range(edits):
            word = f"zorilla{'abcdefghijklmnopqrstuvwxyz'[number % 26]}"
            wanted = f"A {word} is an animal."
            _edit(work / "glossary", number, wanted)
            begun = perf_counter()
            while wanted not in client.post("/api/v1/ask", json={"question": f"What is a {word}?"}).text:
                sleep(_LOOK_SECONDS)
            waits.append(perf_counter() - begun)
    print(f"from an edit to its answer, {_SERVED_ENTRIES} entries: p50 {median(waits):.2f} s, most {max(waits):.2f} s")


def _edit(folder: Path, number: int, sentence: str) -> None:
    """Let the first section of an entry begin with another sentence."""
    file = folder / "entries" / f"e{number}.yaml"
    head, key, rest = file.read_text(encoding="utf-8").partition("    text: >-\n")
    file.write_text(f"{head}{key}      {sentence}\n{rest}", encoding="utf-8")


if __name__ == "__main__":
    main()
