"""Words of a question that point to what was spoken of before."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.understanding.shape import NUMBER_WORDS
from assistant.understanding.topic import Topic

_NOUNS = "concept|expression|formula|formulation|idea|motto|notion|phrase|saying|slogan|term|word|wording"
_GERMAN_NOUNS = "Ausdruck|Begriff|Bezeichnung|Formel|Formulierung|Gedanke|Konzept|Parole|Redewendung|Schlagwort|Wort"
_PARTICIPLES = r"\w{2,}ed|done|kept|known|laid|made|put|said|seen|set|sold|spoken|told|taken|understood|written"
# "This" and "that" point where no noun follows them.
_FOLLOWING = (
    r"(?=\s*(?:[?.!,;]|$)|\s+(?:about|and|called|came|can|come|could|did|differ|different|does|from|had|has|have|in"
    r"|is|like|made|mean|means|meant|of|on|related|same|start|started|supposed|the same|used|was|were|will|with|would"
    rf"|{_PARTICIPLES})\b)"
)
# "Is it right that ..." points at what follows.
_EXPLETIVE = (
    r"(?!\s+(?:possible|rain|raining|rains|true)\b"
    r"|\s+(?:clear|common|correct|fair|important|necessary|normal|right|usual|wrong)\s+(?:for|that|to|whether)\b)"
)
# "An older one" is one of what was spoken of.
_AFTER_ONE = (
    r"(?=\s*(?:[?.!,;]|$)"
    r"|\s+(?:are|came|did|do|does|failed|for|from|got|had|has|have|in|is|like|of|ran|was|were|with)\b)"
)
_GERMAN_FOLLOWING = (
    r"(?=\s*(?:[?.!,;]|$)|\s+(?:aus|bedeutet|denn|eigentlich|gemeint|genau|hat|heißt|in|ist|mit"
    r"|sein|von|war|wird|zu)\b|\s+(?-i:[a-zäöü]\w*t|(?:be|ent|er|ge|ver)\w+en)\b)"
)
# They point to the time of asking: "this year", "these days".
_TIMES = "afternoon|autumn|century|days?|decade|evening|month|morning|night|spring|summer|time|week|winter|years?"
# What is said of "this" and "that" behind them: "Is that a treaty?"
_PREDICATE = r"(?=\s+(?:(?:an?|just|merely|not|one|only|really|still|the)\b|\w+['’]s\b|(?!all\b|it\b|so\b)\w+\W*$))"
_GERMAN_PREDICATE = r"(?=\s+(?:das|der|die|eine?[rs]?|nicht|noch|nur|wirklich)\b)"


@dataclass(frozen=True, slots=True)
class Pointer:
    """Words that point to a topic, and what takes their place: `{}` is the topic; "" where none can.

    They may point to `people` instead, where some stand in the text.
    """

    words: re.Pattern[str]
    instead: str = "{}"
    people: bool = False


def _pointer(words: str, instead: str = "{}", flags: int = re.IGNORECASE, *, people: bool = False) -> Pointer:
    return Pointer(re.compile(words, flags), instead, people)


# By language; the first that stands in a question is put in place, what comes after it goes on pointing to it.
_POINTERS: Mapping[str, tuple[Pointer, ...]] = {
    "en": (
        _pointer(rf"\b(?:this|that|the)\s+(?:same\s+)?(?:{_NOUNS})\b(?!\s+(?:for|of)\b)"),
        _pointer(r"\bthe\s+one\b(?!\s+(?:that|which|who)\b)"),
        _pointer(r"\bits\b", "{}’s"),
        _pointer(rf"(?:(?<=\bis )|(?<=\bwas ))(?:this|that){_PREDICATE}"),
        _pointer(rf"\b[Ii]t\b{_EXPLETIVE}", flags=0),
        _pointer(rf"\b[Tt]he[my]\b{_EXPLETIVE}", flags=0, people=True),
        _pointer(r"\btheir\b", "{}’s", people=True),
        _pointer(r"(?:(?<=\bcall )|(?<=\bcalled ))(?:this|that)\b"),
        _pointer(rf"\b(?:these|this|those|that)\b{_FOLLOWING}"),
        _pointer(rf"\b(?:an?|any|another|other|the|which|what)\s+(?:[\w-]+\s+)?ones?\b{_AFTER_ONE}", ""),
        _pointer(rf"\bthe\s+(?:others?|remaining|rest)(?:\s+(?:{NUMBER_WORDS}))?\b{_AFTER_ONE}", ""),
        _pointer(r"\bthe\s+(?:alternative|contrary|counterpart|opposite|reverse)\b(?!\s+(?:of|to)\b)", ""),
        _pointer(rf"\b(?:these|this|those)\s+(?!(?:{_TIMES})\b)\w+", ""),
        _pointer(r"\b(?:any|some)thing (?:comparable|like (?:it|that)|similar)\b", ""),
        _pointer(r"\bhow many(?= (?:are|have|were)\b)", ""),
    ),
    "de": (
        _pointer(rf"\b(?:des|dieses)\s+(?:{_GERMAN_NOUNS})e?s\b", "von {}"),
        _pointer(rf"\b(?:das|dem|den|der|die|diese[mnrs]?)\s+(?:{_GERMAN_NOUNS})\b"),
        _pointer(rf"(?:(?<=\bist )|(?<=\bwar ))(?:das|dies){_GERMAN_PREDICATE}"),
        _pointer(r"(?<!\bgibt )\b(?:er|es|ihn)\b(?! gibt\b)"),
        _pointer(r"\bsie\b", flags=0, people=True),
        _pointer(rf"\b(?:das|dies)\b{_GERMAN_FOLLOWING}"),
        _pointer(r"\b(?:da(?:bei|durch|für|mit|ran|runter|von|zu)?|deren|dessen|ihre?[mnrs]?|seine[mnrs]?|sein)\b", ""),
    ),
    "zh": (
        _pointer("[这這此该該](?:一|个|個)?(?:词语?|詞語?|说法|說法|概念|口号|口號|术语|術語|表述|提法)"),
        _pointer("它|[这這](?=[是指有？?]|什[么麼]|$)"),
        _pointer("其(?!他|它|实|實|中|余|次)", "{}的"),
    ),
}
_BEHIND: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        rf"\bthe\s+(?:\w+\s+)?(?:{_NOUNS}|doctrine|maxim|principle|theory)\s+(?:behind|underlying)\s+(?:it|that|this|them)\b",
        re.IGNORECASE,
    ),
    "de": re.compile(
        rf"\b(?:das|de[mnr]|die)\s+(?:{_GERMAN_NOUNS}|Grundsatz|Prinzip|Theorie)\s+dahinter\b", re.IGNORECASE
    ),
    "zh": re.compile("(?:它|其|这|這)?背[后後]的(?:理念|概念|原则|原則|思想|说法|說法|口号|口號)"),
}
# What points at the text in front of the asker rather than back in the conversation.
_HERE = re.compile(r"\b(?:here|these|this|dies(?:e[mnrs]?)?|hier)\b|[这這此该該]", re.IGNORECASE)


def points(question: str, language: str) -> bool:
    """Tell whether a question has a word that points to a topic."""
    return any(pointer.words.search(question) for pointer in _POINTERS.get(language, ()))


def points_here(question: str) -> bool:
    """Tell whether a question points at the text in front of the asker."""
    return _HERE.search(question) is not None


def put_behind(question: str, whole: Topic, language: str) -> str:
    """Return a question with a term in place of "the idea behind it", of which the topic is part; "" where none is."""
    found = _BEHIND[language].search(question) if language in _BEHIND else None
    return f"{question[: found.start()]}{whole.text}{question[found.end() :]}" if found else ""


def put_in_place(
    question: str, topic: Topic, language: str, until: int | None = None, *, people: bool = True
) -> str | None:
    """Return a question with the topic in place of what points to it, or None where nothing does.

    What stands from `until` on points at something else that is named before it; without `people`, what may point to
    people points to them.
    """
    for pointer in _POINTERS.get(language, ()):
        if pointer.people and not people:
            continue
        found = pointer.words.search(question)
        if found and (until is None or found.start() < until):
            if not pointer.instead:
                return topic.ask(question)
            return f"{question[: found.start()]}{pointer.instead.format(topic.phrase)}{question[found.end() :]}"
    return None
