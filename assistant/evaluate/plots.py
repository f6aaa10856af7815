"""The geometry of a report's plots: across in per cent of the width, so that text keeps its size; down in pixels."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log10, sqrt

from assistant.evaluate.report import Report, Turn
from assistant.evaluate.summary import LATENCIES, Score, Summary

BINS = 20
# What both halves of the confidences share, and the height of the latencies.
HEIGHT = 180.0

_ENDS = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
# A few that waited far longer than the 95th percentile would press all others into one column.
_BEYOND = 1.5


@dataclass(frozen=True, slots=True)
class Bar:
    """A share, 0 to 1, as a bar from the left edge to `end`, its 95 % interval from `low` to `high`."""

    name: str
    part: int
    whole: int
    end: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Column:
    """What lies from `low` up to `high`: next to the axis and `inner` high the `right` ones, up to `outer` the `wrong`.

    Heights grow with the square root of the counts, so that a few are seen beside many (Tukey 1972).
    """

    low: float
    high: float
    x: float
    width: float
    right: int
    wrong: int
    inner: float
    outer: float


@dataclass(frozen=True, slots=True)
class Half:
    """The confidences of questions that are to be answered, or of those that are not; `right` are those that were so.

    `height` is that of the tallest column.
    """

    columns: tuple[Column, ...]
    height: float

    @property
    def wrong(self) -> int:
        """Return how many did not come out as expected."""
        return sum(one.wrong for one in self.columns)

    @property
    def questions(self) -> int:
        """Return how many there are."""
        return self.wrong + sum(one.right for one in self.columns)


@dataclass(frozen=True, slots=True)
class Confidences:
    """Two histograms on one scale: above the axis what is to be answered, below it what is not."""

    answerable: Half
    unanswerable: Half
    threshold: float
    x: float


@dataclass(frozen=True, slots=True)
class Percentile:
    """A percentile of the latencies, in milliseconds."""

    percent: int
    value: float
    x: float


@dataclass(frozen=True, slots=True)
class Latencies:
    """A histogram from 0 to `end` milliseconds; `beyond` took longer, `longest` at most."""

    columns: tuple[Column, ...]
    percentiles: tuple[Percentile, ...]
    end: float
    beyond: int
    longest: float


def bar(name: str, score: Score) -> Bar | None:
    """Return a measured share as a bar, or None where there was nothing to measure."""
    if score.value is None or score.low is None or score.high is None:
        return None
    part = round(score.value * score.count)
    return Bar(name, part, score.count, score.value * 100, score.low * 100, score.high * 100)


def passed_bars(summaries: Iterable[Summary]) -> tuple[Bar, ...]:
    """Return the shares of passed cases."""
    return tuple(one for summary in summaries if (one := bar(summary.name, summary.scores["passed"])))


def confidences(report: Report) -> Confidences | None:
    """Return the confidences of all answers and abstentions, or None where there are none."""
    turns = [turn for case in report.cases for turn in case.turns]
    bins = {
        (expected, answered): _bins(_confidences(turns, expected=expected, answered=answered), 1.0)
        for expected in (True, False)
        for answered in (True, False)
    }
    tallest = [_tallest(bins[expected, True], bins[expected, False]) for expected in (True, False)]
    if not any(tallest):
        return None
    unit = HEIGHT / sum(tallest)
    up, down = (
        Half(_columns(bins[expected, expected], bins[expected, not expected], 1.0, unit), most * unit)
        for expected, most in zip((True, False), tallest, strict=True)
    )
    return Confidences(up, down, report.made_with.threshold, report.made_with.threshold * 100)


def latencies(report: Report) -> Latencies | None:
    """Return the latencies of the questions that were timed, or None where none was."""
    times = [turn.latency_ms for case in report.cases for turn in case.turns if turn.latency_ms is not None]
    scores = {percent: report.overall.scores[name].value for name, percent in LATENCIES.items()}
    values = {percent: value for percent, value in scores.items() if value is not None}
    if not (times and values):
        return None
    longest = max(times)
    end = _round_up(min(longest, max(values.values()) * _BEYOND))
    within = [time for time in times if time <= end]
    bins = _bins(within, end)
    return Latencies(
        columns=_columns(bins, [0] * BINS, end, HEIGHT / _tallest(bins)),
        percentiles=tuple(Percentile(percent, value, value / end * 100) for percent, value in values.items()),
        end=end,
        beyond=len(times) - len(within),
        longest=longest,
    )


def _confidences(turns: Iterable[Turn], *, expected: bool, answered: bool) -> list[float]:
    answers = [turn.answer for turn in turns if turn.expect.answered == expected]
    return [one.confidence for one in answers if one and one.answered == answered]


def _bins(values: Iterable[float], end: float) -> list[int]:
    """Return how many values fall into each of the bins from 0 to `end`, which the last one includes."""
    counts = [0] * BINS
    for value in values:
        counts[min(int(value / end * BINS), BINS - 1)] += 1
    return counts


def _tallest(*stacked: Sequence[int]) -> float:
    return sqrt(max(map(sum, zip(*stacked, strict=True))))


def _columns(right: Sequence[int], wrong: Sequence[int], end: float, unit: float) -> tuple[Column, ...]:
    """Return a column for each bin that is not empty; one of a single value is `unit` pixels high."""
    return tuple(
        Column(
            low=end * at / BINS,
            high=end * (at + 1) / BINS,
            x=100 * at / BINS,
            width=100 / BINS,
            right=good,
            wrong=bad,
            inner=sqrt(good) * unit,
            outer=sqrt(good + bad) * unit,
        )
        for at, (good, bad) in enumerate(zip(right, wrong, strict=True))
        if good or bad
    )


def _round_up(number: float) -> float:
    """Return the next number that reads well on an axis."""
    power = 10.0 ** int(log10(number) // 1) if number > 0 else 1.0
    return next(step * power for step in _ENDS if step * power >= number or step == _ENDS[-1])
