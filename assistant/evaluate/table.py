"""A report as lines of text for a terminal."""

from collections.abc import Iterator, Sequence

from assistant.commands.terminal import visible
from assistant.evaluate.comparison import Change, ComparedCase, Comparison, Difference, Quote
from assistant.evaluate.conclusion import conclusions, show_p
from assistant.evaluate.legend import CHANGES
from assistant.evaluate.report import Report
from assistant.evaluate.significance import LEVEL
from assistant.evaluate.summary import SHARES, Score, Summary

_COLUMNS = ("passed", "citation-precision", "citation-recall", "hit@1", "MRR", "nDCG@10", "abstention-F1")
_HEADS = ("passed", "precision", "recall", "hit@1", "MRR", "nDCG@10", "abst. F1")
_DASH = "-"
# How many characters of a quote tell it from others.
_QUOTED = 70
_CORRECTED = f" (p under {LEVEL} with Holm's correction)"


def show_report(report: Report) -> Iterator[str]:
    """Yield the lines of a report: why cases failed, measures by script and kind, all overall, the comparison."""
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
    if report.comparison:
        yield ""
        yield from show_comparison(report.comparison)


def show_comparison(comparison: Comparison) -> Iterator[str]:
    """Yield the lines of a comparison: warnings, how many cases changed, which, and whether measures did."""
    yield from (f"WARNING: {visible(one)}" for one in comparison.warnings)
    counts = ((len(comparison.of(change)), words) for change, words in CHANGES.items())
    yield f"Since the baseline: {', '.join(f'{count:,} {words}' for count, words in counts if count)}."
    for case in comparison.of(Change.BROKEN):
        yield _headed("BROKEN", case)
        yield from (f"    then: {line}" for line in _quotes(case.before))
        yield from (f"    now: {line}" for line in _quotes(case.now))
        yield f"    {visible(case.why)}"
    yield from (_headed("FIXED", case) for case in comparison.of(Change.FIXED))
    yield from (_headed("EDITED", case) for case in comparison.of(Change.EDITED))
    if comparison.differences:
        yield ""
        head = ("in both runs", "baseline", "now", "difference", "p", "of")
        yield from table([head, *(_difference_row(one) for one in comparison.differences)])
    yield from conclusions(comparison.differences, how=_CORRECTED)


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


def _headed(word: str, case: ComparedCase) -> str:
    return visible(f"{word} {case.script} {case.id}: {case.ask}")


def _quotes(quotes: Sequence[Quote]) -> list[str]:
    return [visible(f"{one.place} “{_shortened(one.text)}”") for one in quotes] or ["nothing"]


def _shortened(text: str) -> str:
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"


def _difference_row(one: Difference) -> tuple[str, ...]:
    sign = "-" if one.value < 0 else "+"
    return (
        one.measure,
        show_value(one.measure, one.old),
        show_value(one.measure, one.new),
        f"{sign}{show_value(one.measure, abs(one.value))}",
        show_p(one.p),
        f"{one.count:,}",
    )
