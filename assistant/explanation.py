"""Why an answer is what it is."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass

from assistant.answer import Answer
from assistant.confidence import confidence, gather, percent, weights_for
from assistant.responder import Asked
from assistant.sense_note import sense_notes
from assistant.understanding.topic import Lexicon
from index import Found, Hit, Likeness, NameMatch, Sense

_SECTIONS = 3
_DIGITS = 3
RECOGNISED: Mapping[Likeness, str] = {
    Likeness.EXACT: "as it is written",
    Likeness.INFLECTED: "in another form",
    Likeness.NEAR: "misspelt",
}
_SIGNALS: Mapping[str, str] = {
    "name": "How much of the question is its name",
    "coverage": "How many of the question’s words it has",
    "lexical": "How rare these words are (BM25)",
    "section": "How near its text is in meaning",
    "sentence": "How near its nearest sentence is",
    "asked": "How near a reader’s question about it is",
    "foreign": "How much of proper names it lacks",
    "shared": "How many rare words they share",
}
# By whether there is an answer, and whether it is a part of one.
_OUTCOMES: Mapping[tuple[bool, bool], str] = {
    (True, False): "the question is answered",
    (True, True): "what there is on it is quoted, and what is missing is said",
    (False, False): "the question is not answered",
}
_START = "Starting point"
_EVIDENCE: Mapping[str, str] = {
    "line": "Nearest sentence, reader’s question or name",
    "coverage": "Words of the question that it has",
    "unnamed": "Few words, and none of them its name",
    "undefined": "A meaning is asked for, but not of its name",
    "foreign": "Proper names that it lacks",
    "uncounted": "What is to be counted, it does not count",
    "shared": "Rare words that they share",
}


@dataclass(frozen=True, slots=True)
class NameFound:
    """A name as it stands in the question, how it was recognised, and the headwords that it may mean."""

    written: str
    recognised: str
    means: tuple[str, ...]

    @property
    def told(self) -> str:
        """Return all of it in a sentence."""
        means = " or ".join(f"“{one}”" for one in self.means)
        return f"Name found: “{self.written}”, {self.recognised}; it means {means}."


@dataclass(frozen=True, slots=True)
class Measure:
    """One signal of a section, by the name of its field and in plain words."""

    name: str
    label: str
    value: float


@dataclass(frozen=True, slots=True)
class SectionFound:
    """A section that was found, with what speaks for it."""

    glossary: str
    entry: str
    section: str
    term: str
    signals: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A kind of evidence: `effect` is its value times its weight, in log-odds; all effects add up to the confidence."""

    name: str
    label: str
    value: float
    weight: float
    effect: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a question was understood, what was found for it, best first, and what made the desk answer or abstain.

    `evidence` is that of the section that is least sure where several were asked for, and empty where none was found;
    `writer_note` says what part a writer had in the words.
    """

    standalone_question: str
    names: tuple[NameFound, ...]
    sense: Sense | None
    sections: tuple[SectionFound, ...]
    evidence: tuple[Weighed, ...]
    confidence: float
    threshold: float
    answered: bool
    partly: bool = False
    writer_note: str = ""

    @property
    def reading(self) -> tuple[str, ...]:
        """Return, a sentence each, how the question was understood, the names in it, and what the passage told."""
        names = [name.told for name in self.names] or ["No name of the glossary stands in it."]
        return (f"Understood as: {self.standalone_question}", *names, *sense_notes(self.sense))

    @property
    def telling(self) -> tuple[Weighed, ...]:
        """Return the evidence that has an effect."""
        return tuple(one for one in self.evidence if one.effect)

    @property
    def decision(self) -> str:
        """Return in a sentence what the evidence adds up to, and what follows."""
        total = sum(one.effect for one in self.evidence)
        sums = f"The effects add up to {total:.2f}, which is a" if self.evidence else "There is nothing to weigh: a"
        stands = "at least" if self.confidence >= self.threshold else "less than"
        return (
            f"{sums} confidence of {percent(self.confidence)} %, {stands} the threshold of "
            f"{self.threshold * 100:g} %: {_OUTCOMES[self.answered, self.partly]}."
            f"{f' {self.writer_note}' if self.writer_note else ''}"
        )


@dataclass(frozen=True, slots=True)
class Explained:
    """An answer with its explanation."""

    answer: Answer
    explanation: Explanation


def explain(asked: Asked, lexicon: Lexicon, threshold: float) -> Explained:
    """Return an answer with its explanation; `threshold` is the least confidence that is answered."""
    answer, found = asked.answer, asked.found
    hits = [part.hits[0] for part in asked.parts] if asked.parts else found.hits[:_SECTIONS]
    judged = min(asked.parts or (found,), key=confidence)
    explanation = Explanation(
        standalone_question=found.query.question,
        names=tuple(_names(found.query.question, lexicon)),
        sense=found.sense,
        sections=tuple(map(_section, hits)),
        evidence=tuple(_weighed(judged)) if judged.hits and judged.query.terms else (),
        confidence=answer.confidence,
        threshold=threshold,
        answered=answer.answered,
        partly=answer.partly,
        writer_note=answer.writer_note,
    )
    return Explained(answer, explanation)


def _names(question: str, lexicon: Lexicon) -> Iterator[NameFound]:
    for match in lexicon.names_in(question):
        yield NameFound(question[match.start : match.end], RECOGNISED[match.likeness], _means(match, lexicon))


def _means(match: NameMatch, lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lexicon.headword(place) for place in match.places))


def _section(hit: Hit) -> SectionFound:
    signals = asdict(hit.signals)
    measures = [Measure(name, label, round(signals[name], _DIGITS)) for name, label in _SIGNALS.items()]
    return SectionFound(hit.place.glossary, hit.place.entry, hit.place.section, hit.term, tuple(measures))


def _weighed(found: Found) -> Iterator[Weighed]:
    weights, evidence = weights_for(found), asdict(gather(found))
    yield Weighed("bias", _START, 1.0, weights.bias, weights.bias)
    for name, weight in asdict(weights.of).items():
        value = evidence[name]
        yield Weighed(name, _EVIDENCE[name], round(value, _DIGITS), weight, round(value * weight, _DIGITS) or 0.0)
