"""Comparing a run with an earlier one, its baseline."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.evaluate.comparison import Comparison, Difference
from assistant.evaluate.pairing import Pair, pair
from assistant.evaluate.report import DIGITS, Report, Surroundings, Turn
from assistant.evaluate.significance import holm, mcnemar, randomisation

_PASSED, _LATENCY = "passed", "latency"
_TESTS: Mapping[str, Callable[[Sequence[float]], float]] = {
    _PASSED: mcnemar,
    "citation-precision": randomisation,
    "citation-recall": randomisation,
    "hit@1": randomisation,
    "MRR": randomisation,
    "nDCG@10": randomisation,
    _LATENCY: randomisation,
}
_SETTINGS: Mapping[str, str] = {
    "version": "version of the program",
    "threshold": "confidence that an answer takes",
    "sentences": "most sentences of an answer",
}


def compare(report: Report, baseline: Report) -> Comparison:
    """Return what differs between a report and an earlier one, and which differences are more than chance."""
    cases = pair(report, baseline)
    differences = list(_differences([one for one in cases.both if not one.is_edited()]))
    # Were latency corrected for with the others, the load of a machine would decide whether answers became worse.
    families = ([one for one in differences if (one.measure == _LATENCY) is timed] for timed in (False, True))
    return Comparison(
        tuple(_warnings(baseline.made_with, report.made_with)),
        cases.compare(),
        tuple(one for family in families for one in _judged(family)),
    )


def _judged(family: Sequence[Difference]) -> Iterator[Difference]:
    """Yield differences with whether they are significant all together."""
    for one, significant in zip(family, holm([one.p for one in family]), strict=True):
        yield replace(one, significant=significant)


def _differences(pairs: Sequence[Pair]) -> Iterator[Difference]:
    for measure, test in _TESTS.items():
        cases = [list(_values(one, measure)) for one in pairs]
        values = [value for case in cases for value in case]
        if values:
            old, new = (round(sum(side) / len(values), DIGITS) for side in zip(*values, strict=True))
            # The turns of a dialogue are no cases of their own: they stand or fall together.
            p = test([round(sum(after - before for before, after in case), DIGITS) for case in cases])
            yield Difference(measure, len(values), old, new, round(new - old, DIGITS), p, significant=False)


def _values(case: Pair, measure: str) -> Iterator[tuple[float, float]]:
    """Yield what a measure was and is, for every question of a case for which both runs have it."""
    if measure == _PASSED:
        yield float(case.old.passed), float(case.new.passed)
        return
    for before, after in zip(case.old.turns, case.new.turns, strict=True):
        old, new = _value(before, measure), _value(after, measure)
        if old is not None and new is not None:
            yield old, new


def _value(turn: Turn, measure: str) -> float | None:
    return turn.latency_ms if measure == _LATENCY else turn.measures.get(measure)


def _warnings(old: Surroundings, new: Surroundings) -> Iterator[str]:
    """Yield a sentence for everything beside the scripts that is not as it was."""
    before, now = ({one.name: one.fingerprint for one in made.glossaries} for made in (old, new))
    if before.keys() != now.keys():
        yield (
            f"The runs are not comparable: the baseline asked {_listed(before)}, this one {_listed(now)}. "
            "They are compared all the same."
        )
    for name in now:
        if before.get(name, now[name]) != now[name]:
            yield (
                f"The glossary {name} was edited since the baseline: "
                "broken cases may follow from the edit, not from code."
            )
    if old.model.name != new.model.name:
        yield f"The model was {old.model.name} and is {new.model.name}: differences may follow from that."
    elif old.model != new.model:
        yield f"The model {new.model.name} has other weights than it had: differences may follow from that."
    for name, words in _SETTINGS.items():
        if getattr(old, name) != getattr(new, name):
            yield f"The {words} was {getattr(old, name)} and is {getattr(new, name)}: differences may follow from that."


def _listed(glossaries: Mapping[str, str]) -> str:
    return f"the {'glossary' if len(glossaries) == 1 else 'glossaries'} {', '.join(sorted(glossaries))}"
