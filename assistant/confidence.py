"""How sure the evidence makes us that the glossary answers a question."""

from dataclasses import dataclass, fields
from functools import lru_cache
from math import exp
from operator import attrgetter

from assistant.counting import is_uncounted
from assistant.incumbent import is_unknown
from assistant.understanding.shape import asks_meaning
from index import Found, Hit, Query
from index.tokens import tokenise

THRESHOLD = 0.5
# A reader's question as near as this asks for the same.
SAME_QUESTION = 0.8
# Searches, each of some 50 kB, of questions that are asked at the same time.
_REMEMBERED = 32


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the best section has to do with a question; every number is 0 to 1 but for two.

    `line` is the cosine of its best sentence or reader's question, 1 where nothing but the meaning of a name of it is
    asked for (0 where the encoder does not know the language);
    `coverage` the share of the question's IDF mass that it holds; `unnamed` how little was asked beside any name of it;
    `undefined` the same for a question that only asks what a term means; `foreign` the share of the question in proper
    names and quotations that it does not hold, which is all of it where an office is asked for of which it does not
    speak; `uncounted` is 1 where a number is asked for of what it does not count; `shared` the IDF mass that
    it holds, in words that no other section has, for two such words tell more than one (0 where `line` is).
    """

    line: float
    coverage: float
    unnamed: float
    undefined: float
    foreign: float
    uncounted: float
    shared: float


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model of evidence: a bias, and a weight for each kind of it in its order."""

    bias: float
    of: Evidence


# What `dataclasses.astuple` gives, without the copies that it makes of numbers.
_VALUES = attrgetter(*(one.name for one in fields(Evidence)))
# Fitted by `python -m benchmarks.calibrate`, which prints them: once for questions in a language the encoder knows,
# once for the others, where the cosine says nothing.
DENSE = Weights(
    -8.27,
    Evidence(line=10.63, coverage=4.96, unnamed=-4.24, undefined=-1.40, foreign=-5.34, uncounted=-2.87, shared=1.17),
)
LEXICAL = Weights(
    -1.91,
    Evidence(line=0.0, coverage=10.16, unnamed=-7.40, undefined=-2.51, foreign=-0.32, uncounted=-0.35, shared=0.0),
)


def gather(found: Found) -> Evidence:
    """Return the evidence that the first hit of a search gives; there must be one."""
    query, signals = found.query, found.hits[0].signals
    return Evidence(
        line=_line(query, found.hits[0]) if query.dense else 0.0,
        coverage=signals.coverage,
        # A long question shares words with its answer by the way; one of a few words is about just these, so that each
        # of them that the glossary does not name counts against it.
        unnamed=(1.0 - signals.name) / max(len(query.terms), 1),
        undefined=1.0 - signals.name if asks_meaning(query.text) else 0.0,
        foreign=_foreign(query, found.hits[0]),
        uncounted=float(_is_uncounted(query.text, found.hits[0])),
        # In another language than the texts, the words that a section has are names, which tell it better.
        shared=signals.shared if query.dense else 0.0,
    )


def _line(query: Query, hit: Hit) -> float:
    # A name says what its section is about, even where no sentence of it is near to that; and so does a sentence what
    # a Chinese word is that stands in brackets behind another.
    if asks_meaning(query.text):
        named = query.named(hit.place).issuperset(term.text for term in query.terms)
        if named or _is_glossed(query, hit):
            return 1.0
    return max(hit.signals.sentence, hit.signals.asked)


def _is_glossed(query: Query, hit: Hit) -> bool:
    words = [word.text for word in tokenise(query.searched) if word.cjk]
    alone = bool(words) and all(term.cjk for term in query.terms)
    return alone and any(all(f"({word})" in one.text for word in words) for one in hit.sentences)


def _foreign(query: Query, hit: Hit) -> float:
    # "The president of China" is as much a name as that of the president.
    unknown = not query.names and is_unknown(query.text, (one.text for one in hit.sentences))
    return 1.0 if unknown else hit.signals.foreign


def _is_uncounted(question: str, hit: Hit) -> bool:
    # A reader's question is one that the section answers, in whatever words it counts.
    return hit.signals.asked < SAME_QUESTION and is_uncounted(question, (one.text for one in hit.sentences))


def weights_for(found: Found) -> Weights:
    """Return the weights for the language that the question of a search is put in."""
    return DENSE if found.query.dense else LEXICAL


# It is wanted by each rule that may answer, and by the answer.
@lru_cache(_REMEMBERED)
def confidence(found: Found) -> float:
    """Return the probability, 0 to 1, that the best section answers the question; 0 where nothing was found."""
    if not found.hits or not found.query.terms:
        return 0.0
    weights = weights_for(found)
    pairs = zip(_VALUES(weights.of), _VALUES(gather(found)), strict=True)
    return 1.0 / (1.0 + exp(-weights.bias - sum(weight * value for weight, value in pairs)))


def percent(confidence: float) -> int:
    """Return a confidence as it is shown: rounded down, since nothing found is a certainty."""
    return min(int(confidence * 100), 99)
