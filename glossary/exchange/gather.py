"""Concepts gathered into entries: what they say, and what Glossdesk noted for itself where it still holds."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from glossary.entry import read_entry
from glossary.exchange.concept import Concept, Definition
from glossary.exchange.fault import ImportFault
from glossary.exchange.intake import Found, Intake
from glossary.exchange.json_nodes import parse_json
from glossary.exchange.slug import identifier
from glossary.exchange.source_line import digest
from glossary.exchange.sources import Sources
from glossary.exchange.spread import part_key
from glossary.exchange.terms import closest, in_order_of, split_terms
from glossary.fields import Reader
from glossary.model import Entry, Section
from glossary.nodes import Mapping

_NOTHING = Entry("", "", ())


def gather(concepts: Iterable[Concept], language: str, intake: Intake) -> Iterator[Found]:
    """Yield the entries of concepts; the concepts of an entry's sections come after its own, before the next entry's.

    Definitions in `language` become sections. Where there are none, notes do; a concept without either is left out.
    """
    held: Concept | None = None
    own = _NOTHING
    parts: dict[str, Concept] = {}
    number = 0
    for concept in concepts:
        keys = {part_key(held.key, section.id): section.id for section in own.sections} if held else {}
        if concept.key in keys:
            parts[keys[concept.key]] = concept
            continue
        if held:
            yield from _entry(held, own, parts, language, intake, number)
        held, own, parts, number = concept, _own(concept, intake), {}, number + 1
    if held:
        yield from _entry(held, own, parts, language, intake, number)


def _own(concept: Concept, intake: Intake) -> Entry:
    """Return what Glossdesk noted for itself, or an empty entry."""
    if not concept.own:
        return _NOTHING
    reader = Reader(intake.file)
    try:
        node = parse_json(concept.own, concept.mark)
        entry = read_entry(reader, node, "") if isinstance(node, Mapping) else None
    except ImportFault:
        entry = None
    if entry is None or reader.problems:
        intake.loss(concept.mark, "what Glossdesk had noted for itself is damaged, and is not used")
        return _NOTHING
    return entry


def _entry(
    concept: Concept, own: Entry, parts: dict[str, Concept], language: str, intake: Intake, number: int
) -> Iterator[Found]:
    term, names = split_terms(concept, own.names, language, intake)
    if not term:
        intake.loss(concept.mark, "a concept without a term is left out")
        return
    sources = Sources(own.sources)
    texts = _texts(concept, language, intake)
    notes = list(concept.notes)
    sections: list[Section] = []
    used: list[Definition] = []
    for record in own.sections:
        part = parts.get(record.id)
        given = _texts(part, language, intake) or [Definition(note) for note in part.notes] if part else texts
        alike = [one for one in given if part or digest(one.text) == record.text]
        # Two sections may have one text, and even the same sources; formats that keep it twice keep those of each.
        unused = (one for one in alike if not any(one is other for other in used))
        found = next(unused, next(iter(alike), None))
        noted = next((note for note in notes if not part and not found and digest(note) == record.text), None)
        if noted is not None:
            # A note of the entry may say the same; those of sections come after it.
            del notes[len(notes) - 1 - notes[::-1].index(noted)]
            found = Definition(noted)
        if found is None:
            continue
        used.append(found)
        section = replace(record, text=found.text, sources=sources.take(found, part or concept, record.sources))
        if part:
            if len(given) > 1 or part.subject or part.links or (part.notes and part.definitions):
                intake.loss(part.mark, "what the concept of a section says beside its definition is left out")
            headword, others = split_terms(part, record.names, language, intake)
            headword = headword if record.term or headword != term else ""
            section = replace(section, term=headword, names=others)
        sections.append(section)
    known = {digest(section.text) for section in sections}
    rest = [text for text in texts if digest(text.text) not in known]
    if not sections and not rest and notes:
        intake.loss(concept.mark, f"a note stands for the definition in {language!r} that is missing")
        rest, notes = [Definition(note) for note in notes], []
    taken = {section.id for section in own.sections}
    free = (name for name in map("p{}".format, range(1, len(rest) + len(taken) + 1)) if name not in taken)
    sections += [Section(next(free), one.text, sources=sources.take(one, concept, None)) for one in rest]
    if not sections:
        intake.loss(concept.mark, f"a concept without a definition in {language!r} is left out")
        return
    related = [key for key in concept.related if key != concept.key]
    yield Found(
        Entry(
            identifier(concept.key, term, number),
            term,
            tuple(sections),
            names,
            concept.subject or own.subject,
            own.summary,
            in_order_of(own.see_also, related),
            sources.all(),
            concept.reviewed or own.reviewed,
            in_order_of(own.notes, notes),
            in_order_of(own.links, concept.links),
        ),
        concept.mark,
        (concept.key, *concept.inner, *(key for part in parts.values() for key in (part.key, *part.inner))),
    )


def _texts(concept: Concept, language: str, intake: Intake) -> list[Definition]:
    """Return the definitions in a language; others are losses."""
    wanted = closest({one.language for one in concept.definitions}, language)
    for one in concept.definitions:
        if one.language not in wanted:
            intake.loss(concept.mark, f"a definition in {one.language!r} is left out: the texts are in {language!r}")
    return [one for one in concept.definitions if one.language in wanted and one.text.strip()]
