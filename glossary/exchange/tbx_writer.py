"""Writing TBX."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from glossary.exchange.concept import Concept, Definition
from glossary.exchange.export import Order
from glossary.exchange.json_nodes import dump_json
from glossary.exchange.spread import note_alone, spread
from glossary.exchange.tbx import (
    ALL_CATEGORIES,
    CATEGORIES,
    CONSTRAINTS,
    DIALECTS,
    NAMESPACE,
    STATUSES,
    STYLES,
    TARGET,
    Style,
)
from glossary.exchange.uri import uri
from glossary.exchange.xml_text import escape, holdable
from glossary.model import Entry, Mark, Name
from glossary.tree import header_tree

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NAME_START = re.compile(r"[a-z]")
# The keys of an entry, and the data category that each takes.
_KEYS = {
    "subject": "subjectField",
    "see_also": "crossReference",
    "links": "externalCrossReference",
    "reviewed": "transactionType",
}


def write_tbx(order: Order) -> bytes:
    """Return a glossary as TBX in the order's style and dialect."""
    return "".join(f"{line}\n" for line in _lines(order)).encode()


@dataclass(frozen=True, slots=True)
class _Writer:
    style: Style
    modules: Collection[str]

    def holds(self, category: str) -> bool:
        return CATEGORIES[category].module in self.modules

    def field(self, category: str, text: str, target: str = "") -> str:
        """Return an element of a data category; nothing where the dialect has none."""
        if not self.holds(category):
            return ""
        aim = f' target="{escape(target, attribute=True)}"' if target else ""
        one = CATEGORIES[category]
        if self.style.by_tag:
            return f"<{one.module}:{category}{aim}>{escape(text)}</{one.module}:{category}>"
        return f'<{one.carrier} type="{category}"{aim}>{escape(text)}</{one.carrier}>'

    def definition(self, one: Definition) -> str:
        if not self.holds("definition"):
            return f"<note>{escape(one.text)}</note>"
        sources = "".join(self.field("source", line) for line in one.sources)
        return f"<descripGrp>{self.field('definition', one.text)}{sources}</descripGrp>"

    def entry(self, concept: Concept, titles: dict[str, str]) -> Iterator[str]:
        yield f'<{self.style.entry} id="{_xml_id(concept.key)}">'
        if concept.own:
            yield _instruction(concept.own)
        yield self.field("subjectField", concept.subject) if concept.subject else ""
        for key in concept.related:
            yield self.field("crossReference", titles[key], _xml_id(key))
        yield from (self.field("externalCrossReference", link, uri(link)) for link in concept.links)
        yield from (self.field("source", line) for line in concept.sources)
        yield from (f"<note>{escape(note)}</note>" for note in concept.notes)
        if _is_day(concept.reviewed) and self.holds("transactionType"):
            kind = self.field("transactionType", "modification")
            yield f"<transacGrp>{kind}<date>{concept.reviewed}</date></transacGrp>"
        own = concept.terms[0].language
        languages = list(dict.fromkeys(name.language for name in concept.terms[1:]))
        for language in languages if own in languages else [own, *languages]:
            yield f'<{self.style.language} xml:lang="{escape(language, attribute=True)}">'
            yield from (self.definition(one) for one in concept.definitions if language == own)
            yield from (self.term(name) for name in concept.terms if name.language == language)
            yield f"</{self.style.language}>"
        yield f"</{self.style.entry}>"

    def term(self, name: Name) -> str:
        status = self.field("administrativeStatus", STATUSES[name.status]) if name.status else ""
        return f"<{self.style.term}><term>{escape(name.text)}</term>{status}</{self.style.term}>"


def _lines(order: Order) -> Iterator[str]:
    writer = _Writer(STYLES[order.style], DIALECTS[order.dialect])
    style, glossary = writer.style, order.glossary
    entries = [holdable(entry, order.losses) for entry in glossary.entries]
    if not entries:
        order.losses.note("a glossary without entries has no place in TBX", "glossary.yaml")
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    old = style.version == 2
    kind, constraints = CONSTRAINTS.get(order.dialect, ALL_CATEGORIES)
    kind = kind if old else f"TBX-{order.dialect.capitalize()}"
    version = "" if old else f' style="{order.style}" xmlns="{NAMESPACE}"'
    names = "".join(f' xmlns:{one}="http://www.tbxinfo.net/ns/{one}"' for one in writer.modules if style.by_tag)
    language = escape(glossary.language, attribute=True)
    yield f'<{style.root} type="{kind}"{version}{names} xml:lang="{language}">'
    yield _instruction(dump_json(header_tree(glossary)))
    about = "; ".join(part for part in (glossary.publisher, glossary.licence) if part) or "unpublished"
    yield f"<{style.header}><fileDesc><titleStmt><title>{escape(glossary.title)}</title></titleStmt>"
    yield f"<publicationStmt><p>{escape(about)}</p></publicationStmt>"
    yield f"<sourceDesc><p>{escape(f'the glossary {glossary.id}')}</p></sourceDesc></fileDesc>"
    if old:
        yield f'<encodingDesc><p type="XCSURI">{constraints}</p></encodingDesc>'
    yield f"</{style.header}>"
    yield "<text><body>"
    titles = {entry.id: entry.term for entry in entries}
    for entry in entries:
        note_alone(entry, order.losses)
        for concept in spread(entry, glossary.language, frozenset(_held(entry, writer, order)), Mark(order.file)):
            yield from filter(None, writer.entry(concept, titles))
    yield f"</body></text>\n</{style.root}>"


def _held(entry: Entry, writer: _Writer, order: Order) -> Iterator[str]:
    """Return which keys of an entry the dialect holds, and note those that it does not."""
    dialect = f"has no place in TBX-{order.dialect.capitalize()}"
    yield "notes"
    for key, category in _KEYS.items():
        odd = key == "reviewed" and entry.reviewed and not _is_day(entry.reviewed)
        if writer.holds(category) and not odd:
            yield key
        elif getattr(entry, key):
            order.losses.note(f"{key!r} {dialect}", entry.id)
    names = (*entry.names, *(name for section in entry.sections for name in section.names))
    if writer.holds("administrativeStatus") or not any(name.status for name in names):
        yield "names"
    else:
        order.losses.note(f"the status of a name {dialect}", entry.id)
    if not writer.holds("definition"):
        order.losses.note(f"a definition {dialect}: it is written as a note", entry.id)
    if entry.sources and not writer.holds("source"):
        order.losses.note(f"a source {dialect}", entry.id)


def _instruction(content: str) -> str:
    """Return a processing instruction (XML 1.0, section 2.6), which other programs skip."""
    return f"<?{TARGET} {content.replace('>', chr(92) + 'u003e')}?>"


def _is_day(text: str) -> bool:
    """Tell whether a text is a date as XML Schema has it: the thirtieth of February is none."""
    try:
        return bool(_DATE.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False


def _xml_id(key: str) -> str:
    return key if _NAME_START.match(key) else f"_{key}"
