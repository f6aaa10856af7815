"""What an entry of a TBX file says, as a concept."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from glossary.exchange.concept import Concept, Definition
from glossary.exchange.intake import Intake
from glossary.exchange.tbx_field import LANGUAGES, OWN, TERMS, Field, Fields
from glossary.exchange.uri import uri
from glossary.exchange.xml_stream import Element
from glossary.fields import shorten
from glossary.language import tag_of
from glossary.model import Name

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
    "obsolete": "deprecated",
    "forbidden": "deprecated",
}
_STATUS_CATEGORIES = {"administrativeStatus", "usageStatus", "normativeAuthorization"}
# The categories that lead to another concept, whichever way it is related.
_REFERENCES = {
    "crossReference",
    "relatedTerm",
    "relatedConcept",
    "relatedConceptBroader",
    "relatedConceptNarrower",
    "associatedConcept",
    "broaderConceptGeneric",
    "broaderConceptPartitive",
    "coordinateConceptGeneric",
    "coordinateConceptPartitive",
    "subordinateConceptGeneric",
    "subordinateConceptPartitive",
    "superordinateConceptGeneric",
    "superordinateConceptPartitive",
    "sequentiallyRelatedConcept",
    "spatiallyRelatedConcept",
    "temporallyRelatedConcept",
}
_OF_LANGUAGE, _OF_TERM = " of a language", " of a term"
_Place = Callable[[Field], None]


@dataclass(slots=True)
class _Said:
    """What an entry has said so far."""

    terms: list[Name] = field(default_factory=list)
    texts: list[Definition] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    related: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    subjects: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)

    def places(self) -> Mapping[str, Mapping[str, _Place]]:
        """Return what takes a category, at each level: of the entry, of a language, of a term."""
        anywhere: dict[str, _Place] = {
            "note": lambda one: self.notes.append(one.text),
            "definition": lambda one: self.texts.append(Definition(one.text, one.language, one.sources)),
            "externalCrossReference": lambda one: self.links.append(_link(one)),
            **dict.fromkeys(_REFERENCES, lambda one: self.related.append(one.target or one.text)),
        }
        # What a term was found in says nothing of where the definition is from.
        whole: dict[str, _Place] = {
            "source": lambda one: self.sources.append(one.text),
            "subjectField": lambda one: self.subjects.append(one.text),
            "transactionType": lambda one: self.dates.extend(one.dates),
        }
        return {"": {**anywhere, **whole}, _OF_LANGUAGE: anywhere, _OF_TERM: anywhere}


class Entries:
    """Make concepts of the entries of one file, whose texts are in a language where they say no other."""

    def __init__(self, intake: Intake, language: str, *, exact: bool) -> None:
        self._intake = intake
        self._language = language
        self._fields = Fields(intake, exact=exact)

    def concept(self, element: Element) -> Concept:
        """Return what an entry says; what has no place in the model is a loss."""
        said = _Said()
        places = said.places()
        for one in self._fields.of(element, self._language):
            self._take(one, places, "")
        for part in element.children():
            if part.name in LANGUAGES:
                self._language_section(part, said, places)
        if len(said.subjects) > 1:
            self._intake.loss(element.mark, "subject fields after the first have no place")
        own = next((one.text_of_instruction() for one in element.children() if one.name == OWN), "")
        return Concept(
            element.attributes.get("id", ""),
            element.mark,
            tuple(said.terms),
            tuple(said.texts),
            next(iter(said.subjects), ""),
            tuple(said.notes),
            tuple(dict.fromkeys(said.related)),
            self._intake.web_links(dict.fromkeys(said.links), element.mark),
            tuple(said.sources),
            max(said.dates, default=""),
            own,
            tuple(_ids_inside(element)),
        )

    def _take(self, one: Field, places: Mapping[str, Mapping[str, _Place]], level: str) -> None:
        place = places[level].get(one.category)
        if not one.text.strip() and not one.target:
            return
        if place is None:
            self._intake.loss(one.mark, f"{one.category}{level} has no place")
            return
        place(one)
        if one.category != "definition":
            self._without_source(one)

    def _language_section(self, element: Element, said: _Said, places: Mapping[str, Mapping[str, _Place]]) -> None:
        language = tag_of(element.attributes.get("lang", ""))
        if not language:
            language = self._language
            self._intake.loss(element.mark, f"a language without xml:lang is taken for {language!r}")
        start = len(said.texts)
        sources = []
        for one in self._fields.of(element, language):
            if one.category == "source" and one.text.strip():
                sources.append(one)
            else:
                self._take(one, places, _OF_LANGUAGE)
        texts = said.texts[start:]
        said.texts[start:] = [replace(text, sources=(*text.sources, *(one.text for one in sources))) for text in texts]
        for one in sources if not texts else ():
            self._intake.loss(one.mark, f"source{_OF_LANGUAGE} has no place")
        for part in element.children():
            if part.name in TERMS:
                said.terms += self._term(part, language, places)

    def _term(self, element: Element, language: str, places: Mapping[str, Mapping[str, _Place]]) -> Iterator[Name]:
        words, statuses = "", []
        for one in self._fields.of(element, language):
            if one.category == "term":
                words = one.text
                self._without_source(one)
            elif one.category in _STATUS_CATEGORIES and one.text.strip():
                statuses.append(self._status(one))
                self._without_source(one)
            else:
                self._take(one, places, _OF_TERM)
        known = list(dict.fromkeys(filter(None, statuses)))
        if len(known) > 1:
            self._intake.loss(element.mark, f"a term of several statuses keeps the first, {known[0]!r}")
        if words.strip():
            yield Name(words, language, next(iter(known), ""))
        else:
            self._intake.loss(element.mark, "a term without words is left out")

    def _without_source(self, one: Field) -> None:
        if one.sources:
            self._intake.loss(one.mark, f"the source of {one.category} has no place")

    def _status(self, one: Field) -> str:
        said = one.text.strip().lower()
        status = next((status for start, status in _STATUSES.items() if said.startswith(start)), "")
        if not status:
            self._intake.loss(one.mark, f"the status {shorten(one.text)} has no place")
        elif not said.startswith(status):
            self._intake.loss(one.mark, f"the status {shorten(one.text)} is kept as {status!r}")
        return status


def _link(one: Field) -> str:
    """Return an address as someone wrote it: the target, which is a URI, may be that text escaped."""
    return one.text if not one.target or uri(one.text) == one.target else one.target


def _ids_inside(element: Element) -> Iterator[str]:
    for child in element.children():
        if identifier := child.attributes.get("id", ""):
            yield identifier
        yield from _ids_inside(child)
