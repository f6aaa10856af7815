"""A contender that finds the text whose number a question ends with; it does not survive `die`.

A question that starts with `alone` must not be asked by a thread beside the first.
"""

import sys
import threading
from pathlib import Path

from benchmarks.peers.task import Task
from benchmarks.peers.worker import Ask


def build(task: Task, index: Path) -> None:
    sys.stdout.write("a contender may write what it likes\n")
    index.write_text(" ".join(task.places), encoding="utf-8")


def open_index(task: Task, index: Path) -> Ask:
    if index.read_text(encoding="utf-8") != " ".join(task.places):
        sys.exit("the index is of another task")
    sys.stdout.write("also where answers go\n")

    def ask(question: str) -> list[int]:
        if question.endswith("die"):
            sys.exit("not this question")
        if question.startswith("alone") and threading.current_thread() is not threading.main_thread():
            raise RuntimeError("one at a time, please")
        sys.stdout.write(f"{question}\n")
        found = int(question.rpartition(" ")[2])
        return [found, *(number for number in range(len(task.texts)) if number != found)]

    return ask
