"""What a question compares: names, a name with what is none, or senses of one term."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from assistant.sides import Sides, gapped, sides
from assistant.topic import Lexicon, entries_of
from index import Found, Place
from index.stopwords import FUNCTION_WORDS
from index.tokens import tokenise

# What stands around a name without being a part of what is asked for.
_BEFORE = re.compile(
    r"^(?:(?:mere|normal|ordinary|plain|regular|simple|traditional|usual|bloße[mnrs]?|einfache[mnrs]?|gewöhnliche[mnrs]?"
    r"|normale[mnrs]?|dem? begriff|(?:an? |the )?(?:(?:chinese|english|german) )?(?:concept|idea|notion|phrase|term|word)"
    r"(?: of)?)\s+|所谓的?)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r",? (?:according to|as used in|for|in|to|under|within|bei|für|im|laut|nach|unter)\b.*$", re.IGNORECASE
)
# The only function words that stand inside a term.
_INSIDE = frozenset("a an and as at by das dem den der des die for für im in mit of on the to und von vom with".split())
_FUNCTION_WORDS = FUNCTION_WORDS["en"] | FUNCTION_WORDS["de"]
_MOST_WORDS = 6
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


def compare(question: str, lexicon: Lexicon) -> Comparison:
    """Return what a question compares: nothing where it does not, or where it has no name."""
    if (each := gapped(question)) and lexicon.names_in(each[0]):
        return Comparison(each, senses=True)
    ways = sides(question)
    for way in ways:
        for texts in _completed(way.texts):
            if found := _names_of(texts, lexicon):
                return found
    half = next((found for way in ways for texts in _completed(way.texts) if (found := _half(way, texts, lexicon))), None)
    if half:
        return half
    return Comparison(senses=any(not way.bare for way in ways))


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
    strange = all(not {hit.place, *entries_of([hit.place])} & set(own) for own in places)
    return strange and all(set(own) & held for own in places)


def places_of(name: str, lexicon: Lexicon) -> tuple[Place, ...]:
    """Return the places that carry a text as a name: none where it is more than a name, or something else."""
    whole = (match.places for match in lexicon.names_in(name) if name[: match.start] + name[match.end :] == "")
    return next(whole, ())


def _names_of(texts: Sequence[str], lexicon: Lexicon) -> Comparison | None:
    """Return the comparison of texts that are all names, either of different places or of the same."""
    names = [_name_in(text, lexicon) for text in texts]
    known = [name for name in names if name]
    if len(known) < len(names):
        return None
    places = [set(places_of(name, lexicon)) for name in known]
    shared = set[Place].intersection(*places)
    if not shared and sum(map(len, places)) == len(set[Place].union(*places)):
        return Comparison(tuple(known))
    return Comparison(tuple(known), alike=True) if shared and len(set(known)) > 1 else None


def _half(way: Sides, texts: Sequence[str], lexicon: Lexicon) -> Comparison | None:
    """Return the comparison of a name with something else that may be a term."""
    if way.bare or len(texts) > 2:
        return None
    names = [_name_in(text, lexicon) for text in texts]
    for name, other, unknown in ((names[0], names[1], texts[1]), (names[1], names[0], texts[0])):
        if name and not other and _is_term(unknown):
            return Comparison(tuple(name if text != unknown else text for text in texts), unknown)
    return None


def _completed(texts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the sides as they are, and with the head or the beginning that they share."""
    yield texts
    *others, last = texts
    words = last.split()
    for at in range(1, len(words)):
        yield *(f"{one} {' '.join(words[at:])}" for one in others), last
    first, *others = texts
    words = first.split()
    for at in range(len(words) - 1, 0, -1):
        yield first, *(f"{' '.join(words[:at])} {one}" for one in others)


def _name_in(side: str, lexicon: Lexicon) -> str:
    """Return the text of a side that is nothing but a name, if need be without what stands around it; else ""."""
    bare = _BEFORE.sub("", side)
    ways = dict.fromkeys((side, bare, _AFTER.sub("", side), _AFTER.sub("", bare)))
    return next((way for way in ways if way and places_of(way, lexicon)), "")


def _is_term(side: str) -> bool:
    """Tell whether a text may be a term, which has no clause in it, lists nothing and belongs to nobody."""
    words = [word.text for word in tokenise(side)]
    ends = bool(words) and not {words[0], words[-1]} & _FUNCTION_WORDS and not _NO_TERM.search(side)
    return ends and len(words) <= _MOST_WORDS and not (set(words) & _FUNCTION_WORDS) - _INSIDE
