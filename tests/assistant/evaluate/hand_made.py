"""Outcomes of hand-made confidence."""

from dataclasses import replace
from functools import cache
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant import Assistant
from assistant.confidence import DENSE
from assistant.evaluate.case import Case, Expectation, Step
from assistant.evaluate.outcome import Outcome, Reply
from assistant.responder import Asked
from index import Signals
from tests.conftest import entry, index_of


@cache
def _asked() -> Asked:
    with TemporaryDirectory() as folder:
        return Assistant(index_of(Path(folder), entry("aid", "Aid", "Aid is given."))).trace("What is aid?")


def made(name: str, *sure: float | None, answerable: bool = True, cites: str = "aid") -> Outcome:
    """Return the outcome of a case that was answered, from aid, with a confidence a turn; None is for no answer."""
    step = Step("What is aid?", Expectation(answerable, cites=(cites,) if answerable else ()))
    replies = tuple(Reply(step, None if one is None else _sure(one)) for one in sure)
    return Outcome(Case(name, (step,) * len(sure)), replies)


def _sure(confidence: float) -> Asked:
    asked = _asked()
    evidence = log(confidence / (1 - confidence))
    # A question that is a name of the section is as near to it as can be, and leaves the coverage alone to weigh.
    coverage = (evidence - DENSE.bias - DENSE.of.line) / DENSE.of.coverage
    best = replace(
        asked.found.hits[0],
        signals=Signals(section=0, sentence=0, asked=0, lexical=0, name=1, coverage=coverage, foreign=0, shared=0),
    )
    found = replace(asked.found, hits=(best,))
    return Asked(replace(asked.answer, confidence=round(confidence, 4)), found)
