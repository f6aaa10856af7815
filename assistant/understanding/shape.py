"""The shape of a question: whether it asks for a meaning, a number or a date; and which texts hold the last two."""

import re
from functools import lru_cache

from assistant.understanding.alternatives import any_of

# The shape of a question is looked at by many rules, and a sentence of a glossary again with other questions.
_QUESTIONS, _SENTENCES = 1000, 10_000
_MOST_WORDS = 6
_TERM = r"\S.*?"
# By language, since a question of one shape is put in as many ways as there are languages.
_MEANING = re.compile(
    "|".join(
        (
            rf"what(?:['’]s| is| are| was| were)(?: meant by| the meaning of)? {_TERM}",
            rf"what do(?:es)? {_TERM} (?:mean|stand for|refer to)\b.*",
            rf"(?:define|explain) {_TERM}",
            rf"was (?:ist|sind|war|waren|bedeutet|bedeuten|heißt) {_TERM}",
            rf"was (?:meint|meinen|versteht|verstehen) {_TERM}",
            rf"wofür steht {_TERM}",
            rf"(?:什么是|什么叫|何谓|請解釋|请解释){_TERM}",
            rf"{_TERM}(?:的)?(?:是什么意思|是什麼意思|是什么|是什麼|什么意思|什麼意思|是指什么|指什么|的含义|的意思)",
        )
    ),
    re.IGNORECASE,
)
# A word of any of these asks for more than a meaning, or makes a sentence of it.
_ASKING = re.compile(
    r"\b(?:how|what|when|where|which|who|whom|whose|why|is|are|was|were|do|does|did|can|could|has|have|had|must|should"
    r"|will|would|(?:ai|are|ca|could|did|do|does|had|has|have|is|should|was|were|wo|would)n|wann|warum|we[mnr]|wessen|wie|wieso|weshalb|wo|wofür|woher|wohin|wozu|welche[mnrs]?|darf|dürfen|gelten|gibt|gilt|hat"
    r"|haben|ist|kann|können|muss|müssen|sind|soll|sollen|war|waren|wird|werden|wurden?|qui[eé]n|cu[aá]ndo|c[oó]mo|d[oó]nde|cu[aá]nt[ao]s?|qui|quand|où|pourquoi"
    r"|combien)\b|[谁誰哪几幾]|什么|什麼|为什么|如何|怎么|多少|何时",
    re.IGNORECASE,
)


WHO_IS = re.compile(r"(?:who(?:['’]s| is| was| are| were)|wer (?:ist|war|sind|waren)) ", re.IGNORECASE)
HOW_MUCH = r"how (?:big|far|few|high|large|long|many|much|often|old|tall)"
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
NUMBER_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|billions?"
    "|trillions?|half|twice|once"
)
# Both in English, German and Chinese.
ASKS_NUMBER = rf"\b(?:{HOW_MUCH}|wie (?:alt|hoch|groß|lange?|oft|viele?))\b|多少|几个|幾個|多大|多久|多长|多長"
# "When it accuses somebody" asks for no date.
WHEN = (
    r"when(?=\W*$|,?\s+(?:and|are|can|could|did|do|does|exactly|had|has|have|is|must|or|should|was|were|will|would)\b)"
)
ASKS_DATE = (
    rf"\b(?:{WHEN}|(?:what|which) (?:date|day|month|year)|wann|welche[mns]? (?:Datum|Jahr|Monat|Tag))\b"
    r"|何时|何時|什么时候|什麼時候|哪一?年|哪天"
)
_QUANTITY = re.compile(ASKS_NUMBER, re.IGNORECASE)
_TIME = re.compile(ASKS_DATE, re.IGNORECASE)
_MONTH = any_of(MONTHS)
_DIGIT = re.compile(r"\d")
# A year, and the day of a month, are numbers that count nothing.
_DATE = re.compile(rf"\b\d{{1,2}} {_MONTH}\b|\b{_MONTH} \d{{1,2}}\b|\b(?:1[0-9]|20)\d\d\b|\d{{2,4}}年|\d{{1,2}}[月日]")
_AGE = re.compile(r"\b(?:1[0-9]|20)\d0(?:s|ies)\b|\bcentur(?:y|ies)\b|世[纪紀]", re.IGNORECASE)
_NUMBER = re.compile(
    rf"(?<![\w-])\d|\b{any_of(f'{NUMBER_WORDS}|every|annual(?:ly)?|yearly|monthly|weekly|daily')}\b"
    r"|[一二三四五六七八九十百千万億亿两兩]",
    re.IGNORECASE,
)


@lru_cache(_QUESTIONS)
def asks_number(question: str) -> bool:
    """Tell whether a question asks how many, how much, how long or the like."""
    return bool(_QUANTITY.search(question))


@lru_cache(_SENTENCES)
def holds_number(text: str) -> bool:
    """Tell whether a text holds a number, or a word for one, that is no date."""
    return bool(_NUMBER.search(without_dates(text)))


def without_dates(text: str) -> str:
    """Return a text without its years and dates."""
    # Few texts have any, and each of them has a digit.
    return _DATE.sub(" ", text) if _DIGIT.search(text) else text


def asks_date(question: str) -> bool:
    """Tell whether a question asks for a time."""
    return bool(_TIME.search(question))


def holds_date(text: str) -> bool:
    """Tell whether a text holds a date, a year, a decade or a century."""
    return bool(_DATE.search(text) or _AGE.search(text))


@lru_cache(_QUESTIONS)
def asks_meaning(question: str) -> bool:
    """Tell whether a question asks what a term means, or is nothing but a term, and asks nothing of it."""
    asked = question.strip().rstrip("?？!.。 ")
    if _MEANING.fullmatch(asked):
        return True
    return not _ASKING.search(asked) and len(asked.split()) <= _MOST_WORDS
