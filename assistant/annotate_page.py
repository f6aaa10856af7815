"""An annotated draft as one HTML page that stands alone; without its script, mentions lead to the definitions."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.annotate import Mention
from assistant.citation import find_section
from assistant.page import environment, page_style
from assistant.reference import section_reference, section_sources
from glossary import Glossary, sentences
from index import Place

_TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a draft: a mention with the number of what it means, or what stands between."""

    text: str
    first: bool = False
    number: int = 0


@dataclass(frozen=True, slots=True)
class Definition:
    """A section that a draft mentions: its first sentence, what follows, and how often it is meant."""

    number: int
    term: str
    language: str
    lead: str
    rest: str
    reference: str
    url: str | None
    sources: tuple[str, ...]
    mentions: int


def render(text: str, mentions: Sequence[Mention], glossaries: Mapping[str, Glossary]) -> str:
    """Return a draft as an HTML page with its mentions; the glossaries are those that they lead to, by id."""
    counts = Counter(_place(one) for one in mentions)
    numbers = {place: number for number, place in enumerate(counts, start=1)}
    return (
        environment(_TEMPLATES)
        .get_template("annotation.html.jinja")
        .render(
            title=" · ".join(one.title for one in glossaries.values()),
            stretches=list(_stretches(text, mentions, numbers)),
            definitions=list(_definitions(counts, numbers, glossaries)),
            mentions=len(mentions),
            style=page_style(_TEMPLATES / "annotation.css"),
            script=(_TEMPLATES / "annotation.js").read_text(encoding="utf-8"),
        )
    )


def _stretches(text: str, mentions: Sequence[Mention], numbers: Mapping[Place, int]) -> Iterator[Stretch]:
    end = 0
    for one in mentions:
        yield Stretch(_lines(text[end : one.start]))
        yield Stretch(_lines(one.name), one.first, numbers[_place(one)])
        end = one.end
    yield Stretch(_lines(text[end:]))


def _definitions(
    counts: Mapping[Place, int], numbers: Mapping[Place, int], glossaries: Mapping[str, Glossary]
) -> Iterator[Definition]:
    for place, count in counts.items():
        glossary = glossaries[place.glossary]
        entry = glossary.by_id[place.entry]
        section = find_section(glossary, place.entry, place.section)
        if section:
            first = sentences(section.text)[0]
            yield Definition(
                numbers[place],
                entry.term_of(section),
                glossary.language,
                first.text,
                section.text[first.end :],
                section_reference(glossary, entry, section),
                glossary.permalink(entry.id, section.id),
                section_sources(entry, section),
                count,
            )


def _place(mention: Mention) -> Place:
    return Place(mention.glossary, mention.entry, mention.section)


def _lines(text: str) -> str:
    """Return a text with every line break as a page has it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
