"""The report of a run, to be written as JSON or as JUnit XML."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from xml.etree import ElementTree as ET

from assistant.evaluate.case import Script
from assistant.evaluate.outcome import Outcome, Reply
from assistant.evaluate.summary import RESAMPLES, SEED, Summary, summarise

_DIGITS = 6
_SHOWN = 10
# What XML 1.0 has no way to write.
_UNWRITABLE = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535), "�")


@dataclass(frozen=True, slots=True)
class Report:
    """Outcomes by script, and their measures: overall, by script and by kind of case."""

    scripts: tuple[tuple[Script, tuple[Outcome, ...]], ...]
    overall: Summary
    by_script: tuple[Summary, ...]
    by_kind: tuple[Summary, ...]

    def failed(self) -> list[tuple[Script, Outcome]]:
        """Return the cases that failed."""
        return [(script, one) for script, outcomes in self.scripts for one in outcomes if not one.passed]


def make_report(scripts: Sequence[Script], outcomes: Sequence[Outcome]) -> Report:
    """Return the report of scripts whose cases came out like this, in order."""
    rest = iter(outcomes)
    parted = tuple((script, tuple(next(rest) for _ in script.cases)) for script in scripts)
    kinds = sorted({one.case.kind for one in outcomes} - {""})
    return Report(
        parted,
        summarise("overall", outcomes),
        tuple(summarise(script.title, own) for script, own in parted),
        tuple(summarise(kind, [one for one in outcomes if one.case.kind == kind]) for kind in kinds),
    )


def report_document(report: Report, made_with: Mapping[str, object]) -> dict[str, object]:
    """Return a report for JSON; but for latencies, equal runs give equal documents."""
    return {
        **made_with,
        "resamples": RESAMPLES,
        "seed": SEED,
        "overall": _summary(report.overall),
        "scripts": [
            {"file": str(script.file), **_summary(summary)}
            for (script, _), summary in zip(report.scripts, report.by_script, strict=True)
        ],
        "kinds": [_summary(summary) for summary in report.by_kind],
        "cases": [
            {
                "script": str(script.file),
                "id": one.case.id,
                "kind": one.case.kind,
                "passed": one.passed,
                "turns": [_turn(reply) for reply in one.replies],
            }
            for script, outcomes in report.scripts
            for one in outcomes
        ],
    }


def junit(report: Report) -> bytes:
    """Return a report as JUnit XML, in UTF-8: a test suite a script."""
    root = ET.Element("testsuites")
    for script, outcomes in report.scripts:
        failed = sum(not one.passed for one in outcomes)
        suite = ET.SubElement(
            root, "testsuite", name=_xml(script.title), tests=str(len(outcomes)), failures=str(failed)
        )
        for one in outcomes:
            case = ET.SubElement(suite, "testcase", classname=_xml(str(script.file)), name=_xml(one.case.id))
            sentences = explain(one)
            if sentences:
                ET.SubElement(case, "failure", message=_xml(sentences[0])).text = _xml("\n".join(sentences))
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def explain(outcome: Outcome) -> list[str]:
    """Return why a case failed, a sentence for each unmet expectation, headed by the turn in a dialogue."""
    several = len(outcome.replies) > 1
    return [
        f"Turn {number}: {sentence}" if several else sentence
        for number, reply in enumerate(outcome.replies, start=1)
        for sentence in reply.failures()
    ]


def _xml(text: str) -> str:
    return text.translate(_UNWRITABLE)


def _summary(summary: Summary) -> dict[str, object]:
    scores = {
        name: {key: round(one, _DIGITS) if isinstance(one, float) else one for key, one in asdict(score).items()}
        for name, score in summary.scores.items()
    }
    return {"name": summary.name, "cases": summary.cases, "scores": scores}


def _turn(reply: Reply) -> dict[str, object]:
    hits = reply.asked.found.hits[:_SHOWN] if reply.asked else ()
    return {
        "ask": reply.step.ask,
        "passage": reply.step.passage,
        "expect": asdict(reply.step.expect),
        "failures": list(reply.failures()),
        "answer": asdict(reply.asked.answer) if reply.asked else None,
        "found": [
            {**asdict(hit.place), "score": round(hit.score, _DIGITS), "signals": asdict(hit.signals)} for hit in hits
        ],
        "latency_ms": None if reply.seconds is None else round(reply.seconds * 1000, 3),
    }
