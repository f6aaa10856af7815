"""What kind of thing a question asks for, beyond a meaning: a person, a date, a number, a place, an origin."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from assistant.understanding.alternatives import any_of
from assistant.understanding.origin import ORIGIN_TOLD, ORIGIN_VERBS
from assistant.understanding.shape import ASKS_DATE, ASKS_NUMBER, MONTHS, NUMBER_WORDS

_GERMAN_MONTH = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_TIMES = any_of(rf"{MONTHS}|{_GERMAN_MONTH}|1[0-9]\d\ds?|20\d\ds?|centur(?:y|ies)|decades?")
# A year in brackets is that of a source.
_DATE = rf"(?<!\()\b{_TIMES}\b(?!\))|Jahrhundert|\d{{2,4}}年|世纪"
_NUMBER = rf"\d|\b{any_of(NUMBER_WORDS)}\b|[一二三四五六七八九十百千万億亿两兩]"
# A capital inside a sentence.
_NAME = r"(?-i:(?<=[\w,;:’'”)] )[“(„]?[A-Z][\w’'-]+)"


@dataclass(frozen=True, slots=True)
class Expected:
    """A kind of thing that is asked for: `asks` finds it in a question, `holds` in a sentence that may answer.

    `cue` says it in a few words of a language, for texts in another language than the question, or where the question
    is so `vague` that no text has its words. Where it is `decisive`, a sentence without such a thing does not answer.
    """

    asks: re.Pattern[str]
    holds: re.Pattern[str]
    cue: Mapping[str, str]
    vague: bool = False
    decisive: bool = False

    def is_in(self, sentence: str) -> bool:
        """Tell whether a sentence holds such a thing."""
        return _is_in(self.holds, sentence)


# The sentences of a glossary are found again with other questions.
@lru_cache(10_000)
def _is_in(holds: re.Pattern[str], sentence: str) -> bool:
    return holds.search(sentence) is not None


def _expected(asks: str, holds: str, *, vague: bool = False, decisive: bool = False, **cue: str) -> Expected:
    return Expected(re.compile(asks, re.IGNORECASE), re.compile(holds, re.IGNORECASE), cue, vague, decisive)


# A person, a date, a number, a place: what a text holds or does not.
_FACTS: tuple[Expected, ...] = (
    _expected(
        rf"\b{any_of('who|whom|whose|wer|wem|wen|wessen')}\b|谁|誰|哪位",
        _NAME,
        en="Who proposed or introduced it?",
        de="Wer hat es vorgeschlagen oder eingeführt?",
        zh="是谁提出的？",
    ),
    _expected(
        rf"{ASKS_DATE}|\b(?:(?:what|which) (?:decade|century)\b|in welchem jahr)|[什甚][么麼][时時]候|何年",
        _DATE,
        en="When, since what year?",
        de="Wann, seit welchem Jahr?",
        zh="什么时候？",
    ),
    _expected(
        rf"{ASKS_NUMBER}|\b(?:what (?:percent|percentage|number)|wie gross)\b",
        _NUMBER,
        en="How many, how much, what number?",
        de="Wie viele, wie viel, welche Zahl?",
        zh="有多少？",
    ),
    _expected(
        r"\b(?:where|(?:what|which) (?:city|country|state|place)|wo|in welche[mr] (?:land|ort|stadt))\b"
        r"|哪里|哪裡|哪儿|何处|何處",
        r"\b(?:in|at|from|to|of|near) (?:the )?(?-i:[A-Z])",
        en="Where was it?",
        de="Wo war es?",
        zh="在哪里？",
    ),
)
_REASONS = any_of("because|explains?|in order to|reasons?|since both|so that|therefore|thus|weil|denn|deshalb")
_KINDS: tuple[Expected, ...] = (
    _expected(
        r"\b(?:since when|(?:seit|ab) wann)\b|[从從自](?:什么时候|什麼時候|何时|何時|哪一?年)",
        _DATE,
        vague=True,
        en="Since when: when did it begin, when was it founded, first proposed or used, in which year?",
        de="Seit wann: Wann begann es, wann wurde es gegründet, vorgeschlagen oder zuerst verwendet?",
        zh="从什么时候开始的？什么时候成立、提出的？",
    ),
    _expected(
        r"\b(?:who(?:['’]s| is| are)(?: all)? in|who (?:all )?belongs? to|wer (?:ist|sind)(?: alles)? dabei"
        r"|wer gehört(?: alles)? (?:dazu|zu)|welche (?:länder|staaten) (?:gehören|sind)"
        r"|(?:who|(?:what|which) (?:countr(?:y|ies)|nations?|states?))(?: has| have)? (?:belongs?|joined))\b"
        r"|[谁誰哪].*(?:成员|成員)",
        r"\b(?:members?|membership|joined|Mitglied(?:er|staaten)?|beigetreten)\b|成员|加入",
        vague=True,
        en="Which are its members, and who joined it when?",
        de="Wer ist Mitglied, und wer trat wann bei?",
        zh="有哪些成员？谁加入了？",
    ),
    *_FACTS,
    _expected(
        rf"{ORIGIN_VERBS}"
        r"|\b(?:comes? from|origin(?:s|ate[sd]?)?|coined|gr[eo]w out of|woher|ursprung|stamm(?:t|en))\b"
        r"|出自|来自|來自|来源|來源|来历|來歷|起源|由来|由來|出处|出處",
        rf"{ORIGIN_TOLD}|\bfirst\b|提出|首次|起源|来自|ursprünglich|geprägt|eingeführt|stammt",
        vague=True,
        en="Origin: how was it founded, proposed or introduced?",
        de="Ursprung: Wie wurde es gegründet, vorgeschlagen oder eingeführt?",
        zh="起源：怎么成立、提出的？",
    ),
    _expected(
        r"\b(?:why|warum|weshalb|wieso)\b|为什么|為什麼|为何|為何",
        rf"\b{_REASONS}\b|因为|因此",
    ),
    _expected(
        r"\b(?:examples?|beispiele?)\b|例子|举例|舉例",
        # What was said or done in a year is an example, too, but no year of a book.
        r"\b(?:for example|for instance|such as|e\.g\.|example|including|zum Beispiel|z\. ?B\.|etwa)|例如|比如"
        r"|(?<!\()\b(?:1[0-9]|20)\d\d\b(?!\))",
        decisive=True,
    ),
    _expected(
        r"\b(?:(?:is|are|does|do)(?: \S+)+ not\W*$|(?:isn|aren|doesn|don)['’]t\b|(?:ist|sind)(?: \S+)+ nicht\W*$"
        r"|keine?\b\W*$)|不是什么|不是什麼"
        # Whether it is of some other kind is told by what it is not.
        r"|^(?:ist|sind|war|waren)\b(?!.*\b(?:beispiel|mitglied|teil)).+\b(?:bloß|eine?|nur)\b|是.+[吗嗎]|是不是|算不算",
        r"\bnot\b|\bno\b|\bnicht\b|\bkein|不",
        en="What it is not: it is not the same as others.",
        de="Was es nicht ist.",
        zh="它不是什么？",
    ),
)


# Asked when it is searched for, and when sentences are picked.
@lru_cache(1000)
def expected(question: str) -> tuple[Expected, ...]:
    """Return the kinds of things that a question asks for, none where it asks for a meaning or anything else."""
    return tuple(kind for kind in _KINDS if kind.asks.search(question))


def facts(question: str) -> tuple[Expected, ...]:
    """Return which of a person, a date, a number and a place a question asks for."""
    return tuple(kind for kind in _FACTS if kind.asks.search(question))


def without_fact(question: str) -> str:
    """Return a question without the words that ask for a person, a date, a number or a place; "" without any."""
    asked = facts(question)
    for kind in asked:
        question = kind.asks.sub(" ", question)
    return question if asked else ""


def cue(question: str, language: str, *, vague: bool = False) -> str:
    """Return in a language what kind of thing a question asks for; "" where it is none, or not known how to say.

    With `vague`, only kinds that a question asks for in words that no text has are said.
    """
    kinds = (kind for kind in expected(question) if kind.vague or not vague)
    return " ".join(kind.cue[language] for kind in kinds if language in kind.cue)
