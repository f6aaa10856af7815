"""A text taken apart into what must agree where one text says what another does."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from assistant.qualifiers import BREAKS, CONNECTING, JOINTS, NUMBERS, QUALIFIERS
from assistant.understanding.light_words import VERB_FORMS
from assistant.understanding.stems import LANGUAGE, stem, stems_in_order
from index.stopwords import FUNCTION_WORDS
from index.tokens import Token, tokenise

# The one language whose qualifiers are known.
_FUNCTION_WORDS = FUNCTION_WORDS[LANGUAGE]
_BASE: Mapping[str, str] = {form: verb for verb, forms in VERB_FORMS.items() for form in forms}
_CLAUSE = re.compile(r"[,;:.!?()—–]|\s-\s")
_STOP = re.compile(r"[,;:.!?—–\n]")
_ASIDE = re.compile(r"\([^()]*\)|（[^（）]*）")
_CANNOT = re.compile(r"\bcan(?:['’]t| not)\b", re.IGNORECASE)
_CONTRACTED = re.compile(r"n['’]t\b")
_QUOTATION = re.compile(r"[“”„«»\"]([^“”„«»\"]*)[“”„«»\"]|‘([^‘’]+)’|(?<!\w)'([^']+)'(?!\w)|([“”„«»\"‘])")
_YEAR = re.compile(r"1\d{3}|20\d{2}")
_SEPARATED = re.compile(r"\d+(?:[.,/:]\d+)+")
# A shorter stem is the beginning of too many words.
_LEAST_OF_STEM = 5
_LONGER = 3


class Seam(IntEnum):
    """What stands between a content word and the one before it: nothing, a word that joins phrases, or a stop."""

    NONE = 0
    JOINT = 1
    STOP = 2


@dataclass(frozen=True, slots=True)
class Word:
    """A content word by its stem (a number by its digits, Chinese as it stands), and the groups that qualify it.

    An `aside` stands in brackets, and the seams of the words around it are as if it were not there.
    """

    stem: str
    qualified: frozenset[str]
    seam: Seam
    aside: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """What a text says, as far as it can be compared.

    `kept` are the groups of qualifiers that may not be left out; `counted` numbers with the word beside them, and
    `countable` the same with one word between; `names` words with a capital, folded, and `folded` all content words;
    `stems` those of all words; a quotation that is not closed is an empty one.
    """

    words: tuple[Word, ...]
    groups: frozenset[str]
    kept: frozenset[str]
    numbers: frozenset[str]
    counted: frozenset[tuple[str, str]]
    countable: frozenset[tuple[str, str]]
    names: frozenset[str]
    folded: frozenset[str]
    stems: str
    quotations: tuple[str, ...]

    def like(self, stem: str) -> str:
        """Return the stem of the text that is the same or nearly so, "assumpt" for "assum"; "" where there is none."""
        return next((word.stem for word in self.words if alike(stem, word.stem)), "")

    def qualified(self, stem: str) -> set[frozenset[str]]:
        """Return by which groups the words with such a stem are qualified, each time that they stand in the text."""
        return {word.qualified for word in self.words if alike(stem, word.stem)}


def read(text: str, *, begins: bool = False) -> Statement:
    """Return what an English text says; where it `begins` a sentence, its first word has a capital whatever it is."""
    plain = _CONTRACTED.sub(" not", _CANNOT.sub("cannot", text))
    tokens = list(_joined(plain, tokenise(plain)))
    qualifiers = [QUALIFIERS[token.text] for token in tokens if token.text in QUALIFIERS]
    return Statement(
        words=tuple(_words(plain, tokens)),
        groups=frozenset(one.group for one in qualifiers),
        kept=frozenset(one.group for one in qualifiers if one.kept),
        numbers=frozenset(_number(token) for token in tokens if _number(token)),
        counted=frozenset(_counted(plain, tokens, within=1)),
        countable=frozenset(_counted(plain, tokens, within=2)),
        names=frozenset(_names(plain, tokens, begins=begins)),
        folded=frozenset(token.text for token in tokens if token.text not in _FUNCTION_WORDS),
        stems=stems(plain),
        quotations=tuple("".join(group or "" for group in found.groups()[:3]) for found in _QUOTATION.finditer(text)),
    )


def stems(text: str) -> str:
    """Return the stems of all words of a text, spaced, with a space at both ends."""
    return f" {' '.join(stems_in_order(text))} "


def alike(one: str, other: str) -> bool:
    """Tell whether two stems are of one word as far as can be told, or Chinese stands in Chinese."""
    if not one.isascii():
        return one in other
    shorter, longer = sorted((one, other), key=len)
    near = len(shorter) >= _LEAST_OF_STEM and len(longer) - len(shorter) <= _LONGER
    return one == other or (near and longer.startswith(shorter))


def _stem(token: Token) -> str:
    return token.text if token.cjk else _number(token) or stem(_BASE.get(token.text, token.text))


def _number(token: Token) -> str:
    return token.text if token.text[0].isdigit() else NUMBERS.get(token.text, "")


def _is_content(token: Token) -> bool:
    word = token.text
    return not (word in _FUNCTION_WORDS or word in QUALIFIERS or word in CONNECTING)


def _words(text: str, tokens: Iterable[Token]) -> Iterator[Word]:
    asides = [found.span() for found in _ASIDE.finditer(text)]
    reaching: dict[str, int] = {}
    end = last = 0
    for token in tokens:
        if token.text in BREAKS or _CLAUSE.search(text, end, token.start):
            reaching = {}
        end = token.end
        if qualifier := QUALIFIERS.get(token.text):
            reaching[qualifier.group] = qualifier.reach
        number = _number(token)
        if number or token.cjk or _is_content(token):
            aside = any(start < token.start < stop for start, stop in asides)
            yield Word(_stem(token), frozenset(() if number else reaching), _seam(text[last : token.start]), aside)
            last = last if aside else token.end
            if not number:
                reaching = {group: left - 1 for group, left in reaching.items() if left > 1}


def _seam(between: str) -> Seam:
    bare = _ASIDE.sub("", between)
    if _STOP.search(bare):
        return Seam.STOP
    return Seam.JOINT if any(token.text in JOINTS for token in tokenise(bare)) else Seam.NONE


def _joined(text: str, tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield tokens, those of a number such as "13,427" or "37/23" as one."""
    before: Token | None = None
    for token in tokens:
        if before and _SEPARATED.fullmatch(text, before.start, token.end):
            before = Token(text[before.start : token.end], before.start, token.end, cjk=False)
            continue
        if before:
            yield before
        before = token
    if before:
        yield before


def _counted(text: str, tokens: list[Token], within: int) -> Iterator[tuple[str, str]]:
    """Yield each number with the words right after it that it may count, and each year with the month before it."""
    for at, one in enumerate(tokens):
        if _YEAR.fullmatch(one.text):
            if at and _adjoin(text, tokens[at - 1], one) and _is_content(tokens[at - 1]):
                yield _stem(tokens[at - 1]), one.text
        elif _number(one):
            for other in tokens[at + 1 : at + 1 + within]:
                if not _adjoin(text, one, other):
                    break
                if _is_content(other) and not _number(other):
                    yield _number(one), _stem(other)


def _adjoin(text: str, one: Token, other: Token) -> bool:
    """Tell whether no sign stands between two words."""
    return not _CLAUSE.search(text, one.end, other.start)


def _names(text: str, tokens: Iterable[Token], *, begins: bool) -> Iterator[str]:
    for at, token in enumerate(tokens):
        written = text[token.start : token.end]
        if written[0].isupper() and not (begins and at == 0 and not written[1:2].isupper()):
            yield token.text
