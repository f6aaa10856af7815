"""An annotated draft as one HTML page that stands alone; without its script, mentions lead to the definitions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.annotate import Mention
from assistant.citation import find_section
from assistant.marks import MentionedSense, senses_of, stretches
from assistant.pages.page import page_style, template
from assistant.reference import section_reference, section_sources
from glossary import Glossary, sentences

_TEMPLATES = Path(__file__).parent / "templates"
SCRIPT = _TEMPLATES / "annotation.js"
# How mentions look, wherever they are shown.
STYLE = _TEMPLATES / "mentions.css"


@dataclass(frozen=True, slots=True)
class Definition:
    """A section that a draft mentions: its first sentence, what follows, how often it is meant, and what came close."""

    number: int
    term: str
    language: str
    lead: str
    rest: str
    reference: str
    url: str | None
    sources: tuple[str, ...]
    mentions: int
    close: tuple[str, ...]


def render(text: str, mentions: Sequence[Mention], glossaries: Mapping[str, Glossary]) -> str:
    """Return a draft as an HTML page with its mentions; the glossaries are those that they lead to, by id."""
    senses = senses_of(mentions)
    return template(_TEMPLATES, "annotation").render(
        title=" · ".join(one.title for one in glossaries.values()),
        stretches=list(stretches(text, mentions, senses)),
        definitions=list(_definitions(senses, glossaries)),
        mentions=len(mentions),
        style=page_style(STYLE, _TEMPLATES / "annotation.css"),
        script=SCRIPT.read_text(encoding="utf-8"),
    )


def _definitions(senses: Sequence[MentionedSense], glossaries: Mapping[str, Glossary]) -> Iterator[Definition]:
    for sense in senses:
        glossary = glossaries[sense.place.glossary]
        entry = glossary.by_id[sense.place.entry]
        section = find_section(glossary, entry.id, sense.place.section)
        if section:
            first = sentences(section.text)[0]
            yield Definition(
                sense.number,
                entry.term_of(section),
                glossary.language,
                first.text,
                section.text[first.end :],
                section_reference(glossary, entry, section),
                glossary.permalink(entry.id, section.id),
                section_sources(entry, section),
                len(sense.mentions),
                tuple(one.term for one in sense.close),
            )
