"""The data categories that a part of a TBX entry holds, alone or in groups."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from glossary.exchange.intake import Intake
from glossary.exchange.tbx import TARGET
from glossary.exchange.xml_stream import Element
from glossary.language import tag_of
from glossary.model import Mark

OWN = f"?{TARGET}"
LANGUAGES = {"langSec", "langSet"}
TERMS = {"termSec", "tig", "ntig"}
_GROUPS = {"descripGrp", "adminGrp", "transacGrp", "termNoteGrp", "termGrp"}
_CARRIERS = {"descrip", "admin", "termNote", "ref", "xref", "transac", "transacNote", "adminNote", "descripNote"}
# What stands for the markup of another program; version 2 has that markup as their text.
_CODES = {"ph", "sc", "ec", "bpt", "ept", "it", "ut"}
# Highlighting without which a text may say something else: ten to the sixth is not a hundred and six.
_RAISED = {"superscript", "subscript", "math"}
_PARAGRAPH = re.compile(r"\s*\n\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Field:
    """A data category of an entry, a language or a term, with the sources and dates of its group."""

    category: str
    text: str
    target: str
    language: str
    mark: Mark
    sources: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()


class Fields:
    """Read the fields of one file; `exact` tells that white space is meant as it is written."""

    def __init__(self, intake: Intake, *, exact: bool) -> None:
        self._intake = intake
        self._exact = exact

    def of(self, element: Element, language: str) -> Iterator[Field]:
        """Yield what stands in an element, without its languages and terms; `language` is the element's."""
        for child in element.children():
            if child.name in _GROUPS:
                yield from self._group(child, language)
            elif child.name not in {OWN} | LANGUAGES | TERMS:
                yield self._field(child, language)

    def _group(self, element: Element, language: str) -> Iterator[Field]:
        inside = list(self.of(element, language))
        if not inside:
            return
        main, *others = inside
        sources = tuple(one.text for one in others if one.category == "source" and one.text.strip())
        dates = tuple(one.text.strip().partition("T")[0] for one in others if one.category == "date")
        yield replace(main, sources=main.sources + sources, dates=main.dates + dates)
        yield from (one for one in others if one.category not in {"source", "date"})

    def _field(self, element: Element, language: str) -> Field:
        category = element.attributes.get("type", "") if element.name in _CARRIERS else element.name
        words = self._words(element)
        text = words if self._exact else tidy(words)
        own = tag_of(element.attributes.get("lang", "")) or language
        target = element.attributes.get("target", "").removeprefix("#")
        return Field(category or element.name, text, target, own, element.mark)

    def _words(self, element: Element) -> str:
        return "".join(one if isinstance(one, str) else self._inline(one) for one in element.content)

    def _inline(self, element: Element) -> str:
        if element.name.startswith("?"):
            return ""
        if element.name in _CODES:
            self._intake.loss(element.mark, f"<{element.name}> is markup of another program, and is left out")
            return element.attributes.get("equiv", "")
        if element.attributes.get("type") in _RAISED:
            self._intake.loss(element.mark, f"{element.attributes['type']} is read as plain text")
        return self._words(element)


def tidy(text: str) -> str:
    """Return a text without the line breaks and the indentation of its file; blank lines part paragraphs."""
    return "\n".join(" ".join(part.split()) for part in _PARAGRAPH.split(text.strip()))
