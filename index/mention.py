"""What makes a stretch of a draft a mention of the name that it resembles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

import regex

from index.carriers import Carrier
from index.tokens import Token

# A name goes on over spaces, one line break, hyphens, quotation marks and what only formats.
_WITHIN = regex.compile(r"(?!.*\n.*\n)[\s\p{Pd}\p{Pi}\p{Pf}\p{Cf}\"'*_`]*", regex.DOTALL)
_PLURAL_OR_POSSESSIVE = "s'’"
# The stemmer takes the s of SREs for a part of the word.
_ABBREVIATIONS = regex.compile(r"\p{Lu}{2,}s")
_BRACKETS = (("(", ")"), ("（", "）"))


@dataclass(frozen=True, slots=True)
class _Endings:
    """Sets of the endings that a word takes; `gerund` those of a gerund that opens a phrase: seeking common ground."""

    number: tuple[frozenset[str], ...]
    gerund: frozenset[str]


# Stems join what a draft keeps apart: container and contained, cooperation and cooperate. Where a language is not
# listed, they decide alone.
_ENDINGS: Mapping[str, _Endings] = {
    "en": _Endings(
        (frozenset({"", "s"}), frozenset({"", "es"}), frozenset({"y", "ies"})),
        frozenset({"", "e", "ed", "es", "ing", "s"}),
    ),
    # Those of case and number, and what is left of two of them behind the e that both have: neuer and neuen.
    "de": _Endings(
        (frozenset({"", *["e", "em", "en", "er", "ern", "es", "m", "n", "nen", "r", "rn", "s", "se", "sen", "ses"]}),),
        frozenset(),
    ),
}


def is_mention(text: str, window: Sequence[Token], carrier: Carrier, language: str) -> bool:
    """Tell whether the tokens of a draft, which are alike when folded and stemmed, are meant as the carrier's name.

    They must stand together, in capitals where the name is a word in capitals, and differ from it by inflection alone.
    """
    written = text[window[0].start : window[-1].end]
    return (
        (len(window) > 1 or not carrier.name.isupper() or written.rstrip(_PLURAL_OR_POSSESSIVE).isupper())
        and all(
            one.end == other.start or _stands_together(text[one.end : other.start], carrier.name)
            for one, other in pairwise(window)
        )
        and is_inflected([token.text for token in window], carrier.pieces, language)
    )


def singular(text: str, token: Token) -> Token:
    """Return a token of a draft, an abbreviation in the plural without its s."""
    return replace(token, text=token.text[:-1]) if _ABBREVIATIONS.fullmatch(text, token.start, token.end) else token


def end_of(text: str, start: int, end: int) -> int:
    """Return where a mention ends: after the bracket that its last word closes."""
    written = text[start:end]
    closes = any(written.count(one) > written.count(other) and text[end : end + 1] == other for one, other in _BRACKETS)
    return end + closes


def _stands_together(between: str, name: str) -> bool:
    return bool(_WITHIN.fullmatch("".join(sign for sign in between if sign not in name or sign.isspace())))


def is_inflected(written: Sequence[str], name: Sequence[str], language: str) -> bool:
    """Tell whether words that are alike when folded and stemmed differ from those of a name by inflection alone."""
    endings = _ENDINGS.get(language)
    if endings is None or "".join(written) == "".join(name):
        return True
    if len(written) != len(name):
        written, name = ["".join(written)], ["".join(name)]
    pairs = enumerate(zip(written, name, strict=True))
    return all(_same_word(*pair, endings, opens=len(name) > 1 and not at) for at, pair in pairs)


def _same_word(written: str, name: str, endings: _Endings, *, opens: bool) -> bool:
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(written, name, strict=False)))
    pair = {written[shared:], name[shared:]}
    return (
        written == name
        or any(pair <= number for number in endings.number)
        or (opens and name[shared:] == "ing" and pair <= endings.gerund)
    )
