"""A draft cut at its mentions, and the senses that they have in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.annotate import Mention, RunnerUp
from index import Place


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a draft: a mention, or what stands between.

    A mention has its number, that of its sense, and of the sense that came close to it, where one did; all from 1 on.
    """

    text: str
    mention: int = 0
    sense: int = 0
    close: int = 0
    first: bool = False


@dataclass(frozen=True, slots=True)
class MentionedSense:
    """A section that a draft mentions, by which of its mentions, and which others came close to it there."""

    number: int
    place: Place
    mentions: tuple[int, ...]
    close: tuple[RunnerUp, ...]
    unsure: int

    def close_number(self, mention: Mention) -> int:
        """Return the number of what came close to a mention of it, 0 for nothing."""
        return self.close.index(mention.runner_up) + 1 if mention.runner_up else 0


def senses_of(mentions: Sequence[Mention]) -> tuple[MentionedSense, ...]:
    """Return what the mentions of a draft mean, each once, in order of the first mention."""
    found: dict[Place, list[int]] = {}
    for number, one in enumerate(mentions, start=1):
        found.setdefault(place_of(one), []).append(number)
    return tuple(
        _sense(number, place, own, [mentions[at - 1].runner_up for at in own])
        for number, (place, own) in enumerate(found.items(), start=1)
    )


def stretches(text: str, mentions: Sequence[Mention], senses: Sequence[MentionedSense]) -> Iterator[Stretch]:
    """Yield a whole draft, cut at its mentions."""
    by_place = {one.place: one for one in senses}
    end = 0
    for number, one in enumerate(mentions, start=1):
        sense = by_place[place_of(one)]
        yield Stretch(_lines(text[end : one.start]))
        yield Stretch(_lines(one.name), number, sense.number, sense.close_number(one), one.first)
        end = one.end
    yield Stretch(_lines(text[end:]))


def place_of(one: Mention | RunnerUp) -> Place:
    """Return where a section stands that is mentioned, or nearly so."""
    return Place(one.glossary, one.entry, one.section)


def _sense(number: int, place: Place, own: Sequence[int], close: Sequence[RunnerUp | None]) -> MentionedSense:
    known = [one for one in close if one]
    return MentionedSense(number, place, tuple(own), tuple(dict.fromkeys(known)), len(known))


def _lines(text: str) -> str:
    """Return a text with every line break as a page has it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
