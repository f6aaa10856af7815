"""Runs of scripts on a desk: one at a time, beside what it answers."""

import logging
import os
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from time import perf_counter, sleep

from assistant.assistant import Assistant
from assistant.evaluate.archive import Archive
from assistant.evaluate.baseline import compare
from assistant.evaluate.case import Script
from assistant.evaluate.document import ReportFileError
from assistant.evaluate.page import render
from assistant.evaluate.report import Made, Report, make_report
from assistant.evaluate.run import run
from assistant.evaluate.surroundings import surroundings
from assistant.settings import Settings
from assistant.web.desk import Desk
from index import StoreError

# Of the report that is kept last of the same scripts.
LAST = "last"
# So few are encoded together that who asks meanwhile hardly waits for them.
_BATCH = 8
_NICENESS = 10
_LOOK_SECONDS = 0.005
# However much is asked, a run comes to its end.
_MOST_PATIENCE_SECONDS = 1.0
# What tells by itself what is wrong.
_TELLING = (ReportFileError, StoreError, OSError)
_LOG = logging.getLogger(__name__)


class State(StrEnum):
    """How it stands with the last run of a desk; `reporting` is the measuring after the last case."""

    NONE = "none"
    RUNNING = "running"
    REPORTING = "reporting"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the last run has come.

    `seconds` is how long the rest will take, None where that is not known; `glossaries` are the edits that it asks;
    `report` is the name of what is kept of it, "" until then; `fault` says why it failed.
    """

    state: State = State.NONE
    asked: int = 0
    cases: int = 0
    seconds: float | None = None
    glossaries: tuple[Made, ...] = ()
    report: str = ""
    fault: str = ""

    @property
    def goes_on(self) -> bool:
        """Tell whether the run is not over."""
        return self.state in (State.RUNNING, State.REPORTING)


class _CancelledError(Exception):
    """Ends a run that is no longer wanted."""


class Evaluation:
    """Runs scripts in a thread that waits for whoever asks the desk; every page of the desk sees the same run."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        self.progress = Progress()
        self.archive = Archive(settings.report_folder())
        self._desk = desk
        self._settings = settings
        self._starting = threading.Lock()
        self._cancelled = threading.Event()

    def start(self, scripts: Sequence[Script], baseline: str) -> bool:
        """Begin a run and compare it with a kept report, LAST or none (""); return False where one goes on already.

        It asks the assistant that the desk has now, whatever becomes of the glossary meanwhile.
        """
        with self._starting:
            if self.progress.goes_on:
                return False
            assistant = self._desk.assistant
            made_with = surroundings(assistant, self._settings)
            cases = sum(len(script.cases) for script in scripts)
            self._cancelled.clear()
            self.progress = Progress(State.RUNNING, 0, cases, glossaries=made_with.glossaries)
        work = threading.Thread(target=self._work, args=(assistant, scripts, baseline), name="evaluation", daemon=True)
        work.start()
        return True

    def cancel(self) -> None:
        """End the run after the case that is being asked."""
        self._cancelled.set()

    def _work(self, assistant: Assistant, scripts: Sequence[Script], baseline: str) -> None:
        if sys.platform == "linux":
            # There, a thread has a priority of its own.
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICENESS)
        try:
            name = self._run(assistant, scripts, baseline)
        except _CancelledError:
            self._end(State.CANCELLED)
        except _TELLING as fault:
            self._end(State.FAILED, fault=str(fault))
        except Exception as error:  # noqa: BLE001 - whatever it is, the page says that the run failed, not that nothing passed
            _LOG.exception("a run of scripts failed")
            self._end(State.FAILED, fault=type(error).__name__)
        else:
            self._end(State.DONE, report=name)

    def _run(self, assistant: Assistant, scripts: Sequence[Script], baseline: str) -> str:
        # Before the run, after which the reports that are kept may be others.
        earlier = self._baseline(frozenset(str(script.file) for script in scripts), baseline)
        begun = perf_counter()

        def after_each() -> None:
            before = self.progress
            asked = before.asked + 1
            seconds = (perf_counter() - begun) / asked * (before.cases - asked)
            self.progress = replace(before, asked=asked, seconds=seconds)
            self._give_way()

        cases = [case for script in scripts for case in script.cases]
        outcomes = list(run(assistant, cases, after_each, _BATCH))
        self.progress = replace(self.progress, state=State.REPORTING, seconds=None)
        report = make_report(scripts, outcomes, surroundings(assistant, self._settings))
        if earlier:
            report = replace(report, comparison=compare(report, earlier))
        page = render(report, assistant.glossaries)
        self._give_way()
        return self.archive.keep(report, page, datetime.now(UTC))

    def _give_way(self) -> None:
        """Wait until nothing is being answered; raise _CancelledError where the run is no longer wanted."""
        until = perf_counter() + _MOST_PATIENCE_SECONDS
        while self._desk.busy and perf_counter() < until:
            sleep(_LOOK_SECONDS)
        if self._cancelled.is_set():
            raise _CancelledError

    def _baseline(self, files: frozenset[str], chosen: str) -> Report | None:
        if chosen != LAST:
            return self.archive.report(chosen) if chosen else None
        same = (one.name for one in self.archive.all() if one.head and one.head.files == files)
        name = next(same, "")
        return self.archive.report(name) if name else None

    def _end(self, state: State, report: str = "", fault: str = "") -> None:
        self.progress = replace(self.progress, state=state, seconds=None, report=report, fault=fault)
