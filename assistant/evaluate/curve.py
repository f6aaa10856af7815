"""The measures of cases over the thresholds of abstention."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from assistant.evaluate.summary import abstained_rightly, answered_rightly, balanced, f1
from assistant.evaluate.sweep import Sweep

_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Point:
    """The measures at one threshold, all 0 to 1.

    `answered` is of the answerable questions, `abstained` of the unanswerable ones, `passed` of the cases.
    """

    threshold: float
    answered: float
    abstained: float
    balanced_accuracy: float
    abstention_f1: float
    passed: float


@dataclass(frozen=True, slots=True)
class Curve:
    """The measures at ascending thresholds, and how many cases and questions they are taken of."""

    cases: int
    answerable: int
    unanswerable: int
    points: tuple[Point, ...]


def points(sweep: Sweep, thresholds: Iterable[float]) -> tuple[Point, ...]:
    """Return the measures at thresholds; there must be questions of both classes."""
    totals = sweep.totals(np.ones(len(sweep.cases)))
    passed = totals["passed"] / totals["cases"]
    columns = (answered_rightly(totals), abstained_rightly(totals), balanced(totals), f1(totals), passed)
    places = ((one, sweep.range_of(one)) for one in thresholds)
    return tuple(Point(one, *(round(float(column[at]), _DIGITS) for column in columns)) for one, at in places)
