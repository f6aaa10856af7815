"""How sure the evidence makes us that the glossary answers a question."""

from dataclasses import astuple, dataclass
from math import exp

from assistant.shape import asks_meaning
from index import Found

THRESHOLD = 0.35


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the best section has to do with a question; every number is 0 to 1 but for the cosine.

    `line` is the cosine of its best sentence or reader's question (0 where the encoder does not know the language);
    `coverage` the share of the question's IDF mass that it holds; `unnamed` how little was asked beside any name of it;
    `undefined` the same for a question that only asks what a term means; `foreign` the share of the question in proper
    names and quotations that it does not hold.
    """

    line: float
    coverage: float
    unnamed: float
    undefined: float
    foreign: float


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model of evidence: a bias, and a weight for each kind of it in its order."""

    bias: float
    of: Evidence


# Fitted by `python -m benchmarks.calibrate`, which prints them: once for questions in a language the encoder knows,
# once for the others, where the cosine says nothing.
DENSE = Weights(-6.43, Evidence(line=12.23, coverage=5.72, unnamed=-9.83, undefined=-0.69, foreign=-6.06))
LEXICAL = Weights(-2.36, Evidence(line=0.0, coverage=9.73, unnamed=-7.97, undefined=-2.41, foreign=-0.41))


def gather(found: Found) -> Evidence:
    """Return the evidence that the first hit of a search gives; there must be one."""
    query, signals = found.query, found.hits[0].signals
    return Evidence(
        line=max(signals.sentence, signals.asked) if query.dense else 0.0,
        coverage=signals.coverage,
        # A long question shares words with its answer by the way; one of a few words is about just these, so that each
        # of them that the glossary does not name counts against it.
        unnamed=(1.0 - signals.name) / max(len(query.terms), 1),
        undefined=1.0 - signals.name if asks_meaning(query.text) else 0.0,
        foreign=signals.foreign,
    )


def confidence(found: Found) -> float:
    """Return the probability, 0 to 1, that the best section answers the question; 0 where nothing was found."""
    if not found.hits or not found.query.terms:
        return 0.0
    weights = DENSE if found.query.dense else LEXICAL
    pairs = zip(astuple(weights.of), astuple(gather(found)), strict=True)
    return 1.0 / (1.0 + exp(-weights.bias - sum(weight * value for weight, value in pairs)))
