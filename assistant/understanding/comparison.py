"""What a question compares: names, a name with what is none, or senses of one term."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from assistant.understanding.sides import compares, gapped, sides, trim
from assistant.understanding.topic import Lexicon
from index import Found, Place
from index.stopwords import FUNCTION_WORDS
from index.tokens import tokenise

# What stands around a name without being a part of what is asked for.
_BEFORE = re.compile(
    r"^(?:(?:mere|normal|ordinary|plain|regular|simple|traditional|usual|bloße[mnrs]?|einfache[mnrs]?|gewöhnliche[mnrs]?"
    r"|normale[mnrs]?|dem? begriff"
    r"|(?:an? |the )?(?:(?:chinese|english|german) )?(?:concept|idea|notion|phrase|term|word)(?: of)?)\s+|所谓的?)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r",? (?:according to|as used in|for|in|to|under|within|bei|für|im|laut|nach|unter)\b.*$", re.IGNORECASE
)
# The only function words that stand inside a term.
_INSIDE = frozenset(
    {
        *("a", "an", "and", "as", "at", "by", "for", "in", "of", "on", "the", "to", "with"),
        *("das", "dem", "den", "der", "des", "die", "für", "im", "mit", "und", "vom", "von"),
    }
)
_FUNCTION_WORDS = FUNCTION_WORDS["en"] | FUNCTION_WORDS["de"]
_MOST_WORDS = 6
# Sides share no longer head or beginning: every way to complete one is looked up.
_MOST_SHARED = 4
_NO_TERM = re.compile(r"['’]s?$|[,;:]")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is set side by side: `sides` are names, or whole questions; `unknown` is the one of them that is no name.

    `alike` tells that the sides name the same, and `senses` that what is compared are two understandings of one term.
    """

    sides: tuple[str, ...] = ()
    unknown: str = ""
    alike: bool = False
    senses: bool = False


NOT_COMPARED = Comparison()


def compare(question: str, lexicon: Lexicon) -> Comparison:
    """Return what a question compares: nothing where it does not, or where it has no name."""
    if (each := gapped(question)) and lexicon.names_in(each[0]):
        return Comparison(each, senses=True)
    halves = []
    described = compares(question)
    for way in sides(question):
        for texts in _completed(way.texts):
            names = [_name_in(text, lexicon) for text in texts]
            if found := _names_of(names, lexicon):
                return found
            described = described and not (texts == way.texts and any(names))
            halves += [] if way.bare else _half(texts, names)
    return halves[0] if halves else Comparison(senses=described)


def is_compared_in(found: Found, names: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether the section found first compares the names itself.

    Its headword has them all; or it belongs to none, and its text has them all.
    """
    if not found.hits:
        return False
    hit = found.hits[0]
    places = [places_of(name, lexicon) for name in names]
    words = [set(name.casefold().split()) for name in names]
    # A headword that has a longer name has the shorter one in it, and compares nothing by that.
    apart = not any(one <= other for one, other in permutations(words, 2))
    if apart and set[str]().union(*words) <= set(hit.term.casefold().split()):
        return True
    text = " ".join(sentence.text for sentence in hit.sentences)
    held = {place for match in lexicon.names_in(text) for place in match.places}
    strange = all(not {hit.place, hit.place.whole} & set(own) for own in places)
    return strange and all(set(own) & held for own in places)


def places_of(name: str, lexicon: Lexicon) -> tuple[Place, ...]:
    """Return the places that carry a text as a name: none where it is more than a name, or something else."""
    whole = (match.places for match in lexicon.names_in(name) if name[: match.start] + name[match.end :] == "")
    return next(whole, ())


def _names_of(names: Sequence[str], lexicon: Lexicon) -> Comparison | None:
    """Return the comparison of texts that are all names: of different places, of the same, or one in two settings."""
    if not all(names):
        return None
    places = [set(places_of(name, lexicon)) for name in names]
    shared = set[Place].intersection(*places)
    if not shared and sum(map(len, places)) == len(set[Place].union(*places)):
        return Comparison(tuple(names))
    if not shared:
        return None
    return Comparison(tuple(names), alike=True) if len(set(names)) > 1 else Comparison(senses=True)


def _half(texts: Sequence[str], names: Sequence[str]) -> list[Comparison]:
    """Return the comparison of names with one thing more that may be a term, if that is what is compared."""
    strange = [text for text, name in zip(texts, names, strict=True) if not name]
    if len(strange) != 1 or not _is_term(strange[0]):
        return []
    return [Comparison(tuple(name or strange[0] for name in names), strange[0])]


def _completed(texts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the sides as they are, and with the head or the beginning that they share."""
    yield texts
    *others, last = texts
    words = last.split()
    for at in range(max(1, len(words) - _MOST_SHARED), len(words)):
        yield *(f"{one} {' '.join(words[at:])}" for one in others), last
    first, *others = texts
    words = first.split()
    for at in range(min(len(words) - 1, _MOST_SHARED), 0, -1):
        yield first, *(f"{' '.join(words[:at])} {one}" for one in others)


def _name_in(side: str, lexicon: Lexicon) -> str:
    """Return the text of a side that is nothing but a name, if need be without what stands around it; else ""."""
    bare = trim(_BEFORE.sub("", side))
    ways = dict.fromkeys((side, bare, _AFTER.sub("", side), _AFTER.sub("", bare)))
    return next((way for way in ways if way and places_of(way, lexicon)), "")


def _is_term(side: str) -> bool:
    """Tell whether a text may be a term, which has no clause in it, lists nothing and belongs to nobody."""
    words = [word.text for word in tokenise(side)]
    ends = bool(words) and not {words[0], words[-1]} & _FUNCTION_WORDS and not _NO_TERM.search(side)
    return ends and len(words) <= _MOST_WORDS and not (set(words) & _FUNCTION_WORDS) - _INSIDE
