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
from glossary.exchange.intake import LARGEST_WHOLE, Found, Intake
from glossary.exchange.json_nodes import parse_json
from glossary.exchange.rdf import Statement, Value, parse
from glossary.fields import Reader, shorten
from glossary.model import Glossary, Mark, Name
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
_LABELS: Mapping[str, tuple[str, ...]] = {
    skos.PREFERRED: (skos.PREFERRED, f"{skos.XL}prefLabel", f"{skos.RDFS}label"),
    skos.ALTERNATIVE: (skos.ALTERNATIVE, f"{skos.XL}altLabel"),
    skos.HIDDEN: (skos.HIDDEN, f"{skos.XL}hiddenLabel"),
}
_READ = {
    *(*_NOTES, *_RELATED, *_LINKS, *_SOURCES, *_SUBJECTS, *_DESCRIPTIONS),
    *(one for kinds in _LABELS.values() for one in kinds),
    *(skos.DEFINITION, skos.MODIFIED, skos.OWN, skos.TYPE, skos.IN_SCHEME, f"{skos.SKOS}topConceptOf"),
}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?=T|\Z)")
_TOKEN = re.compile(r"[^\s/#:<>\"'=,;]+")


def read_skos(intake: Intake) -> Iterator[Found]:
    """Yield the entries of an RDF file: its SKOS concepts, with what their statements say of them."""
    intake.require_size(LARGEST_WHOLE)
    text, statements = parse(intake.file)
    graph = _Graph(statements, text, intake)
    language = intake.begin(graph.head())
    graph.note_circles()
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
        said = [*self._texts(scheme, {skos.LANGUAGE, f"{skos.ELEMENTS}language"}), *self._usual(), ""]
        titles = {skos.TITLE, f"{skos.ELEMENTS}title", skos.PREFERRED, f"{skos.RDFS}label"}
        title, publisher, licence = (
            next(iter(self._texts(scheme, kinds)), "")
            for kinds in (titles, {skos.PUBLISHER}, {skos.LICENCE, f"{skos.TERMS}rights"})
        )
        return Glossary("", title, re.split(r"[/#:]", said[0])[-1].replace("_", "-"), (), licence, publisher)

    def concept(self, subject: str, language: str) -> Concept:
        """Return what is said of a concept; what has no place in the model is a loss."""
        said, mark = self._said[subject], self._mark(subject)
        for predicate in said.keys() - _READ:
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
            tuple(self._texts(subject, _NOTES)),
            tuple(dict.fromkeys(self._key(one) for one in self._texts(subject, _RELATED))),
            self._intake.web_links(self._texts(subject, _LINKS), mark),
            tuple(self._texts(subject, _SOURCES)),
            max((day.group() for day in days if day), default=written),
            own,
        )

    def _terms(self, subject: str, language: str, mark: Mark) -> Iterator[Name]:
        statuses = {skos.PREFERRED: PREFERRED, skos.ALTERNATIVE: "", skos.HIDDEN: DEPRECATED}
        said = self._said[subject]
        for kind, predicates in _LABELS.items():
            # A plain label of RDF Schema counts where SKOS gives none.
            used = next((one for one in predicates if one in said), "")
            for value in said.get(used, []):
                label = self._literal(value, {f"{skos.XL}literalForm"})
                if not label.text.strip():
                    continue
                if not label.language:
                    self._intake.loss(mark, f"a label without a language is taken for {language!r}")
                if kind == skos.HIDDEN and not self._ours:
                    self._intake.loss(mark, "hidden labels are kept as deprecated names")
                # The first name of a language is the preferred one; only the headword has to be told from others.
                mine = label.language in ("", language) or label.language.lower() == language.lower()
                status = statuses[kind] if kind != skos.PREFERRED or mine else ""
                yield Name(label.text, label.language.replace("_", "-") or language, status)

    def _definitions(self, subject: str, predicates: set[str]) -> list[Definition]:
        """Return definitions, those too that are resources of their own with a value and sources (SKOS Primer, 4.2)."""
        found = []
        for predicate in sorted(predicates):
            for value in self._said[subject].get(predicate, []):
                text = self._literal(value, {f"{skos.RDF}value"})
                sources = self._texts(value.text, _SOURCES) if value.is_resource else []
                if not text.is_resource:
                    found.append(Definition(text.text, text.language, tuple(sources)))
        return found

    def _literal(self, value: Value, predicates: set[str]) -> Value:
        """Return a text, or what a resource that stands for one says."""
        inside = self._said.get(value.text, {}) if value.is_resource else {}
        return next((one for predicate in sorted(predicates) for one in inside.get(predicate, [])), value)

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
