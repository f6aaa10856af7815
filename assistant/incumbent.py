"""Whether texts speak of the holder of an office that a question asks for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.understanding.alternatives import any_of
from assistant.understanding.shape import WHO_IS
from assistant.understanding.stems import stem
from index.tokens import tokenise

_OFFICE = (
    r"(?P<office>(?:(?!of\b|the\b)[\w-]+ ){0,2}?"
    rf"(?i:{any_of('ambassador|chair|chancellor|chief|emperor|empress|governor|head|king|leader|mayor|minister|monarch')}"
    rf"|{any_of('premier|president|queen|ruler|secretary|spokes')})(?:man|person|woman)?(?: general| of state)?)"
)
_WHICH = "acting|current|first|former|incumbent|last|new|next|present|previous"
_ARTICLE = rf"(?:[Tt]he )?(?:(?:{_WHICH}) )*"
_PLACE = r"(?P<place>[A-Z][\w-]*(?: [A-Z][\w-]*)*)"
_END = r"(?: (?:at the moment|at present|currently|now|right now|today|these days))?\W*"
_SHAPES = tuple(
    re.compile(f"{shape}{_END}")
    for shape in (
        rf"{_ARTICLE}{_OFFICE} (?:of|for|in) (?:the )?{_PLACE}",
        rf"{_ARTICLE}{_PLACE}(?:['’]s?)? (?:(?:{_WHICH}) )*{_OFFICE}",
    )
)
_BESIDE = frozenset(("a", "an", "for", "in", "of", "the", *_WHICH.split("|")))
_CLAUSE = re.compile(r"[,;:.!?()—–]")
# "Chinese" and "Italian" begin with all but the last letter of their countries, "Australian" not with those of Austria.
_FEWEST_SHARED = 4


@dataclass(frozen=True, slots=True)
class Incumbent:
    """An office and the place where it is held, by the stems of their words."""

    office: tuple[str, ...]
    place: tuple[str, ...]

    def is_in(self, text: str) -> bool:
        """Tell whether both stand in a text as one phrase: "President of China", "the Chinese president"."""
        return any(map(self._is_part_of, map(_stems, _CLAUSE.split(text))))

    def _is_part_of(self, words: tuple[str, ...]) -> bool:
        for start in range(len(words) - len(self.place) + 1):
            end = start + len(self.place)
            beside = (words[end : end + len(self.office)], words[max(start - len(self.office), 0) : start])
            if self.office in beside and all(map(_is_of, words[start:end], self.place)):
                return True
        return False


def is_unknown(question: str, sentences: Iterable[str]) -> bool:
    """Tell whether an English question asks for nothing but who holds an office, and no sentence speaks of that.

    That one has the office and another the place says nothing of who holds it there.
    """
    who = WHO_IS.match(question)
    found = next(filter(None, (shape.fullmatch(question, who.end()) for shape in _SHAPES)), None) if who else None
    wanted = Incumbent(_stems(found["office"]), _stems(found["place"])) if found else None
    return wanted is not None and not any(map(wanted.is_in, sentences))


def _stems(text: str) -> tuple[str, ...]:
    return tuple(stem(word.text) for word in tokenise(text) if word.text not in _BESIDE)


def _is_of(word: str, place: str) -> bool:
    """Tell whether a stem is that of a place or of what is called after it."""
    shared = max(min(len(word), len(place)) - 1, _FEWEST_SHARED)
    return word[:shared] == place[:shared]
