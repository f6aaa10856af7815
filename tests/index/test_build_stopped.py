"""Builds that are killed and builds at the same time."""

import json
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from glossary import Glossary
from index.build import open_index
from index.encoder import Vectors
from index.search import Index
from tests.conftest import FakeEncoder, entry, glossary_of, python

OLD = glossary_of(entry("aid", "Aid", "Money is given. Food is sent."), name="old")
# More texts than are encoded at once.
NEW = glossary_of(*(entry(f"e{at:03}", f"Term {at}", f"Text {at} of many.") for at in range(150)), name="new")
OTHER = glossary_of(entry("trade", "Trade", "Goods are sold."), name="other")
_WATCHED = {"open", "os.listdir", "os.mkdir", "os.remove", "os.rename", "os.scandir"}


class Counting(FakeEncoder):
    """Tells a listener of every batch."""

    def __init__(self, listener: Callable[[], None]) -> None:
        super().__init__()
        self._listener = listener

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        self._listener()
        return super().encode_texts(texts)


def kill_builds(folder: str) -> None:
    """Rebuild copies of an index, kill each build one step later than the last, and print how many were killed."""
    start = Path(folder, "start")
    _in_child(lambda: open_index([OLD], FakeEncoder(), start, lambda _: None))
    killed = True
    step = 0
    while killed:
        here = Path(folder, f"killed-{step:03}")
        shutil.copytree(start, here)
        killed = _in_child(partial(_build_and_die, here, step)) == signal.SIGKILL
        step += 1
    sys.stdout.write(json.dumps([step - 1]))


def _build_and_die(folder: Path, last_step: int) -> None:
    left = last_step

    def count() -> None:
        nonlocal left
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event in _WATCHED and arguments and str(arguments[0]).startswith(str(folder)):
            count()

    sys.addaudithook(watch)
    open_index([NEW], Counting(count), folder, lambda _: None)


def _in_child(work: Callable[[], object]) -> int:
    """Do some work in a fork of this process and return the signal that ended it."""
    child = os.fork()
    if child == 0:
        work()
        os._exit(0)
    return os.WTERMSIG(os.waitpid(child, 0)[1])


def build_in_turn(folder: str) -> None:
    """Let two processes want an index of their own glossary in one folder, and print how they ended."""
    children = []
    for glossary in (OLD, OTHER):
        children.append(os.fork())
        if not children[-1]:
            for _ in range(40):
                assert _right(open_index([glossary], FakeEncoder(), Path(folder), lambda _: None))
            os._exit(0)
    sys.stdout.write(json.dumps([os.waitpid(child, 0)[1] for child in children]))


def build_at_once(folder: str) -> None:
    """Let two processes open one index that is not there yet, and print how many encoded it."""
    children = []
    for _ in range(2):
        children.append(os.fork())
        if not children[-1]:
            encoder = Counting(lambda: time.sleep(0.3))
            assert _right(open_index([OLD], encoder, Path(folder), lambda _: None))
            os._exit(bool(encoder.encoded))
    sys.stdout.write(json.dumps([os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]))


def run(work: Callable[[str], None], folder: Path) -> list[int]:
    """Return what some work prints, done in a process of its own: forks and the threads of the tests do not agree."""
    code = f"from tests.index.test_build_stopped import {work.__name__} as work; work({str(folder)!r})"
    return list(json.loads(python(code, OMP_NUM_THREADS="1")))


def _right(index: Index) -> bool:
    """Tell whether the vectors of an index are those of its texts."""
    sections = [one for glossary in index.glossaries.values() for entry in glossary.entries for one in entry.sections]
    return all(index.search(one.text, k=1).hits[0].signals.sentence > 0.7 for one in sections[::50])


def usable(folder: Path, glossary: Glossary) -> bool:
    """Tell whether the folder's index answers for a glossary without being built."""
    encoder = FakeEncoder()
    lines: list[str] = []
    copy = Path(shutil.copytree(folder, folder.with_name(f"{folder.name}-{glossary.id}")))
    return _right(open_index([glossary], encoder, copy, lines.append)) and not lines and not encoder.encoded


def test_a_build_that_is_killed_at_any_moment_leaves_a_working_index(tmp_path: Path) -> None:
    [killed] = run(kill_builds, tmp_path)
    folders = [tmp_path / f"killed-{step:03}" for step in range(killed)]
    states = [(usable(folder, OLD), usable(folder, NEW)) for folder in folders]
    before, after = (states.count(state) for state in ((True, False), (False, True)))
    assert states == [(True, False)] * before + [(False, True)] * after
    assert before > 10
    assert after > 0
    for folder in folders:
        assert _right(open_index([NEW], FakeEncoder(), folder, lambda _: None, force=True))
        assert not [file.name for file in folder.iterdir() if file.name.startswith(".building")]
        assert len(list(folder.glob("*.faiss"))) <= 4


def test_two_builds_at_once_encode_once(tmp_path: Path) -> None:
    assert sorted(run(build_at_once, tmp_path)) == [0, 1]


def test_processes_that_share_a_folder_never_read_each_others_vectors(tmp_path: Path) -> None:
    assert run(build_in_turn, tmp_path) == [0, 0]
