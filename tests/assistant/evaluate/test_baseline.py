from dataclasses import replace
from math import comb

import pytest

from assistant.evaluate.baseline import compare
from assistant.evaluate.comparison import Change, Difference
from assistant.evaluate.report import CaseReport, Made, Surroundings
from tests.assistant.evaluate.reports import MADE_WITH, case, report, turn

NOT_COMPARABLE = (
    "The runs are not comparable: the baseline asked the glossary small, this one the glossaries big, small. "
    "They are compared all the same."
)


def run(pattern: str, latency: float | None = None, mrr: float | None = None) -> list[CaseReport]:
    """Return a case for every letter: p for one that passed, f for one that failed."""
    return [
        case(f"c-{at}", turn(failed="" if letter == "p" else "abstained", latency=latency, measures={"MRR": mrr}))
        for at, letter in enumerate(pattern)
    ]


def difference(old: list[CaseReport], new: list[CaseReport], measure: str) -> Difference:
    (found,) = [one for one in compare(report(*new), report(*old)).differences if one.measure == measure]
    return found


def test_passed_is_tested_by_the_cases_that_changed() -> None:
    old, new = run("f" + "p" * 9 + "p" * 5 + "f" * 5), run("p" + "f" * 9 + "p" * 5 + "f" * 5)
    chance = 2 * sum(comb(10, heads) for heads in (0, 1)) / 2**10
    found = difference(old, new, "passed")
    assert (found.count, found.old, found.new, found.value) == (20, (9 + 5) / 20, (1 + 5) / 20, (6 - 14) / 20)
    assert found.p == pytest.approx(chance)
    assert found.significant
    counts = {change: len(compare(report(*new), report(*old)).of(change)) for change in Change}
    assert {change: count for change, count in counts.items() if count} == {
        Change.FIXED: 1,
        Change.BROKEN: 9,
        Change.PASSING: 5,
        Change.FAILING: 5,
    }


def test_every_measure_but_latency_makes_it_harder_to_be_significant() -> None:
    # 2 / 2**6 is about 0.031: below 0.05, but not below 0.05 / 2.
    assert difference(run("p" * 6), run("f" * 6), "passed").significant
    assert difference(run("p" * 6, latency=5), run("f" * 6, latency=5), "passed").significant
    assert not difference(run("p" * 6, mrr=1), run("f" * 6, mrr=1), "passed").significant


def test_edited_and_added_cases_are_in_no_test() -> None:
    edited = case("c-1", turn("What was aid?", failed="abstained"))
    found = difference(run("pp"), [*run("p"), edited, case("c-9", turn(failed="abstained"))], "passed")
    assert (found.count, found.old, found.new) == (1, 1, 1)


def test_a_measure_is_compared_over_the_questions_for_which_both_runs_have_it() -> None:
    old = [case(str(at), turn(measures={"MRR": value})) for at, value in enumerate([0.5, 0.25, None, 1])]
    new = [case(str(at), turn(measures={"MRR": value})) for at, value in enumerate([1, 0.75, 1, None])]
    mean = (0.5 + 0.25) / 2
    # Of the four ways to put signs to two differences of 0.5, two are as far from 0 as theirs.
    assert difference(old, new, "MRR") == Difference("MRR", 2, mean, mean + 0.5, 0.5, 2 / 4, significant=False)
    assert [one.measure for one in compare(report(*new), report(*old)).differences] == ["passed", "MRR"]


def test_the_turns_of_a_dialogue_are_tested_together() -> None:
    old = [case(str(at), *[turn(latency=10)] * 4) for at in range(5)]
    new = [case(str(at), *[turn(latency=12)] * 4) for at in range(5)]
    found = difference(old, new, "latency")
    assert (found.count, found.value) == (5 * 4, 12 - 10)
    assert found.p == pytest.approx(2 / 2**5)


def test_runs_that_share_no_case_have_no_differences() -> None:
    assert compare(report(case("a")), report(case("b"))).differences == ()


@pytest.mark.parametrize(
    ("now", "warning"),
    [
        (MADE_WITH, []),
        (
            replace(MADE_WITH, glossaries=(Made("small", "b" * 64),)),
            ["The glossary small was edited since the baseline: broken cases may follow from the edit, not from code."],
        ),
        (
            replace(MADE_WITH, glossaries=(Made("big", "a" * 64), Made("small", "a" * 64))),
            [NOT_COMPARABLE],
        ),
        (
            replace(MADE_WITH, model=Made("real", "e" * 64), version="1.1"),
            [
                "The model was fake and is real: differences may follow from that.",
                "The version of the program was 1.0 and is 1.1: differences may follow from that.",
            ],
        ),
        (
            replace(MADE_WITH, model=Made("fake", "e" * 64), threshold=0.5, sentences=1),
            [
                "The model fake has other weights than it had: differences may follow from that.",
                "The confidence that an answer takes was 0.35 and is 0.5: differences may follow from that.",
                "The most sentences of an answer was 4 and is 1: differences may follow from that.",
            ],
        ),
    ],
)
def test_whatever_else_changed_is_warned_of(now: Surroundings, warning: list[str]) -> None:
    assert list(compare(report(made_with=now), report()).warnings) == warning
