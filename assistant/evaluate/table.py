"""A report as lines of text for a terminal."""

from collections.abc import Iterator, Sequence

from assistant.evaluate.report import Report
from assistant.evaluate.summary import SHARES, Score, Summary
from assistant.terminal import visible

_COLUMNS = ("passed", "citation-precision", "citation-recall", "hit@1", "MRR", "nDCG@10", "abstention-F1")
_HEADS = ("passed", "precision", "recall", "hit@1", "MRR", "nDCG@10", "abst. F1")
_DASH = "-"


def show_report(report: Report) -> Iterator[str]:
    """Yield the lines of a report: why cases failed, measures by script and kind, and all measures overall."""
    for case in report.failed():
        yield visible(f"FAILED {case.script} {case.id}: {case.turns[-1].ask}")
        yield from (f"    {visible(sentence)}" for sentence in case.explain())
        yield from (f"    {visible(turn.why)}" for turn in case.turns if turn.why)
    if report.failed():
        yield ""
    parts = (*report.scripts, *report.kinds)
    yield from table([("", "cases", *_HEADS), *(_row(one) for one in parts)])
    yield ""
    scores = report.overall.scores
    rows = [(name, show_value(name, one.value), _interval(name, one), f"{one.count:,}") for name, one in scores.items()]
    yield from table([(f"all {report.overall.cases:,} cases", "value", "95 % interval", "of"), *rows])


def table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield rows as lines, the first column flush left and the others flush right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *rest in rows:
        cells = (cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))
        yield "  ".join([first.ljust(widths[0]), *cells])


def show_value(measure: str, value: float | None) -> str:
    """Return a measure's value as people read it: shares with three digits, latencies with their unit."""
    if value is None:
        return _DASH
    return f"{value:.3f}" if measure in SHARES else f"{value:.1f} ms"


def _row(summary: Summary) -> tuple[str, ...]:
    values = (show_value(name, summary.scores[name].value) for name in _COLUMNS)
    return (visible(summary.name), f"{summary.cases:,}", *values)


def _interval(name: str, score: Score) -> str:
    return _DASH if score.low is None else f"{show_value(name, score.low)} to {show_value(name, score.high)}"
