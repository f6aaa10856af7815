"""Reports of hand-made cases."""

from collections.abc import Mapping
from dataclasses import replace

from assistant import Answer, Citation
from assistant.evaluate.case import Expectation
from assistant.evaluate.report import CaseReport, Made, Report, Surroundings, Turn
from assistant.evaluate.summary import RESAMPLES, SEED, Summary, summarise

ANY = Expectation()
MADE_WITH = Surroundings("1.0", (Made("small", "a" * 64),), Made("fake", "f" * 64), threshold=0.35, sentences=4)


def turn(
    ask: str = "What is aid?",
    *,
    cites: str = "",
    failed: str = "",
    expect: Expectation = ANY,
    latency: float | None = None,
    measures: Mapping[str, float | None] | None = None,
) -> Turn:
    """Return a turn whose answer cites these places, parted by blanks, each with its own words as the quoted text."""
    citations = tuple(_citation(place, number) for number, place in enumerate(cites.split(), start=1))
    answer = Answer(ask, bool(cites), cites, citations, (), (), 0.5, ask)
    failures, why = ((f"It {failed}.",), f"It {failed} for a reason.") if failed else ((), "")
    return Turn(ask, "", expect, failures, why, answer, (), measures or {}, latency)


def case(name: str, *turns: Turn, script: str = "s.yaml") -> CaseReport:
    """Return a case of these turns, or of one that passed."""
    made = turns or (turn(),)
    return CaseReport(script, name, "", not any(one.failures for one in made), made)


def report(*cases: CaseReport, made_with: Surroundings = MADE_WITH) -> Report:
    """Return the report of these cases; measures over all of them are left out."""
    scripts = tuple(_empty(f"Title of {file}", file) for file in dict.fromkeys(one.script for one in cases))
    return Report(made_with, RESAMPLES, SEED, _empty("all cases"), scripts, (), cases)


def _empty(name: str, file: str = "") -> Summary:
    return replace(summarise(name, []), file=file)


def _citation(place: str, number: int) -> Citation:
    entry, _, section = place.partition("#")
    text = f"Words of {place}."
    return Citation(number, "small", entry, section, entry, text, 0, len(text), 0, len(text), place, None, ())
