"""Whole phrasings of questions, and what they leave of the words that they ask about."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from index.chinese import simplify

_END = re.compile(r"(?:[,\s]+please)?[\s?.!。？]*$", re.IGNORECASE)
_MARKS = "\"“”„‚‘’'「」『』《》, "


def compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    """Return patterns that do not tell capitals from small letters."""
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


def phrased(question: str, patterns: Iterable[re.Pattern[str]]) -> Iterator[re.Match[str]]:
    """Yield how patterns match a whole question, in simplified characters and without what ends it."""
    asked = _asked(question)
    return (match for pattern in patterns if (match := pattern.fullmatch(asked)))


# A question is tried against several tables.
@lru_cache(1000)
def _asked(question: str) -> str:
    return _END.sub("", simplify(question), count=1)


def bare(words: str, article: re.Pattern[str]) -> str:
    """Return words without the marks around them and their article."""
    return article.sub("", words.strip(_MARKS)).strip(_MARKS)
