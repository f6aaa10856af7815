"""Reading SKOS."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from glossary.entry import read_header
from glossary.exchange import skos
from glossary.exchange.circle import circles
from glossary.exchange.concept import Concept, Definition
from glossary.exchange.gather import gather
from glossary.exchange.intake import Found, Intake
from glossary.exchange.json_nodes import parse_json
from glossary.exchange.rdf import Statement, Value, parse
from glossary.fields import Reader, shorten
from glossary.language import tag_of
from glossary.model import Glossary, Mark, Name
from glossary.nodes import LARGEST_FILE
from glossary.nodes import Mapping as Fields
from glossary.schema import DEPRECATED, PREFERRED

_KINDS = ("scope", "editorial", "history", "change")
_NOTES = {f"{skos.SKOS}{kind}" for kind in ("example", "note", *(f"{one}Note" for one in _KINDS))}
_RELATED = {skos.RELATED, skos.BROADER, skos.NARROWER}
_LINKS = {
    skos.SEE_ALSO,
    *(f"{skos.SKOS}{kind}Match" for kind in ("exact", "close", "broad", "narrow", "related")),
    "http://xmlns.com/foaf/0.1/page",
}
_SOURCES = {skos.SOURCE, f"{skos.ELEMENTS}source", f"{skos.TERMS}bibliographicCitation"}
_SUBJECTS = {skos.SUBJECT, f"{skos.ELEMENTS}subject"}
# What says what a concept is where it has no definition.
_DESCRIPTIONS = {f"{skos.TERMS}description", f"{skos.ELEMENTS}description", f"{skos.RDFS}comment"}
_LABELS: Mapping[str, tuple[str, str]] = {
    skos.PREFERRED: (skos.PREFERRED, f"{skos.XL}prefLabel"),
    skos.ALTERNATIVE: (skos.ALTERNATIVE, f"{skos.XL}altLabel"),
    skos.HIDDEN: (skos.HIDDEN, f"{skos.XL}hiddenLabel"),
}
_PLAIN_LABEL = f"{skos.RDFS}label"
# What a resource says that stands for a text: a note (SKOS Primer, 4.2), a label of SKOS-XL.
_VALUE, _FORM = f"{skos.RDF}value", f"{skos.XL}literalForm"
_COLLECTIONS = {f"{skos.SKOS}Collection", f"{skos.SKOS}OrderedCollection"}
_READ = {
    *(*_NOTES, *_RELATED, *_LINKS, *_SOURCES, *_SUBJECTS, *_DESCRIPTIONS),
    *(one for kinds in _LABELS.values() for one in kinds),
    _PLAIN_LABEL,
    *(skos.DEFINITION, skos.MODIFIED, skos.OWN, skos.TYPE, skos.IN_SCHEME, f"{skos.SKOS}topConceptOf"),
}
_TITLES = {skos.TITLE, f"{skos.ELEMENTS}title", skos.PREFERRED, f"{skos.RDFS}label"}
_LICENCES = {skos.LICENCE, f"{skos.TERMS}rights"}
_LANGUAGES = {skos.LANGUAGE, f"{skos.ELEMENTS}language"}
_OF_SCHEME = {*_TITLES, *_LICENCES, *_LANGUAGES, skos.PUBLISHER, skos.TYPE, skos.OWN, f"{skos.SKOS}hasTopConcept"}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?=T|\Z)")
_TOKEN = re.compile(r"[^\s/#:<>\"'=,;]+")


def read_skos(intake: Intake) -> Iterator[Found]:
    """Yield the entries of an RDF file: its SKOS concepts, with what their statements say of them."""
    intake.require_size(LARGEST_FILE)
    text, statements = parse(intake.file)
    graph = _Graph(statements, text, intake)
    language = intake.begin(graph.head())
    graph.note_circles()
    graph.note_collections()
    yield from gather((graph.concept(one, language) for one in graph.concepts()), language, intake)


class _Graph:
    """What is said of each subject of a file."""

    def __init__(self, statements: Iterable[Statement], text: str, intake: Intake) -> None:
        self._said: dict[str, dict[str, list[Value]]] = {}
        for one in statements:
            self._said.setdefault(one.subject, {}).setdefault(one.predicate, []).append(one.value)
        self._intake = intake
        self._concepts = [one for one in self._said if skos.CONCEPT in self._texts(one, {skos.TYPE})]
        # Glossdesk itself writes deprecated names as hidden labels.
        self._ours = any(skos.OWN in said for said in self._said.values())
        self._keys: dict[str, str] = {}
        taken: set[str] = set()
        for subject in self._concepts:
            name = unquote(re.split(r"[/#:]", subject.rstrip("/#"))[-1])
            self._keys[subject] = name if name not in taken else subject
            taken.add(name)
        self._lines = _lines(text, taken)

    def concepts(self) -> list[str]:
        """Return the concepts, those of sections after that of their entry."""
        return sorted(self._concepts, key=lambda one: self._key(one).split("."))

    def note_circles(self) -> None:
        """Note broader links that run in a circle."""
        for circle in circles({one: self._texts(one, {skos.BROADER}) for one in self._concepts}):
            shown = " → ".join(self._key(one) for one in (*circle, circle[0]))
            self._intake.loss(self._mark(circle[0]), f"broader links run in a circle: {shorten(shown)}")

    def note_collections(self) -> None:
        """Note collections of concepts, which have no place."""
        for subject in self._said:
            if _COLLECTIONS & set(self._texts(subject, {skos.TYPE})):
                self._intake.loss(self._mark(subject), "a collection of concepts has no place")

    def head(self) -> Glossary:
        """Return what the file says of the glossary: its scheme, and the language of most definitions or labels."""
        schemes = [one for one in self._said if skos.SCHEME in self._texts(one, {skos.TYPE})]
        scheme = next(iter(schemes), "")
        own = next(iter(self._texts(scheme, {skos.OWN})), "")
        if own:
            reader = Reader(self._intake.file)
            node = parse_json(own, self._mark(scheme))
            header = read_header(reader, node) if isinstance(node, Fields) else None
            if header and not reader.problems:
                return header
        said = [*self._texts(scheme, _LANGUAGES), *self._usual(), ""]
        title, publisher, licence = (
            next(iter(self._texts(scheme, kinds)), "") for kinds in (_TITLES, {skos.PUBLISHER}, _LICENCES)
        )
        for predicate in sorted(self._said.get(scheme, {}).keys() - _OF_SCHEME):
            self._intake.loss(self._mark(scheme), f"{predicate} of the scheme has no place")
        for other in schemes[1:]:
            self._intake.loss(self._mark(other), "schemes after the first have no place")
        return Glossary("", title, re.split(r"[/#:]", said[0])[-1].replace("_", "-"), (), licence, publisher)

    def concept(self, subject: str, language: str) -> Concept:
        """Return what is said of a concept; what has no place in the model is a loss."""
        said, mark = self._said[subject], self._mark(subject)
        for predicate in sorted(said.keys() - _READ):
            self._intake.loss(mark, f"{predicate} has no place")
        levels = self._texts(subject, {skos.BROADER, skos.NARROWER})
        if any(skos.OWN not in self._said.get(one, {}) for one in levels):
            self._intake.loss(mark, "broader and narrower concepts are kept as references")
        own = next(iter(self._texts(subject, {skos.OWN})), "")
        subjects = self._texts(subject, _SUBJECTS)
        if len(subjects) > 1:
            self._intake.loss(mark, "subjects after the first have no place")
        days = [_DAY.match(day) for day in self._texts(subject, {skos.MODIFIED})]
        written = max(self._texts(subject, {skos.MODIFIED}), default="")
        return Concept(
            self._key(subject),
            mark,
            tuple(self._terms(subject, language, mark)),
            tuple(self._definitions(subject, {skos.DEFINITION}) or self._definitions(subject, _DESCRIPTIONS)),
            next(iter(subjects), ""),
            tuple(self._notes(subject)),
            tuple(dict.fromkeys(self._key(one) for one in self._texts(subject, _RELATED))),
            self._intake.web_links(self._texts(subject, _LINKS), mark),
            tuple(self._texts(subject, _SOURCES)),
            max((day.group() for day in days if day), default=written),
            own,
        )

    def _terms(self, subject: str, language: str, mark: Mark) -> Iterator[Name]:
        """Yield the labels of a concept, each once, as what it is said to be first: preferred, other or hidden."""
        statuses = {skos.PREFERRED: PREFERRED, skos.ALTERNATIVE: "", skos.HIDDEN: DEPRECATED}
        seen: set[tuple[str, str]] = set()
        for kind, predicates in _LABELS.items():
            for label in self._labels(subject, kind, predicates, mark):
                if not label.language:
                    self._intake.loss(mark, f"a label without a language is taken for {language!r}")
                tag = tag_of(label.language) or language
                if (label.text, tag.lower()) in seen:
                    continue
                seen.add((label.text, tag.lower()))
                if kind == skos.HIDDEN and not self._ours:
                    self._intake.loss(mark, "hidden labels are kept as deprecated names")
                # The first name of a language is the preferred one; only the headword has to be told from others.
                mine = label.language in ("", language) or label.language.lower() == language.lower()
                yield Name(label.text, tag, statuses[kind] if kind != skos.PREFERRED or mine else "")

    def _labels(self, subject: str, kind: str, predicates: Iterable[str], mark: Mark) -> Iterator[Value]:
        said = self._said[subject]
        values = [value for predicate in predicates for value in said.get(predicate, [])]
        # A plain label of RDF Schema counts where SKOS gives none.
        values = values or (said.get(_PLAIN_LABEL, []) if kind == skos.PREFERRED else [])
        for value in values:
            for label in self._literals(value, _FORM):
                if label.is_resource:
                    self._intake.loss(mark, "a label without a literal form is left out")
                elif label.text.strip():
                    yield label
            if value.is_resource and self._said.get(value.text, {}).keys() - {_FORM, skos.TYPE}:
                self._intake.loss(mark, "what is said of a label itself has no place")

    def _definitions(self, subject: str, predicates: set[str]) -> list[Definition]:
        return [
            Definition(text.text, text.language, tuple(self._texts(value.text, _SOURCES) if value.is_resource else ()))
            for text, value in self._documents(subject, predicates)
        ]

    def _notes(self, subject: str) -> Iterator[str]:
        yield from (text.text for text, _ in self._documents(subject, _NOTES) if text.text.strip())

    def _documents(self, subject: str, predicates: set[str]) -> Iterator[tuple[Value, Value]]:
        """Yield the texts of notes or definitions, and what stands for each, which may be a resource with a value."""
        for predicate in sorted(predicates):
            for value in self._said[subject].get(predicate, []):
                beside = self._said.get(value.text, {}).keys() - {_VALUE, skos.TYPE} if value.is_resource else set()
                used = set() if predicate in _NOTES else _SOURCES
                if beside - used and _VALUE in self._said[value.text]:
                    self._intake.loss(self._mark(subject), "what is said of a note itself has no place")
                for text in self._literals(value, _VALUE):
                    # A note may be a document on the web; then its address is what there is of it.
                    if not text.is_resource or (predicate in _NOTES and text.text.startswith(("http:", "https:"))):
                        yield text, value
                    else:
                        self._intake.loss(self._mark(subject), f"{predicate} has no text in the file")

    def _literals(self, value: Value, predicate: str) -> list[Value]:
        """Return a text, or the texts that a resource says by a predicate, or the resource where it says none."""
        inside = self._said.get(value.text, {}) if value.is_resource else {}
        return inside.get(predicate) or [value]

    def _texts(self, subject: str, predicates: set[str]) -> list[str]:
        said = self._said.get(subject, {})
        return [
            value.text for predicate in sorted(predicates) for value in said.get(predicate, []) if value.text.strip()
        ]

    def _usual(self) -> list[str]:
        for predicate in (skos.DEFINITION, skos.PREFERRED):
            tags = Counter(
                value.language for said in self._said.values() for value in said.get(predicate, []) if value.language
            )
            if tags:
                return [min(tags, key=lambda tag: (-tags[tag], tag))]
        return []

    def _key(self, subject: str) -> str:
        return self._keys.get(subject, subject)

    def _mark(self, subject: str) -> Mark:
        return Mark(self._intake.file, self._lines.get(self._key(subject), 1))


def _lines(text: str, names: set[str]) -> Mapping[str, int]:
    """Return the line on which each name is first written."""
    lines: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        for token in _TOKEN.findall(line):
            if token in names and token not in lines:
                lines[token] = number
    return lines
