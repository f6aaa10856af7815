"""What the page of an entry shows."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.reference import section_reference, section_sources
from assistant.site.address import Address, permalink
from assistant.site.graph import Graph, graph_of
from assistant.site.names import LanguageNames, ShownName, by_language, chinese_of, shown_names
from assistant.site.relations import Relations
from glossary import Entry, Glossary, Section

_SENSES: Mapping[str, str] = {"official": "What officials mean", "ordinary": "What others understand"}
_LINE_BREAKS = re.compile(r"\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\s*")


@dataclass(frozen=True, slots=True)
class SectionShown:
    """A section: `anchor` is its id on the page, `url` its permalink where the glossary has one."""

    anchor: str
    term: str
    chinese: ShownName | None
    names: tuple[LanguageNames, ...]
    sense: str
    paragraphs: tuple[str, ...]
    sources: tuple[str, ...]
    reference: str
    url: str | None


@dataclass(frozen=True, slots=True)
class EntryShown:
    """An entry, the entries that it is related to, and those before and after it."""

    entry: Entry
    chinese: ShownName | None
    names: tuple[LanguageNames, ...]
    sections: tuple[SectionShown, ...]
    related: tuple[Entry, ...]
    graph: Graph | None
    before: Entry | None
    after: Entry | None


def shown_entry(
    entry: Entry, glossary: Glossary, address: Address, relations: Relations, around: tuple[Entry | None, Entry | None]
) -> EntryShown:
    """Return what the page of an entry shows; `around` are the entries before and after it in the alphabet."""
    names = shown_names(entry.names)
    return EntryShown(
        entry,
        chinese_of(names),
        tuple(by_language(names)),
        tuple(_section(section, entry, glossary, address) for section in entry.sections),
        relations.related(entry),
        graph_of(entry, relations),
        *around,
    )


def _section(section: Section, entry: Entry, glossary: Glossary, address: Address) -> SectionShown:
    names = shown_names(section.names)
    return SectionShown(
        address.anchor_of(entry.id, section.id),
        entry.term_of(section),
        chinese_of(names),
        tuple(by_language(names)),
        _SENSES.get(section.sense, ""),
        # A sentence goes over no line break: whoever follows a citation finds the sentence whole in a paragraph.
        tuple(line for line in _LINE_BREAKS.split(section.text) if line.strip()),
        section_sources(entry, section),
        section_reference(glossary, entry, section),
        permalink(glossary, entry.id, section.id),
    )
