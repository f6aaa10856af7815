"""Time `glossdesk ask` from a cold process to its answer, on the glossary that ships, and measure its memory.

python -m benchmarks.start
"""

import argparse
import os
import subprocess
import sys
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
        seconds, mebibytes = start(arguments.glossary, Path(folder))
        print(f"first start  {seconds:6.2f} s   {mebibytes:5.0f} MiB")
        later = [start(arguments.glossary, Path(folder)) for _ in range(arguments.times)]
    print(f"later, p50   {median(one for one, _ in later):6.2f} s   {max(most for _, most in later):5.0f} MiB at most")


def start(glossary: Path, index: Path) -> tuple[float, float]:
    """Return the seconds that a process takes to answer and end, and the most mebibytes that were resident in it."""
    command = [sys.executable, "-m", "assistant.cli", "ask", _QUESTION, "--glossary", str(glossary)]
    command += ["--index", str(index)]
    begun = perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    taken = perf_counter() - begun
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"glossdesk ended with {os.waitstatus_to_exitcode(status)}: run it by hand to see why")
    return taken, used.ru_maxrss / _KIB


if __name__ == "__main__":
    main()
