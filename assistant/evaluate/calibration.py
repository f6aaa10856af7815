"""Choosing the threshold of abstention for the cases of scripts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.evaluate.curve import Curve, Point, points
from assistant.evaluate.outcome import Outcome
from assistant.evaluate.report import Surroundings
from assistant.evaluate.summary import INTERVAL, RESAMPLES, SEED, Floats, balanced, draws
from assistant.evaluate.sweep import Sweep

FOLDS = 5

_THRESHOLDS = tuple(number / 100 for number in range(1, 100))
# What a guess has.
_CHANCE = 0.5
_NO_BETTER = "no threshold does better than a guess; run again without --calibrate to see which questions are misjudged"
_ROUNDINGS = range(2, 17)
# Equal shares made of different counts differ in the last bits.
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Proposal:
    """A threshold to take, with the measures of the cases at it.

    Every threshold over `over` up to `upto` gives the same measures. `low` to `high` is the 95 % confidence interval of
    the threshold. `cross_validated` is the balanced accuracy on cases that the threshold was not chosen on, None where
    there are too few of one class.
    """

    point: Point
    over: float
    upto: float
    low: float
    high: float
    cross_validated: float | None


@dataclass(frozen=True, slots=True)
class Calibration:
    """What scripts say of the threshold; `current` is where it stands.

    `proposal` is None where there is nothing to choose, which `why` then tells, and `current` too where all questions
    are of one class. `resamples` and `seed` are those of the interval, `folds` those of the cross-validation.
    """

    made_with: Surroundings
    resamples: int
    seed: int
    folds: int
    curve: Curve
    current: Point | None
    proposal: Proposal | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class _Choice:
    threshold: float
    over: float
    upto: float


def calibrate(outcomes: Sequence[Outcome], made_with: Surroundings) -> Calibration:
    """Return the curve of a run at the threshold ANSWER_ALL, and the threshold that it proposes.

    It maximises balanced accuracy, which is (J + 1) / 2 of the J of Youden (1950, Index for rating diagnostic tests):
    wrong answers and wrong abstentions weigh the same however many questions of either class there are. Of the best
    thresholds, those remain at which most cases pass; of these, the middle of the widest interval is taken, rounded to
    two digits, or to as many more as keep it inside. Its confidence interval is a percentile bootstrap over cases. For
    the cross-validation the cases are dealt into folds in order of their ids, those with an unanswerable question
    first, and each is answered by the threshold of the other folds.
    """
    sweep = Sweep(outcomes)
    answerable, unanswerable = int(sweep.answerable.sum()), int(sweep.unanswerable.sum())
    proposal = _propose(sweep)
    current = points(sweep, [made_with.threshold])[0] if proposal else None
    traced = points(sweep, _THRESHOLDS) if proposal else ()
    why = "" if proposal else _of_one_class(answerable, unanswerable)
    if proposal and proposal.point.balanced_accuracy <= _CHANCE:
        proposal, why = None, _NO_BETTER
    curve = Curve(len(outcomes), answerable, unanswerable, traced)
    return Calibration(made_with, RESAMPLES, SEED, FOLDS, curve, current, proposal, why)


def _of_one_class(answerable: int, unanswerable: int) -> str:
    if answerable:
        known, remedy = "every question is answerable", "add cases with 'expect: {answered: false}'"
    elif unanswerable:
        known, remedy = "no question is answerable", "add cases with 'expect: {cites: [...]}'"
    else:
        return "no answer could be verified, so there is nothing to choose; run again without --calibrate to see why"
    return f"{known}, so there is nothing to choose; {remedy} ('glossdesk eval --draft' writes some)"


def _propose(sweep: Sweep) -> Proposal | None:
    every = np.ones(len(sweep.cases))
    choice = _choose(sweep, every)
    if choice is None:
        return None
    resampled = [one.threshold for drawn in draws(len(every)) for weights in drawn if (one := _choose(sweep, weights))]
    low, high = np.percentile(resampled, INTERVAL)
    (point,) = points(sweep, [choice.threshold])
    return Proposal(point, choice.over, choice.upto, float(low), float(high), _cross_validated(sweep))


def _choose(sweep: Sweep, weights: Floats) -> _Choice | None:
    """Return the best threshold for cases of these weights, or None where they have questions of one class alone."""
    if not (weights @ sweep.answerable and weights @ sweep.unanswerable):
        return None
    totals = sweep.totals(weights)
    scores = balanced(totals).round(_DIGITS)
    best = scores == scores.max()
    best &= totals["passed"] == totals["passed"][best].max()
    # Neighbouring ranges that are all best make one interval.
    starts = np.flatnonzero(best & ~np.append(False, best[:-1]))
    ends = np.flatnonzero(best & ~np.append(best[1:], False)) + 1
    widest = int(np.argmax(sweep.edges[ends] - sweep.edges[starts]))
    over, upto = float(sweep.edges[starts[widest]]), float(sweep.edges[ends[widest]])
    middle = (over + upto) / 2
    rounded = (round(middle, digits) for digits in _ROUNDINGS)
    return _Choice(next((one for one in rounded if over < one <= upto), upto), over, upto)


def _cross_validated(sweep: Sweep) -> float | None:
    order = sorted(range(len(sweep.cases)), key=lambda at: (sweep.unanswerable[at] == 0, sweep.cases[at].id))
    folds = np.empty(len(order))
    folds[order] = np.arange(len(order)) % FOLDS
    judged = []
    for fold in range(FOLDS):
        choice = _choose(sweep, (folds != fold).astype(np.float64))
        if choice is None:
            return None
        at = sweep.range_of(choice.threshold)
        judged.append({name: of[at] for name, of in sweep.totals((folds == fold).astype(np.float64)).items()})
    return float(balanced({name: np.sum([one[name] for one in judged]) for name in judged[0]}))
