import sys
from math import log2
from pathlib import Path

import pytest

from benchmarks.peers.contenders import Contender
from benchmarks.peers.data import Wanted
from benchmarks.peers.process import EndedError, Process, build, task_file
from benchmarks.peers.race import Race
from benchmarks.peers.task import Task, read_task

TASK = Task("model", "glossary", ("Eins. 一", "Zwei. 二", "Drei. 三"), ("one#a", "two#a", "two#b"))
STUB = Contender("Stub", Path(sys.executable), "tests.benchmarks.peers.stub", "")


def test_contenders_read_the_task_as_it_was_written(tmp_path: Path) -> None:
    TASK.write(task_file(tmp_path))
    assert read_task(task_file(tmp_path)) == TASK


def test_every_contender_is_started_asked_and_counted_in_turn(tmp_path: Path) -> None:
    # One finds its section first; one finds it second, after text 0.
    questions = [Wanted("text 2", ("two#b",)), Wanted("text 0", ("two#a",))]
    first, second = Race(TASK, questions, tmp_path, starts=2, threads=2).run([STUB, STUB])
    for one in (first, second):
        assert one.ndcgs == [1.0, 1 / log2(3)]
        assert one.firsts == [True, False]
        assert len(one.starts) == len(one.mebibytes) == 2
        assert len(one.seconds) == len(questions)
        assert len(one.rates) == 3
        assert min(*one.starts, *one.mebibytes, *one.rates) > 0
        # A new process is started within what the cold start counts, and each question after that.
        assert one.start > one.p50 / 1000


def test_a_contender_that_does_not_take_threads_says_why(tmp_path: Path) -> None:
    [one] = Race(TASK, [Wanted("alone 2", ("two#b",))] * 2, tmp_path, starts=1, threads=2).run([STUB])
    assert one.rates == []
    assert one.refused == "Stub ended with 1: RuntimeError: one at a time, please"
    assert one.ndcgs == [1.0, 1.0]


def test_a_question_that_a_contender_does_not_survive_is_told_with_its_last_words(tmp_path: Path) -> None:
    TASK.write(task_file(tmp_path))
    build(STUB, tmp_path)
    with Process(STUB, tmp_path, "text 1") as process:
        assert process.ask(["text 2", "text 1"]).found == [[2, 0, 1], [1, 0, 2]]
        with pytest.raises(EndedError, match=r"Stub ended with 1:(\n.*)*not this question"):
            process.ask(["die"])


def test_an_index_that_cannot_be_built_is_told(tmp_path: Path) -> None:
    TASK.write(task_file(tmp_path))
    absent = Contender("Absent", Path(sys.executable), "tests.benchmarks.peers.absent", "")
    with pytest.raises(EndedError, match=r"Absent built no index:\n(.*\n)*.*No module named"):
        build(absent, tmp_path)
