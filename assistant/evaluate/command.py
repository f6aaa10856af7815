"""The `eval` command: it reads scripts, runs them and reports."""

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.arguments import PROGRAM, Command, argument
from assistant.assistant import Assistant, load_all
from assistant.console import write, write_json, write_log
from assistant.evaluate.report import Report, explain, junit, make_report, report_document
from assistant.evaluate.run import run
from assistant.evaluate.script import read_scripts
from assistant.evaluate.summary import SHARES, Score, Summary
from assistant.settings import Settings
from assistant.terminal import visible
from glossary import fingerprint

_COLUMNS = ("passed", "citation-precision", "citation-recall", "hit@1", "MRR", "nDCG@10", "abstention-F1")
_HEADS = ("passed", "precision", "recall", "hit@1", "MRR", "nDCG@10", "abst. F1")
_DASH = "-"


@dataclass(frozen=True, slots=True)
class Gate:
    """The least that a measure must reach, 0 to 1."""

    measure: str
    least: float


def gate(text: str) -> Gate:
    """Return the gate that `METRIC=X` stands for; X is a share, or a percentage with its sign."""
    name, _, number = text.partition("=")
    measure = {one.lower(): one for one in SHARES}.get(name.strip().lower())
    if measure is None:
        raise argparse.ArgumentTypeError(f"{name!r} is no metric; give one of {', '.join(SHARES)}")
    try:
        least = float(number.strip().removesuffix("%")) / (100 if number.strip().endswith("%") else 1)
    except ValueError:
        least = -1.0
    if not 0 <= least <= 1:
        raise argparse.ArgumentTypeError(f"{number!r} is no share; give 0 to 1 or 0% to 100%, such as {measure}=95%")
    return Gate(measure, least)


def _eval(given: argparse.Namespace, settings: Settings) -> int:
    # Opening takes seconds; a script that cannot be run should not be found out after that.
    scripts = read_scripts(map(Path, given.scripts), load_all(settings.glossary))
    assistant = Assistant.open(settings, _tell)
    report = make_report(scripts, list(run(assistant, [case for script in scripts for case in script.cases])))
    document = report_document(report, _made_with(assistant, settings)) if given.json else {}
    if given.junit:
        Path(given.junit).write_bytes(junit(report))
    if given.json == _DASH:
        write_json(document)
    else:
        if given.json:
            text = json.dumps(document, ensure_ascii=False, indent=2)
            Path(given.json).write_text(f"{text}\n", encoding="utf-8", errors="backslashreplace")
        write("\n".join(_show(report)))
    missed = [one for one in given.fail_under if _misses(report.overall.scores[one.measure], one)]
    for one in missed:
        value = report.overall.scores[one.measure].value
        _tell(f"{one.measure} is {_share(value)}, under the {one.least:.4g} of --fail-under")
    return int(bool(missed if given.fail_under else report.failed()))


def _misses(score: Score, wanted: Gate) -> bool:
    return score.value is None or score.value < wanted.least


def _made_with(assistant: Assistant, settings: Settings) -> dict[str, object]:
    encoder = assistant.index.encoder
    return {
        "glossaries": [{"id": one.id, "fingerprint": fingerprint(one)} for one in assistant.glossaries],
        "model": {"name": encoder.name, "fingerprint": encoder.fingerprint},
        "settings": {"threshold": settings.threshold, "sentences": settings.sentences},
    }


def _show(report: Report) -> Iterator[str]:
    """Yield the lines of a report: why cases failed, measures by script and kind, and all measures overall."""
    for script, outcome in report.failed():
        yield visible(f"FAILED {script.file} {outcome.case.id}: {outcome.case.steps[-1].ask}")
        yield from (f"    {visible(sentence)}" for sentence in explain(outcome))
    if report.failed():
        yield ""
    parts = (*report.by_script, *(one for one in report.by_kind if one.cases > 1))
    yield from _table([("", "cases", *_HEADS), *(_row(one) for one in parts)])
    yield ""
    scores = report.overall.scores
    rows = [(name, _value(name, one.value), _interval(name, one), f"{one.count:,}") for name, one in scores.items()]
    yield from _table([(f"all {report.overall.cases:,} cases", "value", "95 % interval", "of"), *rows])


def _row(summary: Summary) -> tuple[str, ...]:
    values = (_share(summary.scores[name].value) for name in _COLUMNS)
    return (visible(summary.name), f"{summary.cases:,}", *values)


def _table(rows: list[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *rest in rows:
        cells = (cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))
        yield "  ".join([first.ljust(widths[0]), *cells])


def _share(value: float | None) -> str:
    return _DASH if value is None else f"{value:.3f}"


def _value(name: str, value: float | None) -> str:
    return _share(value) if name in SHARES or value is None else f"{value:.1f} ms"


def _interval(name: str, score: Score) -> str:
    return _DASH if score.low is None else f"{_value(name, score.low)} to {_value(name, score.high)}"


def _tell(lines: str) -> None:
    write_log(PROGRAM, lines)


EVAL = Command(
    "ask the questions of scripts and measure the answers",
    _eval,
    (
        argument("scripts", nargs="+", metavar="SCRIPT", help="a script (*.yaml, *.jsonl), or a folder of them"),
        argument("--json", metavar="FILE", help="write the report as JSON, or print just that where FILE is -"),
        argument("--junit", metavar="FILE", help="write the report as JUnit XML"),
        argument(
            "--fail-under",
            action="append",
            default=[],
            type=gate,
            metavar="METRIC=X",
            help="exit with 1 only where a metric is under X, such as nDCG@10=0.95 or passed=100%% "
            "(default: where any case failed)",
        ),
    ),
)
