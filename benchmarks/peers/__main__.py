"""Measure other systems that find sections by words and by meaning, each as its own guide sets it up, and this one.

python -m benchmarks.peers FOLDER...

All get the same texts, model and questions, answer in processes of their own, and are asked in turn. A cold start is
from a new process to its first answer, from the index that it stored; memory is what is resident then (Linux). The
first run installs the peers, each in an environment of its own under build/peers.
"""

import argparse
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.peers.contenders import OURS, PEERS, install
from benchmarks.peers.data import questions_of, task_of
from benchmarks.peers.figures import beside, table
from benchmarks.peers.process import EndedError
from benchmarks.peers.race import Race
from glossary import load
from index.encoder import PACKAGED


def main() -> None:
    """Print a table for each folder, and what was set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER", help="a glossary with a cases.jsonl")
    parser.add_argument("--peers", nargs="*", default=list(PEERS), choices=PEERS, metavar="PEER", help=", ".join(PEERS))
    parser.add_argument("--questions", type=int, help="ask so many, of all articles (default: all)")
    parser.add_argument("--starts", type=int, default=5, help="cold starts of each")
    parser.add_argument("--threads", type=int, default=4, help="threads that ask at once")
    given = parser.parse_args()
    contenders = [OURS, *(install(name) for name in given.peers)]
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before; {given.threads} threads; model {PACKAGED}")
    for one in contenders:
        print(f"- {one.title}: {one.settings}")
    for folder in given.folders:
        glossary = load(folder)
        questions = questions_of(folder, glossary, given.questions)
        with TemporaryDirectory() as work:
            race = Race(task_of(folder, glossary), questions, Path(work), given.starts, given.threads)
            try:
                figures = race.run(contenders)
            except EndedError as error:
                sys.exit(str(error))
        print(f"\n{folder.name}: {len(glossary.entries)} entries, {len(questions)} questions\n\n{table(figures)}\n")
        for row in figures:
            if row.refused:
                print(f"asked by {given.threads} threads, {row.refused}")
        print(beside(figures[0], figures[1:]), flush=True)


if __name__ == "__main__":
    main()
