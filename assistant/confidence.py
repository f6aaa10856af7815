"""How sure the evidence makes us that the glossary answers a question."""

from dataclasses import dataclass
from math import exp

from index import Found

THRESHOLD = 0.35


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model of raw evidence; `unnamed` weighs how little was asked beside any name of the section."""

    bias: float
    sentence: float
    coverage: float
    unnamed: float


# Fitted by `python -m benchmarks.calibrate`, which prints them: once for questions in a language the encoder knows,
# once for the others, where the cosine says nothing.
DENSE = Weights(bias=-8.34, sentence=11.16, coverage=6.94, unnamed=-4.57)
LEXICAL = Weights(bias=-1.91, sentence=0.0, coverage=8.53, unnamed=-13.80)


def unnamed(name: float, terms: int) -> float:
    """Return the share of a question that is no name of the section, over the number of its terms.

    A long question shares words with its answer by the way; one of a few words is about just these, so that each of
    them that the glossary does not name counts against it.
    """
    return (1.0 - name) / max(terms, 1)


def confidence(found: Found) -> float:
    """Return the probability, 0 to 1, that the best section answers the question; 0 where nothing was found."""
    query = found.query
    if not found.hits or not query.terms:
        return 0.0
    signals = found.hits[0].signals
    weights = DENSE if query.dense else LEXICAL
    evidence = (
        weights.bias
        + weights.sentence * signals.sentence
        + weights.coverage * signals.coverage
        + weights.unnamed * unnamed(signals.name, len(query.terms))
    )
    return 1.0 / (1.0 + exp(-evidence))
