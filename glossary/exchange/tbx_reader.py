"""Reading TBX of any dialect, style and version, as a stream."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from glossary.entry import read_header
from glossary.exchange.concept import Concept, Definition
from glossary.exchange.fault import ImportFault
from glossary.exchange.gather import gather
from glossary.exchange.intake import LARGEST_STREAM, Found, Intake
from glossary.exchange.json_nodes import parse_json
from glossary.exchange.tbx import STYLES, TARGET
from glossary.exchange.xml_stream import Element, elements
from glossary.fields import Reader, shorten
from glossary.model import Glossary, Mark, Name
from glossary.nodes import Mapping

_OWN = f"?{TARGET}"
_ROOTS = {style.root for style in STYLES.values()}
_ENTRIES = {style.entry for style in STYLES.values()}
_HEADERS = {style.header for style in STYLES.values()}
_LANGUAGES = {style.language for style in STYLES.values()}
_TERMS = {"termSec", "tig", "ntig"}
_GROUPS = {"descripGrp", "adminGrp", "transacGrp", "termNoteGrp", "termGrp"}
_CARRIERS = {"descrip", "admin", "termNote", "ref", "xref", "transac", "transacNote", "adminNote", "descripNote"}
# What a term's status is called, and how the name begins that TBX has for it (version 3, version 2, other programs).
_STATUSES = {
    "preferred": "preferred",
    "admitted": "admitted",
    "standardized": "preferred",
    "legal": "preferred",
    "regulated": "preferred",
    "deprecated": "deprecated",
    "superseded": "deprecated",
    "notrecommended": "deprecated",
    "forbidden": "deprecated",
}
_STATUS_CATEGORIES = ("administrativeStatus", "normativeAuthorization")
_PARAGRAPH = re.compile(r"\s*\n\s*\n\s*")


@dataclass(frozen=True, slots=True)
class _Field:
    """A data category of an entry, a language or a term, with the sources of its group."""

    category: str
    text: str
    target: str
    language: str
    sources: tuple[str, ...]
    dates: tuple[str, ...]
    mark: Mark


def read_tbx(intake: Intake) -> Iterator[Found]:
    """Yield the entries of a TBX file: its definitions in the glossary's language are sections, its terms names."""
    intake.require_size(LARGEST_STREAM)
    stream = elements(intake.file, _ENTRIES | _HEADERS | {_OWN})
    head, exact, first = Glossary("", "", "", ()), False, None
    for element in stream:
        if element.name in _ENTRIES:
            first = element
            break
        if element.name in _ROOTS:
            head = Glossary("", "", _tag(element.attributes.get("lang", "")), ())
        elif element.name in _HEADERS:
            head = head if exact else Glossary("", _title(element), head.language, ())
        elif element.name == _OWN:
            head, exact = _own_head(element, intake), True
        else:
            raise ImportFault(element.mark, f"the root is <{element.name}>, not <tbx> or <martif>; is it TBX?")
    language = intake.begin(head)
    reader = _Entries(intake, head.language or language, exact=exact)
    entries = (one for one in chain([first] if first else [], stream) if one.name in _ENTRIES)
    yield from gather(map(reader.concept, entries), language, intake)


