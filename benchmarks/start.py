"""Time `glossdesk ask` from a cold process to its answer, on the glossary that ships, and measure its memory.

python -m benchmarks.start
"""

import argparse
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from assistant.settings import shipped_glossary

_QUESTION = "what does pragmatic cooperation mean here?"
_KIB = 1024


def main() -> None:
    """Print the first start, which exports the model where it has not been and builds the index, and the later ones."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--glossary", type=Path, default=shipped_glossary(), metavar="DIR")
    parser.add_argument("--times", type=int, default=10)
    arguments = parser.parse_args()
    with TemporaryDirectory() as folder:
        starts = [start(arguments.glossary, Path(folder)) for _ in range(1 + arguments.times)]
    for name, chosen in (("first", starts[:1]), ("later", starts[1:])):
        passed, worked = (median(getattr(one, part) for one in chosen) for part in ("seconds", "processor"))
        most = max(one.mebibytes for one in chosen)
        print(f"{name}: {passed:6.2f} s, of the processor {worked:6.2f} s (p50); {most:5.0f} MiB resident at most")


@dataclass(frozen=True, slots=True)
class Start:
    """What one process took to answer and end: time passed, time of the processor, memory resident at most."""

    seconds: float
    processor: float
    mebibytes: float


def start(glossary: Path, index: Path) -> Start:
    """Ask in a new process."""
    command = [sys.executable, "-m", "assistant.cli", "ask", _QUESTION, "--glossary", str(glossary)]
    command += ["--index", str(index)]
    begun = perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    taken = perf_counter() - begun
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"glossdesk ended with {os.waitstatus_to_exitcode(status)}: run it by hand to see why")
    return Start(taken, used.ru_utime + used.ru_stime, used.ru_maxrss / _KIB)


if __name__ == "__main__":
    main()
