from dataclasses import replace
from math import sqrt

import pytest

from assistant import Answer
from assistant.evaluate.case import Expectation
from assistant.evaluate.plots import HEIGHT, Bar, Column, Percentile, bar, confidences, latencies
from assistant.evaluate.report import CaseReport, Made, Report, Surroundings, Turn
from assistant.evaluate.summary import Score, Summary

NOTHING = Score(None, 0, None, None)


def turn(confidence: float, *, expected: bool = True, threshold: float = 0.35, latency: float | None = None) -> Turn:
    answer = Answer("q", confidence >= threshold, "", (), (), (), confidence, "q")
    return Turn("q", "", Expectation(expected), (), "", answer, (), {}, latency)


def report(*turns: Turn, threshold: float = 0.35, p50: Score = NOTHING, p95: Score = NOTHING) -> Report:
    made = Surroundings("1", (), Made("m", "f"), threshold, 4)
    overall = Summary("all", len(turns), {"latency-p50": p50, "latency-p95": p95})
    cases = tuple(CaseReport("s", f"c-{at}", "c", True, (one,)) for at, one in enumerate(turns))
    return Report(made, 1000, 0, overall, (), (), cases)


def test_a_bar_ends_at_its_share_and_carries_its_interval() -> None:
    assert bar("x", Score(3 / 4, 8, 1 / 2, 7 / 8)) == Bar("x", 6, 8, 100 * 3 / 4, 100 / 2, 100 * 7 / 8)
    assert bar("x", NOTHING) is None


def test_confidences_stand_in_twentieths_on_one_scale_on_both_sides_of_the_axis() -> None:
    up = [turn(0.96)] * 7 + [turn(1.0)] * 2 + [turn(0.02)] * 4
    down = [turn(0.07, expected=False)] * 16 + [turn(0.5, expected=False)]
    drawn = confidences(report(*up, *down))
    assert drawn
    assert drawn.x == 100 * 0.35
    unit = HEIGHT / (sqrt(7 + 2) + sqrt(16))
    twentieth = 100 / 20
    assert drawn.answerable.columns == (
        Column(0, 1 / 20, 0, twentieth, right=0, wrong=4, inner=0, outer=sqrt(4) * unit),
        Column(19 / 20, 1, 19 * twentieth, twentieth, right=9, wrong=0, inner=sqrt(9) * unit, outer=sqrt(9) * unit),
    )
    assert [(one.x, one.right, one.wrong) for one in drawn.unanswerable.columns] == [
        (1 * twentieth, 16, 0),
        (10 * twentieth, 0, 1),
    ]
    assert drawn.answerable.height + drawn.unanswerable.height == pytest.approx(HEIGHT)
    assert (drawn.answerable.questions, drawn.answerable.wrong) == (9 + 4, 4)
    assert (drawn.unanswerable.questions, drawn.unanswerable.wrong) == (16 + 1, 1)


def test_a_threshold_within_a_column_parts_it() -> None:
    drawn = confidences(report(turn(0.36, threshold=0.37), turn(0.38, threshold=0.37), threshold=0.37))
    assert drawn
    (column,) = drawn.answerable.columns
    assert (column.right, column.wrong) == (1, 1)
    assert (column.inner, column.outer) == pytest.approx((HEIGHT / sqrt(2), HEIGHT))
    assert drawn.unanswerable.columns == ()


def test_latencies_reach_from_nothing_to_a_round_number_and_the_slowest_are_told() -> None:
    times = [10.0] * 94 + [40.0] * 5 + [900.0]
    p50, p95 = (Score(value, 100, value, value) for value in (10.0, 40.0))
    drawn = latencies(report(*(turn(1, latency=time) for time in times), p50=p50, p95=p95))
    assert drawn
    # One and a half times the 95th percentile.
    assert drawn.end == 40 * 1.5
    assert (drawn.beyond, drawn.longest) == (1, 900)
    assert [(one.low, one.x, one.right) for one in drawn.columns] == [(9, 3 * 5, 94), (39, 13 * 5, 5)]
    assert drawn.columns[0].outer == pytest.approx(HEIGHT)
    assert drawn.percentiles == (Percentile(50, 10, 10 / 60 * 100), Percentile(95, 40, 40 / 60 * 100))


def test_the_axis_of_latencies_holds_all_where_none_is_far_off() -> None:
    same = Score(17.0, 1, 17.0, 17.0)
    drawn = latencies(report(turn(1, latency=17.0), turn(1, latency=None), p50=same, p95=same))
    assert drawn
    assert (drawn.end, drawn.beyond) == (20, 0)


def test_there_is_no_plot_of_nothing() -> None:
    unverified = replace(turn(1), answer=None)
    assert confidences(report(unverified)) is None
    assert latencies(report(unverified)) is None
