"""The report of a run: everything that every way of showing it needs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.answer import Answer
from assistant.evaluate.case import Expectation, Script
from assistant.evaluate.comparison import Comparison
from assistant.evaluate.diagnosis import diagnose
from assistant.evaluate.outcome import Outcome, Reply
from assistant.evaluate.summary import MEANS, RESAMPLES, SEED, Score, Summary, summarise
from glossary.file_name import file_name
from index import Signals

DIGITS = 6

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Made:
    """A glossary or a model that a run was made with; the fingerprint is of its content."""

    name: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the answers of a run depend on beside its scripts; `writer` is the name of its model, "" without one."""

    version: str
    glossaries: tuple[Made, ...]
    model: Made
    threshold: float
    sentences: int
    writer: str = ""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A section that was found for a question, with every signal's raw score."""

    glossary: str
    entry: str
    section: str
    term: str
    score: float
    signals: Signals


@dataclass(frozen=True, slots=True)
class Turn:
    """A question with what was expected and what came of it; a case that is no dialogue has one.

    `answer` is None where it could not be verified; `failures` has a sentence for each expectation that is not met and
    `why` one for what caused them; `measures` are None where there is nothing to measure, and `latency_ms` where the
    question was asked in a batch.
    """

    ask: str
    passage: str
    expect: Expectation
    failures: tuple[str, ...]
    why: str
    answer: Answer | None
    found: tuple[Ranked, ...]
    measures: Mapping[str, float | None]
    latency_ms: float | None


@dataclass(frozen=True, slots=True)
class CaseReport:
    """What became of a case; `script` is the file that it stands in, `without` the entries that were left out."""

    script: str
    id: str
    kind: str
    passed: bool
    turns: tuple[Turn, ...]
    without: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """Return what tells a case from all others of a report."""
        return self.script, self.id

    def explain(self) -> list[str]:
        """Return a sentence for each unmet expectation, headed by the turn in a dialogue."""
        return [
            f"Turn {number}: {sentence}" if len(self.turns) > 1 else sentence
            for number, turn in enumerate(self.turns, start=1)
            for sentence in turn.failures
        ]


@dataclass(frozen=True, slots=True)
class Report:
    """The outcomes of scripts and their measures: overall, by script and by kind of case.

    `resamples` and `seed` are those of the confidence intervals; `comparison` is that with an earlier report, where one
    was given.
    """

    made_with: Surroundings
    resamples: int
    seed: int
    overall: Summary
    scripts: tuple[Summary, ...]
    kinds: tuple[Summary, ...]
    cases: tuple[CaseReport, ...]
    comparison: Comparison | None = None

    def failed(self) -> list[CaseReport]:
        """Return the cases that failed."""
        return [one for one in self.cases if not one.passed]

    def of_script(self, file: str) -> list[CaseReport]:
        """Return the cases of one script, in order."""
        return [one for one in self.cases if one.script == file]


def make_report(scripts: Sequence[Script], outcomes: Sequence[Outcome], made_with: Surroundings) -> Report:
    """Return the report of scripts whose cases came out like this, in order."""
    rest = iter(outcomes)
    parted = [(script, [next(rest) for _ in script.cases]) for script in scripts]
    kinds = sorted({one.case.kind for one in outcomes} - {""})
    return Report(
        made_with,
        RESAMPLES,
        SEED,
        _rounded(summarise("all cases", outcomes)),
        tuple(replace(_rounded(summarise(script.title, own)), file=file_name(script.file)) for script, own in parted),
        tuple(_rounded(summarise(kind, [one for one in outcomes if one.case.kind == kind])) for kind in kinds),
        tuple(_case(script, one, made_with.threshold) for script, own in parted for one in own),
    )


def _case(script: Script, outcome: Outcome, threshold: float) -> CaseReport:
    case = outcome.case
    turns = tuple(_turn(reply, threshold) for reply in outcome.replies)
    return CaseReport(file_name(script.file), case.id, case.kind, outcome.passed, turns, case.without)


def _turn(reply: Reply, threshold: float) -> Turn:
    hits = reply.asked.found.hits[:_SHOWN] if reply.asked else ()
    return Turn(
        ask=reply.step.ask,
        passage=reply.step.passage,
        expect=reply.step.expect,
        failures=reply.failures(),
        why=diagnose(reply, threshold),
        answer=reply.asked.answer if reply.asked else None,
        found=tuple(
            Ranked(
                hit.place.glossary,
                hit.place.entry,
                hit.place.section,
                hit.term,
                round(hit.score, DIGITS),
                Signals(*(round(getattr(hit.signals, name), DIGITS) for name in Signals.__slots__)),
            )
            for hit in hits
        ),
        measures={name: _round(measure(reply)) for name, measure in MEANS.items()},
        latency_ms=None if reply.seconds is None else round(reply.seconds * 1000, 3),
    )


def _rounded(summary: Summary) -> Summary:
    scores = {
        name: Score(_round(one.value), one.count, _round(one.low), _round(one.high))
        for name, one in summary.scores.items()
    }
    return replace(summary, scores=scores)


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)
