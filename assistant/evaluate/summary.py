"""Summing up outcomes: measures with confidence intervals, for all cases, for each script and for each kind."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.evaluate.outcome import Outcome, Reply

RESAMPLES = 1_000
SEED = 0
INTERVAL = (2.5, 97.5)
LATENCIES: Mapping[str, int] = {"latency-p50": 50, "latency-p95": 95}
# What each reply has a value of, where there is something to measure.
MEANS: Mapping[str, Callable[[Reply], float | None]] = {
    "citation-precision": Reply.citation_precision,
    "citation-recall": Reply.citation_recall,
    "hit@1": Reply.hit_at_1,
    "MRR": Reply.reciprocal_rank,
    "nDCG@10": Reply.ndcg_at_10,
    "verified": lambda reply: reply.verified,
}

# Resamples at a time, to bound memory.
_CHUNK = 50

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Score:
    """A measure: its value, how many it was taken of, and its 95 % confidence interval from `low` to `high`.

    Shares are 0 to 1, latencies in milliseconds; all three numbers are None where there is nothing to measure.
    """

    value: float | None
    count: int
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Summary:
    """The measures of some cases, by their names; `file` is the script's where they are those of one."""

    name: str
    cases: int
    scores: Mapping[str, Score]
    file: str = ""


def summarise(name: str, outcomes: Sequence[Outcome]) -> Summary:
    """Return the measures of outcomes.

    Intervals are percentile bootstraps (Efron and Tibshirani 1993) over cases, since the turns of a dialogue stand or
    fall together; the resamples are the same in every run.
    """
    columns = _columns(outcomes)
    table = np.array(list(columns.values())).T
    observed = _totals(columns, table.sum(axis=0, keepdims=True))
    resampled = _totals(columns, np.concatenate([drawn @ table for drawn in draws(len(outcomes))]))
    scores = {}
    for measure, (value, count) in _SHARES.items():
        with np.errstate(invalid="ignore", divide="ignore"):
            scores[measure] = _score(value(observed)[0], int(count(observed)[0]), value(resampled))
    waits = [[reply.seconds * 1000 for reply in one.replies if reply.seconds is not None] for one in outcomes]
    return Summary(name, len(outcomes), {**scores, **_latencies([wait for wait in waits if wait])})


def draws(cases: int) -> Iterator[Floats]:
    """Yield how often each case is drawn in each resample, shape (some resamples, cases)."""
    generator = np.random.default_rng(SEED)
    for _ in range(0, RESAMPLES, _CHUNK):
        drawn = generator.integers(0, max(cases, 1), (_CHUNK, cases))
        flat = (drawn + np.arange(_CHUNK)[:, None] * cases).ravel()
        yield np.bincount(flat, minlength=_CHUNK * cases).reshape(_CHUNK, cases).astype(np.float64)


Totals = Mapping[str, Floats]


def _totals(columns: Mapping[str, object], sums: Floats) -> Totals:
    return dict(zip(columns, sums.T, strict=True))


def _columns(outcomes: Sequence[Outcome]) -> Mapping[str, list[float]]:
    """Return, by name, what every case adds to each total."""
    columns: dict[str, list[float]] = {
        "cases": [1.0] * len(outcomes),
        "passed": [float(one.passed) for one in outcomes],
    }
    for name, measure in MEANS.items():
        values = [[value for reply in one.replies if (value := measure(reply)) is not None] for one in outcomes]
        columns[name] = [float(sum(one)) for one in values]
        columns[f"{name} of"] = [float(len(one)) for one in values]
    for name, pair in _CONFUSION.items():
        columns[name] = [
            float(sum((reply.step.expect.answered, reply.answered) == pair for reply in one.replies))
            for one in outcomes
        ]
    return columns


def _score(value: float, count: int, resampled: Floats) -> Score:
    usable = resampled[~np.isnan(resampled)]
    if np.isnan(value) or not usable.size:
        return Score(None, count, None, None)
    low, high = np.percentile(usable, INTERVAL)
    return Score(float(value), count, float(low), float(high))


def _latencies(waits: Sequence[Sequence[float]]) -> Mapping[str, Score]:
    """Return percentiles of what askers wait, in milliseconds, by name; `waits` has those of each case."""
    if not waits:
        return dict.fromkeys(LATENCIES, Score(None, 0, None, None))
    times = np.array([time for wait in waits for time in wait])
    owners = np.repeat(np.arange(len(waits)), [len(wait) for wait in waits])
    order = np.argsort(times, kind="stable")
    # How many of the times, in ascending order, are drawn up to each.
    reached = [np.cumsum(drawn[:, owners[order]], axis=1) for drawn in draws(len(waits))]
    scores = {}
    for name, percent in LATENCIES.items():
        places = [(upto >= upto[:, -1:] * percent / 100).argmax(axis=1) for upto in reached]
        value = np.percentile(times, percent, method="inverted_cdf")
        scores[name] = _score(float(value), len(times), times[order][np.concatenate(places)])
    return scores


def abstained_rightly(totals: Totals) -> Floats:
    """Return the share of the unanswerable questions that were abstained from."""
    return totals["right abstention"] / (totals["right abstention"] + totals["wrong answer"])


def answered_rightly(totals: Totals) -> Floats:
    """Return the share of the answerable questions that were answered."""
    return totals["right answer"] / (totals["right answer"] + totals["wrong abstention"])


def balanced(totals: Totals) -> Floats:
    """Return the mean of the recalls of both classes, or of the one class that there is."""
    both = np.array([abstained_rightly(totals), answered_rightly(totals)])
    return np.asarray(np.nansum(both, axis=0) / (~np.isnan(both)).sum(axis=0))


def f1(totals: Totals) -> Floats:
    """Return the harmonic mean of the precision and the recall of abstentions."""
    right = totals["right abstention"]
    return 2 * right / (2 * right + totals["wrong abstention"] + totals["wrong answer"])


def _total(*names: str) -> Callable[[Totals], Floats]:
    return lambda totals: np.asarray(sum(totals[name] for name in names))


def _mean(name: str) -> tuple[Callable[[Totals], Floats], Callable[[Totals], Floats]]:
    return lambda totals: totals[name] / totals[f"{name} of"], _total(f"{name} of")


# Whether an answer was expected, and whether there was one.
_CONFUSION: Mapping[str, tuple[bool, bool]] = {
    "right answer": (True, True),
    "wrong abstention": (True, False),
    "wrong answer": (False, True),
    "right abstention": (False, False),
}
# How each share follows from totals, and of how many it is one.
_SHARES: Mapping[str, tuple[Callable[[Totals], Floats], Callable[[Totals], Floats]]] = {
    "passed": (lambda totals: totals["passed"] / totals["cases"], _total("cases")),
    **{name: _mean(name) for name in MEANS if name != "verified"},
    "abstention-precision": (
        lambda totals: totals["right abstention"] / (totals["right abstention"] + totals["wrong abstention"]),
        _total("right abstention", "wrong abstention"),
    ),
    "abstention-recall": (abstained_rightly, _total("right abstention", "wrong answer")),
    "abstention-F1": (f1, _total(*_CONFUSION)),
    "balanced-accuracy": (balanced, _total(*_CONFUSION)),
    "verified": _mean("verified"),
}
SHARES = tuple(_SHARES)
