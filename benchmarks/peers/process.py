"""A contender's process, seen from outside."""

import json
import os
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from time import perf_counter
from types import TracebackType
from typing import IO, Self, cast

from benchmarks.peers.contenders import Contender
from benchmarks.peers.environment import ROOT
from benchmarks.peers.worker import Batch

_KIB = 1024
_TAIL = 2_000
# Nobody is told what is measured, and nothing is fetched.
_QUIET = {"HF_HUB_OFFLINE": "1", "HAYSTACK_TELEMETRY_ENABLED": "False", "DO_NOT_TRACK": "1"}


class EndedError(Exception):
    """A process that ended without an answer, with the last that it said."""


class Process:
    """A contender that has opened its index of a task, and answers."""

    def __init__(self, contender: Contender, work: Path, question: str) -> None:
        """Start it in a folder where `build` has been, and wait for its first answer."""
        self._title = contender.title
        self._said = _log(contender, work)
        begun = perf_counter()
        with self._said.open("wb") as said:
            self._process = subprocess.Popen(
                _command(contender, "ask", work),
                cwd=ROOT,
                env=_environment(work),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
                text=True,
                encoding="utf-8",
            )
        self.ask([question])
        self.start_seconds = perf_counter() - begun
        self.mebibytes = _resident(self._process.pid)

    def ask(self, questions: Sequence[str], threads: int = 1) -> Batch:
        """Ask questions, some at a time; raise EndedError where the process does not survive it."""
        questioning = cast("IO[str]", self._process.stdin)
        with suppress(BrokenPipeError):
            questioning.write(json.dumps({"questions": list(questions), "threads": threads}) + "\n")
            questioning.flush()
        line = cast("IO[str]", self._process.stdout).readline()
        if not line:
            raise EndedError(f"{self._title} ended with {self._process.wait()}:\n{_tail(self._said)}")
        return Batch(**json.loads(line))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.communicate()


def build(contender: Contender, work: Path) -> float:
    """Store the index of the task in a folder, in a process of its own, and return the seconds that it took."""
    said = _log(contender, work)
    begun = perf_counter()
    with said.open("wb") as stream:
        done = subprocess.run(
            _command(contender, "build", work),
            cwd=ROOT,
            env=_environment(work),
            stdout=stream,
            stderr=stream,
            check=False,
        )
    if done.returncode:
        raise EndedError(f"{contender.title} built no index:\n{_tail(said)}")
    return perf_counter() - begun


def task_file(work: Path) -> Path:
    """Return where the task of a folder is written."""
    return work / "task.json"


def index_folder(contender: Contender, work: Path) -> Path:
    """Return where the index of a contender is stored."""
    return work / contender.module


def _command(contender: Contender, work: str, folder: Path) -> list[str]:
    files = [str(task_file(folder)), str(index_folder(contender, folder))]
    return [str(contender.python), "-m", "benchmarks.peers.worker", contender.module, work, *files]


def _environment(work: Path) -> dict[str, str]:
    # A cache of its own, so that a build counts what only a first build does.
    return {**os.environ, **_QUIET, "XDG_CACHE_HOME": str(work / "cache")}


def _log(contender: Contender, work: Path) -> Path:
    return work / f"{contender.module}.log"


def _tail(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")[-_TAIL:]


def _resident(process: int) -> float:
    """Return the resident memory of a process in MiB, as Linux tells it."""
    for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
        name, _, value = line.partition(":")
        if name == "VmRSS":
            return int(value.split()[0]) / _KIB
    raise LookupError(f"/proc/{process}/status has no VmRSS")
