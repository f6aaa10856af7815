"""Writing a schema.org DefinedTermSet in JSON-LD, for the page that shows a glossary: search engines read it there."""

import json
from collections.abc import Iterator

from glossary.exchange.concept import Concept
from glossary.exchange.export import Order
from glossary.exchange.spread import spread
from glossary.model import Entry, Glossary, Mark, Name
from glossary.schema import STATUSES

_DEPRECATED = STATUSES[-1]
# What an entry may have that schema.org's DefinedTerm has no place for (https://schema.org/DefinedTerm).
_LEFT_OUT = ("subject", "see_also", "sources", "notes", "reviewed")

_Value = str | list[str] | dict[str, str] | list[dict[str, str]]


def write_schema_org(order: Order) -> bytes:
    """Return a glossary as a DefinedTermSet: a DefinedTerm for each entry and each section with a term of its own."""
    glossary = order.glossary
    about: dict[str, _Value] = {
        "@context": "https://schema.org",
        "@type": "DefinedTermSet",
        "identifier": glossary.id,
        "name": glossary.title,
        "inLanguage": glossary.language,
        "license": glossary.licence,
        "publisher": {"@type": "Organization", "name": glossary.publisher} if glossary.publisher else "",
    }
    terms = [term for entry in glossary.entries for term in _terms(entry, order)]
    document = {**_filled(about), "hasDefinedTerm": terms}
    return f"{json.dumps(document, ensure_ascii=False, indent=2)}\n".encode()


def _terms(entry: Entry, order: Order) -> Iterator[dict[str, _Value]]:
    for key in _LEFT_OUT:
        if getattr(entry, key):
            order.losses.note(f"{key!r} has no place in schema.org", entry.id)
    if any(section.questions or section.sense for section in entry.sections):
        order.losses.note("questions and senses have no place in schema.org", entry.id)
    for concept in spread(entry, order.glossary.language, (), Mark(order.file)):
        if any(name.status == _DEPRECATED for name in concept.terms):
            order.losses.note("deprecated names are left out", entry.id)
        yield _filled(_term(concept, entry, order.glossary))


def _term(concept: Concept, entry: Entry, glossary: Glossary) -> dict[str, _Value]:
    section = concept.key.removeprefix(entry.id).removeprefix(".")
    texts = [definition.text for definition in concept.definitions]
    return {
        "@type": "DefinedTerm",
        "termCode": f"{entry.id}#{section}" if section else entry.id,
        "name": concept.terms[0].text,
        "alternateName": [_named(name) for name in concept.terms[1:] if name.status != _DEPRECATED],
        "description": "\n\n".join(texts) or entry.summary,
        "url": (glossary.permalink(entry.id, section) or "").removesuffix("" if section else "#"),
        "sameAs": list(concept.links),
    }


def _named(name: Name) -> dict[str, str]:
    return {"@value": name.text, "@language": name.language}


def _filled(values: dict[str, _Value]) -> dict[str, _Value]:
    return {key: value for key, value in values.items() if value}
