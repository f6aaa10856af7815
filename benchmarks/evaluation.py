"""Time `glossdesk eval` and take its peak memory, on a large glossary made of copies of a small one.

python -m benchmarks.evaluation FOLDER

Every copy of a section ends with a number of its own, so that no two are the same; the questions are repeated as well.
"""

import argparse
import json
import os
import subprocess
import sys
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from glossary import Entry, Glossary, load
from glossary.save import write_entry, write_header

_MEBIBYTE = 1024


def main() -> None:
    """Print, for each number of cases, the seconds that a run takes and the memory that it holds at its peak."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a glossary folder with a cases.jsonl")
    parser.add_argument("--sections", type=int, default=1_200)
    parser.add_argument("--cases", type=int, nargs="+", default=[5_000, 10_000])
    arguments = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        sections = _write_glossary(load(arguments.folder), arguments.sections, folder / "glossary")
        common = ["--glossary", str(folder / "glossary"), "--index", str(folder / "index")]
        _glossdesk("index", *common)
        for number in arguments.cases:
            script = _write_cases(arguments.folder / "cases.jsonl", number, folder / f"{number}.jsonl")
            outputs = [f"--{kind}={folder / f'report.{kind}'}" for kind in ("json", "html", "junit")]
            start = perf_counter()
            peak = _glossdesk("eval", str(script), *outputs, *common)
            seconds = perf_counter() - start
            print(f"{number:,} cases over {sections:,} sections: {seconds:.1f} s, {peak:,.0f} MiB at most", flush=True)


def _write_glossary(glossary: Glossary, sections: int, folder: Path) -> int:
    write_header(folder, glossary)
    written = 0
    for copy, entry in enumerate(cycle(glossary.entries)):
        if written >= sections:
            break
        number = copy // len(glossary.entries)
        write_entry(folder, _copy(entry, number) if number else entry)
        written += len(entry.sections)
    return written


def _copy(entry: Entry, number: int) -> Entry:
    sections = (replace(section, text=f"{section.text} {number}") for section in entry.sections)
    return replace(entry, id=f"{entry.id}-{number}", term=f"{entry.term} {number}", sections=tuple(sections))


def _write_cases(file: Path, number: int, to: Path) -> Path:
    lines = islice(cycle(file.read_text(encoding="utf-8").splitlines()), number)
    cases = ({**json.loads(line), "id": f"case-{at}"} for at, line in enumerate(lines))
    to.write_text("".join(f"{json.dumps(case)}\n" for case in cases), encoding="utf-8")
    return to


def _glossdesk(*arguments: str) -> float:
    """Run the program, and return the most memory that it held, in MiB."""
    process = subprocess.Popen([sys.executable, "-m", "assistant.cli", *arguments], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"glossdesk ended with {os.waitstatus_to_exitcode(status)}: run it by hand to see why")
    return used.ru_maxrss / _MEBIBYTE


if __name__ == "__main__":
    main()
