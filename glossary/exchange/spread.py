"""An entry spread over concepts: one for itself, and one for each section that has a term or names of its own."""

from collections.abc import Collection, Iterator

from glossary.exchange.concept import Concept, Definition
from glossary.exchange.json_nodes import dump_json
from glossary.exchange.loss import Losses
from glossary.exchange.source_line import digest, is_plain, source_line
from glossary.model import Entry, Mark, Name, Section
from glossary.schema import PREFERRED
from glossary.tree import Tree, entry_tree

_ALONE = "stands where Glossdesk alone reads it"


def spread(entry: Entry, language: str, held: Collection[str], mark: Mark) -> Iterator[Concept]:
    """Yield the concept of an entry, then those of its sections; `held` are the entry's keys that the format holds.

    A section that carries the entry's term is a definition of the entry's own concept.
    """
    plain = [section for section in entry.sections if not _is_apart(section)]
    used = {source for section in entry.sections for source in section.sources}
    yield Concept(
        entry.id,
        mark,
        (Name(entry.term, language, PREFERRED), *entry.names),
        tuple(_definition(entry, section, language) for section in plain),
        entry.subject,
        entry.notes,
        entry.see_also,
        entry.links,
        tuple(source_line(source) for source in entry.sources if source.id not in used),
        entry.reviewed,
        dump_json(_own(entry, held)),
    )
    for section in entry.sections:
        if _is_apart(section):
            term = Name(entry.term_of(section), language, PREFERRED)
            definition = _definition(entry, section, language)
            yield Concept(part_key(entry.id, section.id), mark, (term, *section.names), (definition,))


def part_key(key: str, section: str) -> str:
    """Return what a section's concept is called, after its entry's."""
    return f"{key}.{section}"


def note_alone(entry: Entry, losses: Losses) -> None:
    """Note what of an entry no other program will read."""
    if entry.summary:
        losses.note(f"a summary {_ALONE}", entry.id)
    if any(section.questions for section in entry.sections):
        losses.note(f"the questions of a section {_ALONE.replace('stands', 'stand')}", entry.id)
    if any(section.sense for section in entry.sections):
        losses.note(f"the sense of a section {_ALONE}", entry.id)
    if not all(map(is_plain, entry.sources)):
        losses.note("sources are written as a line of text each; Glossdesk alone reads their parts", entry.id)


def _is_apart(section: Section) -> bool:
    return bool(section.term or section.names)


def _definition(entry: Entry, section: Section, language: str) -> Definition:
    lines = {source.id: source_line(source) for source in entry.sources}
    return Definition(section.text, language, tuple(lines[source] for source in section.sources))


def _own(entry: Entry, held: Collection[str]) -> dict[str, Tree]:
    tree = {key: value for key, value in entry_tree(entry).items() if key not in held}
    sections: list[Tree] = []
    for section, part in zip(entry.sections, entry_tree(entry)["sections"], strict=True):
        if isinstance(part, dict):
            kept = {key: value for key, value in part.items() if key not in held}
            sections.append({**kept, "text": digest(section.text)})
    return {**tree, "sections": sections}