class _Entries:
    """Make concepts of the entries of one file; `exact` tells that white space is meant as it is written."""

    def __init__(self, intake: Intake, language: str, *, exact: bool) -> None:
        self._intake = intake
        self._language = language
        self._exact = exact

    def concept(self, element: Element) -> Concept:
        """Return what an entry says; what has no place in the model is a loss."""
        terms: list[Name] = []
        texts: list[Definition] = []
        notes: list[str] = []
        sources: list[str] = []
        related: list[str] = []
        links: list[str] = []
        subjects: list[str] = []
        dates: list[str] = []
        places = {
            "note": lambda one: notes.append(one.text),
            "source": lambda one: sources.append(one.text),
            "definition": lambda one: texts.append(Definition(one.text, one.language, one.sources)),
            "subjectField": lambda one: subjects.append(one.text),
            "crossReference": lambda one: related.append(one.target or one.text),
            "externalCrossReference": lambda one: links.append(one.target or one.text),
            "transactionType": lambda one: dates.extend(one.dates),
        }
        for one in self._fields(element, self._language):
            if one.category in _LANGUAGES:
                continue
            if one.category in places and one.text.strip() + one.target:
                places[one.category](one)
            elif one.category not in places:
                self._intake.loss(one.mark, f"{one.category} has no place")
        for part in element.children():
            if part.name in _LANGUAGES:
                language = self._language_of(part)
                for one in self._fields(part, language):
                    if one.category in {"definition", "note", "source"} and one.text.strip():
                        places[one.category](one)
                    elif one.category not in _TERMS:
                        self._intake.loss(one.mark, f"{one.category} of a language has no place")
                terms += (name for inner in part.children() for name in self._term(inner, language, texts, notes))
        if len(subjects) > 1:
            self._intake.loss(element.mark, "subject fields after the first have no place")
        own = next((one.text_of_instruction() for one in element.children() if one.name == _OWN), "")
        return Concept(
            element.attributes.get("id", ""),
            element.mark,
            tuple(terms),
            tuple(texts),
            next(iter(subjects), ""),
            tuple(notes),
            tuple(related),
            self._intake.web_links(links, element.mark),
            tuple(sources),
            max(dates, default=""),
            own,
        )

    def _term(self, element: Element, language: str, texts: list[Definition], notes: list[str]) -> Iterator[Name]:
        if element.name not in _TERMS:
            return
        status, words = "", ""
        for one in self._fields(element, language):
            if one.category == "term":
                words = one.text
            elif one.category in _STATUS_CATEGORIES:
                status = self._status(one)
            elif one.category == "definition":
                texts.append(Definition(one.text, language, one.sources))
            elif one.category == "note" and one.text.strip():
                notes.append(one.text)
            elif one.category != "note":
                self._intake.loss(one.mark, f"{one.category} of a term has no place")
        if words.strip():
            yield Name(words, language, status)
        else:
            self._intake.loss(element.mark, "a term without words is left out")

    def _fields(self, element: Element, language: str) -> Iterator[_Field]:
        for child in element.children():
            if child.name == _OWN:
                continue
            if child.name not in _GROUPS:
                yield self._field(child, language)
                continue
            inside = [self._field(inner, language) for inner in child.children()]
            if not inside:
                continue
            main, *others = inside
            sources = tuple(one.text for one in others if one.category == "source" and one.text.strip())
            dates = tuple(one.text.strip() for one in others if one.category == "date")
            yield _Field(main.category, main.text, main.target, main.language, sources, dates, main.mark)
            yield from (one for one in others if one.category not in {"source", "date"})

    def _field(self, element: Element, language: str) -> _Field:
        category = element.attributes.get("type", "") if element.name in _CARRIERS else element.name
        inner = element.text() if element.name not in _LANGUAGES | _TERMS else ""
        text = inner if self._exact else _tidy(inner)
        own = _tag(element.attributes.get("lang", "")) or language
        target = element.attributes.get("target", "").removeprefix("#")
        return _Field(category or element.name, text, target, own, (), (), element.mark)

    def _language_of(self, element: Element) -> str:
        tag = _tag(element.attributes.get("lang", ""))
        if not tag:
            self._intake.loss(element.mark, f"a language without xml:lang is taken for {self._language!r}")
        return tag or self._language

    def _status(self, one: _Field) -> str:
        said = one.text.strip().lower()
        status = next((status for start, status in _STATUSES.items() if said.startswith(start)), "")
        if not status:
            self._intake.loss(one.mark, f"the status {shorten(one.text)} has no place")
        elif not said.startswith(status):
            self._intake.loss(one.mark, f"the status {shorten(one.text)} is kept as {status!r}")
        return status


def _own_head(element: Element, intake: Intake) -> Glossary:
    node = parse_json(element.text_of_instruction(), element.mark)
    reader = Reader(intake.file)
    head = read_header(reader, node) if isinstance(node, Mapping) else Glossary("", "", "", ())
    for problem in reader.problems:
        intake.fault(problem.mark, problem.message)
    return head


def _title(header: Element) -> str:
    for child in header.children():
        title = _tidy(child.text()) if child.name == "title" else _title(child)
        if title:
            return title
    return ""


def _tag(written: str) -> str:
    return written.strip().replace("_", "-")


def _tidy(text: str) -> str:
    """Return a text without the line breaks and the indentation of its file; blank lines part paragraphs."""
    return "\n".join(" ".join(part.split()) for part in _PARAGRAPH.split(text.strip()))
