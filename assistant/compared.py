"""What is quoted of each side of a comparison, and what is said of a side that the glossary lacks."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.citation import section_of
from assistant.question import Question
from assistant.understanding.comparison import is_compared_in, places_of
from assistant.understanding.sides import cut, trim
from assistant.understanding.stems import LANGUAGE, stem, stems_in_order
from assistant.understanding.topic import entries_of
from glossary import Entry
from glossary.schema import SENSES
from index import Found, Hit, Index, Place, Query
from index.stopwords import asking_words
from index.tokens import language_of, primary_language

# A section that holds as much of the IDF mass of a side tells of it, though it is no name.
_LEAST_HELD = 0.75
# "The American one" is named by what it is of.
_BESIDE = frozenset(map(stem, asking_words(LANGUAGE) | {"one", "ones"}))
_ACRONYM = re.compile(r"[A-Z]{2,}[A-Za-z0-9+-]*")
# A name that is spoken of stands in quotation marks or brackets, one that is used does not.
_MENTION = '[“„"«‘(（](?:the )?{}[”“"»’)）,.]'


@dataclass(frozen=True, slots=True)
class Compared:
    """What is quoted from, side by side; `partly` tells that a note names a side that the glossary lacks."""

    parts: tuple[Found, ...]
    notes: tuple[str, ...] = ()
    partly: bool = False


@dataclass(frozen=True, slots=True)
class Comparer:
    """Looks up what a question compares; `is_sure` tells whether what was found answers."""

    index: Index
    is_sure: Callable[[Found], bool]

    def compare(self, asked: Question, found: Found, queries: Mapping[str, Query]) -> Compared | None:
        """Return what is set side by side; None where one section, or none, answers the question as a whole."""
        comparison = asked.comparison
        if comparison.alike:
            return self._alike(found, asked.sides)
        if comparison.senses and (senses := self._senses(found)):
            return senses
        if not asked.sides or is_compared_in(found, asked.sides, self.index):
            return None
        each = {side: self._beside(side, asked.sides, queries[side]) for side in asked.sides}
        lacking = [side for side, one in each.items() if not self.is_sure(one)]
        if not comparison.unknown:
            return None if lacking else Compared(tuple(each.values()))
        known = [side for side in asked.sides if side != comparison.unknown]
        entries = entries_of([place for side in known for place in places_of(side, self.index)])
        if self._holds({*entries, *(hit.place for hit in found.hits[:1])}, comparison.unknown):
            about = self.index.search(
                queries[asked.standalone], passage=asked.passage, rest=queries[comparison.unknown]
            )
            return Compared((about,)) if self.is_sure(about) else None
        if not lacking:
            return Compared(tuple(each.values()))
        if lacking != [comparison.unknown] or (self.is_sure(found) and self._may_be_headed(asked, entries)):
            return None
        note = f"“{comparison.unknown}” is not explained in this glossary."
        return Compared(tuple(each[side] for side in known), (note,), partly=True)

    def _alike(self, found: Found, sides: Sequence[str]) -> Compared | None:
        """Return the section that speaks of two names of one thing, with where they both belong."""
        places = set[Place].intersection(*(set(places_of(side, self.index)) for side in sides))
        hits = [hit for hit in found.hits if {hit.place, hit.place.whole} & places]
        if not hits or not self.is_sure(found):
            return None
        entry = self._entry(min(places))
        section = section_of(entry, min(places).section)
        names = {entry.term, *(name.text for name in entry.names), *sides}
        best = max(hits, key=lambda hit: _mentions(hit, sides, names))
        named = " and ".join(f"“{side}”" for side in sides)
        head = entry.term_of(section) if section else entry.term
        return Compared((Found(found.query, (best,)),), (f"{named} are both explained under “{head}”.",))

    def _senses(self, found: Found) -> Compared | None:
        """Return the sections of the only entry that is named which tell its senses, one of each."""
        entries = entries_of([place for match in found.query.names for place in match.places])
        if len(entries) != 1 or not self.is_sure(found):
            return None
        told = {section.id: section.sense for section in self._entry(min(entries)).sections}
        hits = [hit for hit in found.hits if {hit.place.whole} == entries]
        each = [next((hit for hit in hits if told[hit.place.section] == sense), None) for sense in SENSES]
        both = tuple(Found(found.query, (hit,)) for hit in each if hit)
        return Compared(both) if len(both) == len(SENSES) else None

    def _beside(self, side: str, sides: Sequence[str], query: Query) -> Found:
        """Find a side; where several entries carry its name, first in one that carries another side, too."""
        found = self.index.search(query)
        own = places_of(side, self.index)
        others = entries_of([place for one in sides if one != side for place in places_of(one, self.index)])
        near = others & entries_of(own) if len(entries_of(own)) > 1 else set()
        best = [hit for hit in found.hits if hit.place.whole in near and {hit.place, hit.place.whole} & set(own)]
        return replace(found, hits=(*best, *(hit for hit in found.hits if hit not in best)))

    def _holds(self, places: set[Place], side: str) -> bool:
        """Tell whether a section has the words of a side, those of a term one behind the other."""
        holding = [place for place in places if self.index.share_held(side, place) >= _LEAST_HELD]
        phrase = _content(side)
        return any(phrase in _content(text) for place in holding for text in self._texts(place))

    def _texts(self, place: Place) -> Iterator[str]:
        return (one.text for one in self._entry(place).sections if place.section in ("", one.id))

    def _may_be_headed(self, asked: Question, entries: set[Place]) -> bool:
        """Tell whether a headword may set a side, asked for in another language than the texts', beside the other."""
        language = primary_language(next(iter(self.index.glossaries.values())).language)
        if language_of(asked.standalone, language) == language or _ACRONYM.fullmatch(asked.comparison.unknown):
            return False
        heads = [section.term for place in entries for section in self._entry(place).sections]
        return any(self._is_pair(head) for head in heads)

    def _is_pair(self, head: str) -> bool:
        """Tell whether a headword joins a name with something that has none."""
        ways = (tuple(map(trim, way)) for way in cut(head))
        return any(len({bool(places_of(part, self.index)) for part in way}) > 1 for way in ways)

    def _entry(self, place: Place) -> Entry:
        return self.index.glossaries[place.glossary].by_id[place.entry]


def _content(text: str) -> str:
    """Return the stems of a text that do not only ask or join others, in order, a space around each."""
    return f" {' '.join(one for one in stems_in_order(text) if one not in _BESIDE)} "


def _mentions(hit: Hit, sides: Sequence[str], names: set[str]) -> tuple[int, int, int]:
    """Return how many of the names asked for a section mentions, then of all the names, and how many it has at all."""
    text = " ".join(sentence.text for sentence in hit.sentences).casefold()
    mentioned = {name for name in names if re.search(_MENTION.format(re.escape(name.casefold())), text)}
    asked = len(mentioned & set(sides))
    return asked, len(mentioned) if asked else 0, sum(side.casefold() in text for side in sides)
