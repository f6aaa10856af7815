"""Writing SKOS."""

import re
from collections.abc import Iterator, Sequence

from glossary.exchange import skos
from glossary.exchange.concept import Concept
from glossary.exchange.export import ExportFault, Order
from glossary.exchange.json_nodes import dump_json
from glossary.exchange.rdf import SYNTAXES, Statement, Value, resource, serialise
from glossary.exchange.slug import slug
from glossary.exchange.spread import note_alone, spread
from glossary.exchange.xml_text import holdable
from glossary.model import Entry, Glossary, Mark
from glossary.schema import DEPRECATED, PREFERRED
from glossary.tree import header_tree

_BASE = re.compile(r"https?://[^\s<>\"{}|\\^`]+[/#]")


def write_skos(order: Order) -> bytes:
    """Return a glossary as SKOS, in the syntax that the ending of the order's file stands for."""
    syntax = SYNTAXES.get(order.file.suffix.lower())
    if syntax is None:
        endings = ", ".join(f"*{ending}" for ending in SYNTAXES)
        raise ExportFault(f"{order.file.name!r} does not say which RDF to write; name it {endings}")
    entries = order.glossary.entries
    if syntax == "xml":
        entries = tuple(holdable(entry, order.losses) for entry in entries)
    return serialise(_statements(order, entries), skos.PREFIXES, order.file)


def _statements(order: Order, entries: Sequence[Entry]) -> Iterator[Statement]:
    glossary, base = order.glossary, _base(order.glossary)
    scheme = base.rstrip("/#:")
    yield Statement(scheme, skos.TYPE, resource(skos.SCHEME))
    yield Statement(scheme, skos.TITLE, Value(glossary.title, glossary.language))
    yield Statement(scheme, skos.LANGUAGE, Value(glossary.language))
    yield Statement(scheme, skos.OWN, Value(dump_json(header_tree(glossary))))
    for predicate, text in ((skos.PUBLISHER, glossary.publisher), (skos.LICENCE, glossary.licence)):
        if text:
            yield Statement(scheme, predicate, Value(text))
    for entry in entries:
        note_alone(entry, order.losses)
        if any(name.status == DEPRECATED for name in entry.names):
            order.losses.note("deprecated names are written as hidden labels", entry.id)
        for concept in spread(entry, glossary.language, frozenset(_held(entry)), Mark(order.file)):
            yield Statement(f"{base}{concept.key}", skos.IN_SCHEME, resource(scheme))
            if concept.key != entry.id:
                yield Statement(f"{base}{concept.key}", skos.BROADER, resource(f"{base}{entry.id}"))
            yield from _of(concept, base)


def _of(concept: Concept, base: str) -> Iterator[Statement]:
    """Yield the statements of a concept; the first name of a language is the preferred label in it."""
    about = f"{base}{concept.key}"
    yield Statement(about, skos.TYPE, resource(skos.CONCEPT))
    ranked = sorted(concept.terms, key=lambda name: name.status != PREFERRED)
    labelled: set[str] = set()
    written: set[tuple[str, str]] = set()
    for name in (ranked[0], *sorted(ranked[1:], key=lambda name: name.status == DEPRECATED)):
        language = name.language.lower()
        if (name.text, language) in written:
            continue
        written.add((name.text, language))
        kind = skos.HIDDEN if name.status == DEPRECATED else skos.ALTERNATIVE
        if language not in labelled and kind != skos.HIDDEN:
            kind = skos.PREFERRED
            labelled.add(language)
        yield Statement(about, kind, Value(name.text, name.language))
    for definition in concept.definitions:
        yield Statement(about, skos.DEFINITION, Value(definition.text, definition.language))
        yield from (Statement(about, skos.SOURCE, Value(line)) for line in definition.sources)
    yield from (Statement(about, skos.SOURCE, Value(line)) for line in concept.sources)
    yield from (Statement(about, skos.RELATED, resource(f"{base}{key}")) for key in concept.related)
    yield from (Statement(about, skos.SEE_ALSO, resource(link)) for link in concept.links)
    yield from (Statement(about, skos.NOTE, Value(note)) for note in concept.notes)
    texts = ((skos.SUBJECT, concept.subject), (skos.MODIFIED, concept.reviewed), (skos.OWN, concept.own))
    yield from (Statement(about, predicate, Value(text)) for predicate, text in texts if text)


def _held(entry: Entry) -> Iterator[str]:
    """Yield which keys RDF holds: a list of several is none, as statements have no order."""
    yield from ("subject", "reviewed")
    yield from (key for key in ("see_also", "links", "notes") if len(getattr(entry, key)) <= 1)


def _base(glossary: Glossary) -> str:
    """Return what the names of all resources start with: the permalinks' start, where it can be taken apart again."""
    start = glossary.url.partition("{entry}")[0]
    return start if "{entry}" in glossary.url and _BASE.fullmatch(start) else f"urn:glossdesk:{slug(glossary.id)}:"
