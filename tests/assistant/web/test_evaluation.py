import os
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep

import pytest

from assistant import Assistant, Settings
from assistant.evaluate import run as running
from assistant.evaluate.case import Case, Script, Step
from assistant.web.desk import Desk
from assistant.web.evaluation import LAST, Evaluation, Progress, State
from glossary import fingerprint
from tests.assistant.web.conftest import NO_KEYS
from tests.conftest import entry, index_of

SCRIPT = Script(Path("s.yaml"), "Nets", tuple(Case(f"c-{at}", (Step("What is a net?"),)) for at in range(20)))
OTHER = replace(SCRIPT, file=Path("t.yaml"))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(Assistant(index_of(tmp_path / "ix", entry("net", "Net", "A net is a mesh of cords."))))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return replace(NO_KEYS, index=tmp_path / "ix")


@pytest.fixture
def evaluation(desk: Desk, settings: Settings) -> Evaluation:
    return Evaluation(desk, settings)


def until(holds: Callable[[], bool]) -> None:
    end = monotonic() + 30
    while not holds():
        assert monotonic() < end
        sleep(0.01)


def finished(evaluation: Evaluation, *scripts: Script, baseline: str = LAST) -> Progress:
    assert evaluation.start(scripts or (SCRIPT,), baseline)
    until(lambda: not evaluation.progress.goes_on)
    return evaluation.progress


def test_a_run_is_reported_kept_and_compared_with_the_last_one_of_the_same_scripts(
    evaluation: Evaluation, desk: Desk, settings: Settings
) -> None:
    first = finished(evaluation)
    assert (first.state, first.asked, first.cases, first.fault) == (State.DONE, 20, 20, "")
    assert evaluation.archive.report(first.report).comparison is None
    other = finished(evaluation, OTHER)
    assert evaluation.archive.report(other.report).comparison is None
    # A new server, and what the one before it kept.
    again = Evaluation(desk, settings)
    report = again.archive.report(finished(again).report)
    assert report.comparison
    assert {one.script for one in report.comparison.cases} == {"s.yaml"}
    assert len(report.comparison.cases) == 20


def test_a_run_is_compared_with_a_chosen_report_or_with_none(evaluation: Evaluation) -> None:
    first = finished(evaluation, OTHER)
    chosen = finished(evaluation, baseline=first.report)
    assert evaluation.archive.report(chosen.report).comparison
    assert evaluation.archive.report(finished(evaluation, baseline="").report).comparison is None
    gone = finished(evaluation, baseline="20200101T000000000000")
    assert (gone.state, gone.asked) == (State.FAILED, 0)
    assert "no report '20200101T000000000000' is kept" in gone.fault


def test_a_run_gives_way_while_the_desk_answers_but_not_for_ever(evaluation: Evaluation, desk: Desk) -> None:
    desk._waiting = 1
    begun = monotonic()
    assert evaluation.start((replace(SCRIPT, cases=SCRIPT.cases[:2]),), LAST)
    sleep(0.5)
    assert evaluation.progress.asked == 1
    until(lambda: not evaluation.progress.goes_on)
    # Two cases and the report wait for a second each.
    assert 3 <= monotonic() - begun < 20
    assert evaluation.progress.state is State.DONE
    desk._waiting = 0
    begun = monotonic()
    finished(evaluation)
    assert monotonic() - begun < 20 * 1


def test_the_thread_of_a_run_comes_after_those_that_answer(
    evaluation: Evaluation, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[int] = []

    def run(*_: object) -> list[object]:
        found.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))
        return []

    monkeypatch.setattr("assistant.web.evaluation.run", run)
    finished(evaluation, replace(SCRIPT, cases=()))
    assert found == [10]
    assert os.getpriority(os.PRIO_PROCESS, threading.get_native_id()) < 10


def test_one_run_goes_on_at_a_time_and_can_be_cancelled(evaluation: Evaluation, desk: Desk) -> None:
    desk._waiting = 1
    assert evaluation.start((SCRIPT,), LAST)
    assert not evaluation.start((OTHER,), LAST)
    until(lambda: evaluation.progress.asked > 0)
    evaluation.cancel()
    until(lambda: not evaluation.progress.goes_on)
    assert evaluation.progress.state is State.CANCELLED
    assert 0 < evaluation.progress.asked < 20
    assert evaluation.archive.all() == ()
    desk._waiting = 0
    assert finished(evaluation).state is State.DONE


def test_an_edit_meanwhile_changes_nothing_of_a_run(evaluation: Evaluation, desk: Desk, tmp_path: Path) -> None:
    before, desk._waiting = desk.assistant, 1
    assert evaluation.start((replace(SCRIPT, cases=SCRIPT.cases[:2]),), LAST)
    desk.take(Assistant(index_of(tmp_path / "new", entry("net", "Net", "A net is a web."))))
    desk._waiting = 0
    until(lambda: not evaluation.progress.goes_on)
    report = evaluation.archive.report(evaluation.progress.report)
    [glossary] = before.glossaries
    assert [one.fingerprint for one in report.made_with.glossaries] == [fingerprint(glossary)]
    assert fingerprint(desk.assistant.glossaries[0]) != fingerprint(glossary)
    answers = [turn.answer for one in report.cases for turn in one.turns]
    assert {answer.text for answer in answers if answer} == {"A net is a mesh of cords. [1]"}


def test_a_crash_is_a_failed_run_and_no_report(evaluation: Evaluation, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(assistant: Assistant, cases: list[Case], after_each: Callable[[], object], batch: int) -> object:
        yield from running.run(assistant, cases[:3], after_each, batch)
        raise RuntimeError("What is a net?")

    with monkeypatch.context() as patch:
        patch.setattr("assistant.web.evaluation.run", run)
        crashed = finished(evaluation)
    assert (crashed.state, crashed.asked, crashed.fault) == (State.FAILED, 3, "RuntimeError")
    assert evaluation.archive.all() == ()
    assert finished(evaluation).state is State.DONE


def test_a_report_that_cannot_be_kept_is_a_failed_run(desk: Desk, settings: Settings, tmp_path: Path) -> None:
    evaluation = Evaluation(desk, settings)
    settings.report_folder().write_text("no folder")
    assert settings.report_folder() == tmp_path / "ix-reports"
    done = finished(evaluation)
    assert done.state is State.FAILED
    assert "ix-reports" in done.fault
