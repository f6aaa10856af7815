from collections.abc import Sequence

import pytest

from assistant.evaluate.case import Expectation
from assistant.evaluate.comparison import Change, Quote
from assistant.evaluate.pairing import Pair, pair
from assistant.evaluate.report import CaseReport
from tests.assistant.evaluate.reports import case, report, turn


def scripts(old: Sequence[str], new: Sequence[str]) -> dict[str, str]:
    """Return which script of an old run each script of a new one goes with, where both have one case."""
    before, now = (report(*(case("a", script=file) for file in files)) for files in (old, new))
    return {one.new.script: one.old.script for one in pair(now, before).both}


def test_scripts_are_the_same_by_the_names_of_their_files() -> None:
    assert scripts(["old/a.yaml", "b.yaml"], ["/new/a.yaml", "c.yaml"]) == {"/new/a.yaml": "old/a.yaml"}
    assert scripts(["C:\\glossary\\a.yaml"], ["a.yaml"]) == {"a.yaml": "C:\\glossary\\a.yaml"}


def test_scripts_of_one_name_are_told_apart_by_the_folders_above_them() -> None:
    here, there = ["x/apart/a.yaml", "x/a.yaml"], ["y/x/a.yaml", "y/x/apart/a.yaml"]
    assert scripts(here, there) == {"y/x/a.yaml": "x/a.yaml", "y/x/apart/a.yaml": "x/apart/a.yaml"}
    assert scripts(here, ["apart/a.yaml"]) == {"apart/a.yaml": "x/apart/a.yaml"}
    assert scripts(["x/a.yaml"], ["w/a.yaml", "x/a.yaml"]) == {"x/a.yaml": "x/a.yaml"}


def test_cases_of_one_run_alone_are_added_or_removed() -> None:
    pairing = pair(report(case("b"), case("c")), report(case("a"), case("b")))
    assert [(one.script, one.id, one.change) for one in pairing.compare()] == [
        ("s.yaml", "b", Change.PASSING),
        ("s.yaml", "c", Change.ADDED),
        ("s.yaml", "a", Change.REMOVED),
    ]


GOOD, BAD = case("a", turn(cites="aid#s1")), case("a", turn(cites="war#s1", failed="cites war"))


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        (BAD, GOOD, Change.FIXED),
        (GOOD, BAD, Change.BROKEN),
        (BAD, case("a", turn(failed="abstained")), Change.FAILING),
        (GOOD, GOOD, Change.PASSING),
        (case("a", turn(cites="aid#s1 war#s1")), case("a", turn(cites="war#s1 aid#s1")), Change.PASSING),
        (GOOD, case("a", turn(cites="aid#s1 aid#s2")), Change.CHANGED),
        (GOOD, case("a", turn("What was aid?", cites="aid#s1")), Change.EDITED),
        (GOOD, case("a", turn(cites="war#s1", failed="cites war", expect=Expectation(cites=("aid",)))), Change.EDITED),
        (GOOD, case("a", *GOOD.turns, *BAD.turns), Change.EDITED),
    ],
)
def test_a_case_has_become_one_of_these(old: CaseReport, new: CaseReport, change: Change) -> None:
    assert Pair(old, new).compare().change is change


def test_what_is_shown_is_of_the_turn_that_came_out_otherwise() -> None:
    first, then = turn("First?", cites="aid#s1"), turn("And then?", cites="aid#s1")
    moved = turn("First?", cites="aid#s2")
    broken = turn("And then?", cites="war#s1", failed="cites war")
    shown = Pair(case("a", first, then), case("a", moved, broken)).compare()
    assert (shown.turn, shown.ask, shown.why) == (2, "And then?", "It cites war for a reason.")
    assert shown.before == (Quote("small", "aid#s1", "Words of aid#s1."),)
    assert shown.now == (Quote("small", "war#s1", "Words of war#s1."),)
    assert Pair(case("a", first, then), case("a", moved, then)).compare().turn == 1
