"""What the page shows of a draft that was checked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.annotate import RunnerUp
from assistant.assistant import Assistant
from assistant.citation import require_section
from assistant.importance import MentionedEntry, by_importance
from assistant.marks import MentionedSense, Stretch, senses_of, stretches
from assistant.reference import section_reference
from assistant.web.read import place_of
from glossary import Glossary, Section, sentences
from index import Place


@dataclass(frozen=True, slots=True)
class Way:
    """A headword, and where its definition can be read: a permalink, or an address below that of the desk."""

    term: str
    address: str
    away: bool


@dataclass(frozen=True, slots=True)
class ShownSense:
    """A sense of an entry in a draft; `first` is the number of its first mention, `reference` that of its section."""

    number: int
    way: Way
    kind: str
    lead: str
    reference: str
    times: int
    first: int
    close: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """An entry of the list: its mentions by number, and how many of them are ambiguous."""

    term: str
    language: str
    senses: tuple[ShownSense, ...]
    mentions: tuple[int, ...]
    unsure: int


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft with its mentions, and the entries that it mentions, the most important first."""

    text: str
    stretches: tuple[Stretch, ...]
    entries: tuple[ShownEntry, ...]
    mentions: int
    unsure: int


def checked(text: str, assistant: Assistant) -> Checked:
    """Return what a draft mentions."""
    mentions = assistant.annotate(text)
    senses = senses_of(mentions)
    ordered = by_importance(text, mentions, senses, assistant.index.glossaries)
    entries = tuple(_shown(one, assistant) for one in ordered)
    unsure = sum(one.unsure for one in entries)
    return Checked(text, tuple(stretches(text, mentions, senses)), entries, len(mentions), unsure)


def _way_to(place: Place | RunnerUp, glossary: Glossary, section: Section) -> Way:
    """Return the way to a section of a glossary."""
    permalink = glossary.permalink(place.entry, place.section)
    address = permalink or place_of(glossary.id, place.entry, place.section)
    return Way(glossary.by_id[place.entry].term_of(section), address, permalink is not None)


def _section_at(place: Place | RunnerUp, assistant: Assistant) -> tuple[Glossary, Section]:
    """Return a section that was mentioned, with its glossary; raise LookupError where it is not there."""
    glossary = assistant.index.glossaries[place.glossary]
    return glossary, require_section(glossary, place.entry, place.section)


def _shown(one: MentionedEntry, assistant: Assistant) -> ShownEntry:
    senses = tuple(_senses(one.senses, assistant))
    return ShownEntry(one.entry.term, one.glossary.language, senses, one.mentions, one.unsure)


def _senses(senses: Sequence[MentionedSense], assistant: Assistant) -> Iterator[ShownSense]:
    for one in senses:
        glossary, section = _section_at(one.place, assistant)
        yield ShownSense(
            one.number,
            _way_to(one.place, glossary, section),
            section.sense,
            sentences(section.text)[0].text,
            section_reference(glossary, glossary.by_id[one.place.entry], section),
            len(one.mentions),
            one.mentions[0],
            tuple(_way_to(close, *_section_at(close, assistant)) for close in one.close),
        )
