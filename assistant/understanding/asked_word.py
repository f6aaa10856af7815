"""How a word stands in a question; a word is a term of its text."""

import re
from collections.abc import Sequence

from index import NameMatch
from index.tokens import Token

# Who asks for the meaning of a term may still ask for something of it: "the budget of X", "X's budget", "X in Kenya".
_OF = re.compile(r"\b(?:about|against|at|behind|for|from|of|on|to|under|with)(?:\s+the)?\s*[\"“‘']?$")
_OWN = re.compile(r"^[\"”’']?(?:['’]s\b| (?:mean )?in (?:the )?[A-Z]\w*+(?!['’]))")
_INSIDE_WORD = re.compile(r"['’](?=\w)")
_WHO_IS = re.compile(r"\b(?:who|what)(?:['’]s| is| are| was| were) (?:the )?(?:\w+[ -])?$", re.IGNORECASE)
# What is asked for stands right behind these: "who interpreted", "how much has been paid".
_ASKED_FOR = re.compile(r"\b(?:who|how (?:many|much)\b[^,;:]*\bbeen(?: actually| really)?) $", re.IGNORECASE)
_NOUN_BEFORE = re.compile(
    r"(?:^|\b(?:about|an?|against|any|at|by|for|from|her|his|how|in|its|many|much|no|of|on|some|that|the|their|these|this"
    r"|those|what|which|whose|with)|['’]s) $",
    re.IGNORECASE,
)
# A kind of thing is told by one of it, unless more is missing: "which hotel did the delegations stay in".
_ASKED_OF_KIND = re.compile(r"\b(?:which|what) $", re.IGNORECASE)
_AT_HAND = re.compile(r"\b(?:this|these|my|our) $", re.IGNORECASE)
_YEAR = re.compile(r"1[0-9]\d\d|20\d\d")


def is_specific(term: Token, text: str) -> bool:
    """Tell whether a word is a year, or has a capital though it begins no sentence."""
    word, before = text[term.start : term.end], text[: term.start].rstrip(" \"“‘'(")
    return bool(_YEAR.fullmatch(word)) or (word[0].isupper() and bool(before) and before[-1] not in ".?!:,")


def is_decisive(term: Token, text: str) -> bool:
    """Tell whether a question turns on a word: a proper name, a year, or what it is asked who or what that is."""
    return is_specific(term, text) or _is_attribute(term, text)


def is_asked_for(term: Token, text: str, missing: Sequence[Token]) -> bool:
    """Tell whether a word says what is asked for: "interpreted" in "Who interpreted for Zhou?"."""
    before = text[: term.start]
    return bool(_ASKED_FOR.search(before) or (len(missing) > 1 and _ASKED_OF_KIND.search(before)))


def is_verb(term: Token, text: str) -> bool:
    """Tell whether a word may be a verb: it has no capital, and no article, pronoun or preposition before it."""
    return not is_specific(term, text) and not _NOUN_BEFORE.search(text[: term.start])


def _is_attribute(term: Token, text: str) -> bool:
    """Tell whether it is asked who or what a word is of something: "the president of the bank"."""
    return bool(_WHO_IS.search(text[: term.start])) and text.startswith(" of ", term.end)


def is_contracted(term: Token, text: str) -> bool:
    """Tell whether a term is half of a contraction: "isn" and "t"."""
    return bool(_INSIDE_WORD.match(text, term.end) or _INSIDE_WORD.match(text, term.start - 1))


def is_askers(term: Token, text: str) -> bool:
    """Tell whether a word stands for what the asker has at hand: "in this speech", "for my readers"."""
    return bool(_AT_HAND.search(text[: term.start]))


def asks_of(topic: NameMatch, text: str) -> bool:
    """Tell whether something of a name is asked for: "the budget of X", "X's budget", "X in Kenya"."""
    return bool(_OF.search(text[: topic.start]) or _OWN.search(text[topic.end :]))
