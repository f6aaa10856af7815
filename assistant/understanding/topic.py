"""What a conversation or a passage is about."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from index import Likeness, NameMatch, Place, Sense

# A section speaks of a question where it holds as much of its IDF mass.
LEAST_HELD = 0.5
# All but a rounding error.
ALL_HELD = 0.999
_ARTICLE = re.compile(r"\b(?:an?|the|das|de[mnrs]|die|eine?[mnrs]?)\s+$", re.IGNORECASE)


class Lexicon(Protocol):
    """What must be known of the glossary to understand a question; an Index knows it."""

    @property
    def language(self) -> str:
        """Return the language of the texts."""
        ...

    def names_in(self, text: str) -> tuple[NameMatch, ...]:
        """Return the names that stand in a text, in order of place."""
        ...

    def kinds_of(self, noun: str) -> Mapping[str, tuple[Place, ...]]:
        """Return the names of more words that end in a noun, with the places that carry them."""
        ...

    def headword(self, place: Place) -> str:
        """Return the headword of a section or of a whole entry."""
        ...

    def sense_among(self, places: Iterable[Place], passage: str) -> Sense | None:
        """Return which of some places a passage speaks for, or None where they are one or it has nothing of them."""
        ...

    def share_held(self, question: str, place: Place) -> float:
        """Return the share of a question's IDF mass, 0 to 1, in that section of a place which holds most of it."""
        ...

    def quoted_in(self, answer: str) -> tuple[Place, ...]:
        """Return the sections whose sentences an answer quotes, in order."""
        ...

    def overlap(self, passage: str, places: Iterable[Place]) -> Mapping[Place, float]:
        """Return how much the sections of some places have in common with a passage."""
        ...


@dataclass(frozen=True, slots=True)
class Topic:
    """A term with the article that it was used with, and the places that carry it: none where the glossary lacks it."""

    text: str
    article: str = ""
    places: tuple[Place, ...] = ()

    @property
    def phrase(self) -> str:
        """Return the term as it stands in a sentence."""
        return f"{self.article}{self.text}"

    @property
    def entries(self) -> set[Place]:
        """Return the entries of the topic."""
        return entries_of(self.places)

    def ask(self, question: str) -> str:
        """Return a question asked of the topic by naming it first."""
        return f"{self.text[0].upper()}{self.text[1:]}: {question}"


def entries_of(places: Sequence[Place]) -> set[Place]:
    """Return the whole entries that places belong to."""
    return {place.whole for place in places}


def topic_of(text: str, match: NameMatch) -> Topic:
    """Return a name that was found in a text as a topic, its spelling mended."""
    written = match.name if match.likeness is Likeness.NEAR else text[match.start : match.end]
    article = _ARTICLE.search(text[: match.start])
    return Topic(written, article.group().lower() if article else "", match.places)


def parent_of(topic: Topic, lexicon: Lexicon) -> Topic | None:
    """Return the entry of a topic that is one of its sections; None where it is no section, or of several entries."""
    entries = topic.entries
    if len(entries) != 1 or not all(place.section for place in topic.places):
        return None
    [entry] = entries
    return Topic(lexicon.headword(entry), "", (entry,))


def holds(topic: Topic, question: str, lexicon: Lexicon, least: float = LEAST_HELD) -> bool:
    """Tell whether a section of the topic's entry holds enough of the words of a question."""
    return any(lexicon.share_held(question, entry) >= least for entry in topic.entries)


def most_specific(matches: Sequence[NameMatch]) -> NameMatch | None:
    """Return the name of a section rather than of an entry, the longest of these, the first of those."""
    return min(matches, key=lambda match: (not is_of_section(match), -len(match.name), match.start), default=None)


def is_of_section(match: NameMatch) -> bool:
    """Tell whether a name is that of a section."""
    return any(place.section for place in match.places)
