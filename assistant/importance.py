"""Which entries a draft is most about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.annotate import Mention
from assistant.marks import MentionedSense
from glossary import Entry, Glossary

_EARLIEST = 3.0


@dataclass(frozen=True, slots=True)
class MentionedEntry:
    """An entry that a draft mentions, with its senses there, the most frequent first, and its points."""

    glossary: Glossary
    entry: Entry
    senses: tuple[MentionedSense, ...]
    points: float

    @property
    def mentions(self) -> tuple[int, ...]:
        """Return the numbers of its mentions, in order."""
        return tuple(sorted(number for one in self.senses for number in one.mentions))

    @property
    def unsure(self) -> int:
        """Return how many of its mentions are ambiguous."""
        return sum(one.unsure for one in self.senses)


def by_importance(
    text: str, mentions: Sequence[Mention], senses: Sequence[MentionedSense], glossaries: Mapping[str, Glossary]
) -> list[MentionedEntry]:
    """Return the entries that a draft mentions, the most important first.

    An entry has a point for every mention; up to three for how early the first one stands: three at the very start of
    the draft, none at its end; and one for each other entry of the draft that it refers to, or that refers to it
    (`see_also`). Of those with as many points, that comes first which is mentioned first.
    """
    groups: dict[tuple[str, str], list[MentionedSense]] = {}
    for one in senses:
        groups.setdefault((one.place.glossary, one.place.entry), []).append(one)
    entries = {place: glossaries[place[0]].by_id[place[1]] for place in groups}
    made = []
    for place, own in groups.items():
        entry = entries[place]
        count = sum(len(one.mentions) for one in own)
        early = _EARLIEST * (1 - mentions[own[0].mentions[0] - 1].start / len(text))
        related = sum(
            1
            for (glossary, _), other in entries.items()
            if glossary == place[0]
            and other is not entry
            and (other.id in entry.see_also or entry.id in other.see_also)
        )
        ordered = tuple(sorted(own, key=lambda one: (-len(one.mentions), one.number)))
        made.append(MentionedEntry(glossaries[place[0]], entry, ordered, count + early + related))
    return sorted(made, key=lambda one: (-one.points, one.mentions[0]))
