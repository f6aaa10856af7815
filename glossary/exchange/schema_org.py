"""Writing a schema.org DefinedTermSet in JSON-LD, for the page that shows a glossary: search engines read it there."""

import json
from collections.abc import Iterator
from pathlib import Path

from glossary.exchange.concept import Concept
from glossary.exchange.export import Order
from glossary.exchange.spread import spread
from glossary.model import Entry, Glossary, Mark, Name
from glossary.schema import DEPRECATED

CONTEXT = "https://schema.org"
# What an entry may have that schema.org's DefinedTerm has no place for (https://schema.org/DefinedTerm).
_LEFT_OUT = ("subject", "see_also", "sources", "notes", "reviewed")

Value = str | list[str] | dict[str, str] | list[dict[str, str]]
_NOWHERE = Mark(Path())


def write_schema_org(order: Order) -> bytes:
    """Return a glossary as a DefinedTermSet: a DefinedTerm for each entry and each section with a term of its own."""
    glossary = order.glossary
    for entry in glossary.entries:
        _note_losses(entry, order)
    terms = [term for entry in glossary.entries for term in term_nodes(entry, glossary)]
    document = {"@context": CONTEXT, **set_node(glossary), "hasDefinedTerm": terms}
    return f"{json.dumps(document, ensure_ascii=False, indent=2)}\n".encode()


def set_node(glossary: Glossary) -> dict[str, Value]:
    """Return what a glossary is as a DefinedTermSet, without its terms."""
    return _filled(
        {
            "@type": "DefinedTermSet",
            "identifier": glossary.id,
            "name": glossary.title,
            "inLanguage": glossary.language,
            "license": glossary.licence,
            "publisher": {"@type": "Organization", "name": glossary.publisher} if glossary.publisher else "",
        }
    )


def term_nodes(entry: Entry, glossary: Glossary) -> Iterator[dict[str, Value]]:
    """Yield a DefinedTerm for an entry, then one for each of its sections with a term or names of its own."""
    for concept in spread(entry, glossary.language, (), _NOWHERE):
        yield _filled(_term(concept, entry, glossary))


def _note_losses(entry: Entry, order: Order) -> None:
    for key in _LEFT_OUT:
        if getattr(entry, key):
            order.losses.note(f"{key!r} has no place in schema.org", entry.id)
    if entry.summary and any(not section.term and not section.names for section in entry.sections):
        order.losses.note("a summary has no place in schema.org beside a definition", entry.id)
    if any(section.questions or section.sense for section in entry.sections):
        order.losses.note("questions and senses have no place in schema.org", entry.id)
    for names in (entry.names, *(section.names for section in entry.sections)):
        if any(name.status == DEPRECATED for name in names):
            order.losses.note("deprecated names are left out", entry.id)


def _term(concept: Concept, entry: Entry, glossary: Glossary) -> dict[str, Value]:
    section = concept.key.removeprefix(entry.id).removeprefix(".")
    texts = [definition.text for definition in concept.definitions]
    return {
        "@type": "DefinedTerm",
        "termCode": f"{entry.id}#{section}" if section else entry.id,
        "name": concept.terms[0].text,
        "alternateName": [_named(name) for name in concept.terms[1:] if name.status != DEPRECATED],
        "description": "\n\n".join(texts) or entry.summary,
        "url": (glossary.permalink(entry.id, section) or "").removesuffix("" if section else "#"),
        "sameAs": list(concept.links),
    }


def _named(name: Name) -> dict[str, str]:
    return {"@value": name.text, "@language": name.language}


def _filled(values: dict[str, Value]) -> dict[str, Value]:
    return {key: value for key, value in values.items() if value}
