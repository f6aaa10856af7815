"""Contenders measured in turn, so that whatever else the machine does hits all of them alike."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers.contenders import Contender
from benchmarks.peers.data import Wanted
from benchmarks.peers.figures import Figures
from benchmarks.peers.process import EndedError, Process, build, task_file
from benchmarks.peers.task import Task

_WARM_UP = 20
_TURN = 20
_CROWDS = 3
_CROWD = 200


@dataclass(frozen=True, slots=True)
class Race:
    """A task and its questions, in a folder of its own; so many cold starts, and so many threads that ask at once."""

    task: Task
    questions: Sequence[Wanted]
    work: Path
    starts: int
    threads: int

    def run(self, contenders: Sequence[Contender]) -> list[Figures]:
        """Return the figures of each."""
        self.task.write(task_file(self.work))
        figures = [Figures(one.title, build(one, self.work)) for one in contenders]
        asked = [one.question for one in self.questions]
        for at in range(self.starts):
            for contender, taken in zip(contenders, figures, strict=True):
                with Process(contender, self.work, asked[at % len(asked)]) as process:
                    taken.starts.append(process.start_seconds)
                    taken.mebibytes.append(process.mebibytes)
        with ExitStack() as stack:
            running = [stack.enter_context(Process(one, self.work, asked[0])) for one in contenders]
            pairs = list(zip(running, figures, strict=True))
            for process in running:
                process.ask(asked[:_WARM_UP])
            self._one_by_one(pairs)
            self._at_once(pairs, asked[:_CROWD])
        return figures

    def _one_by_one(self, pairs: Sequence[tuple[Process, Figures]]) -> None:
        for turn, at in enumerate(range(0, len(self.questions), _TURN)):
            chosen = self.questions[at : at + _TURN]
            # Each begins in its turn: what follows another's work finds other caches.
            for process, taken in (*pairs[turn % len(pairs) :], *pairs[: turn % len(pairs)]):
                batch = process.ask([one.question for one in chosen])
                taken.seconds += batch.seconds
                for one, found in zip(chosen, batch.found, strict=True):
                    taken.take([self.task.places[number] for number in found], one.places)

    def _at_once(self, pairs: Sequence[tuple[Process, Figures]], asked: Sequence[str]) -> None:
        able = list(pairs)
        for _ in range(_CROWDS):
            for pair in list(able):
                process, taken = pair
                try:
                    batch = process.ask(asked, self.threads)
                except EndedError as error:
                    able.remove(pair)
                    taken.rates.clear()
                    lines = str(error).splitlines()
                    taken.refused = f"{lines[0]} {lines[-1]}"
                else:
                    taken.rates.append(len(asked) / batch.passed)
