"""The sections that an answer cites, as HTML: whole, with the quoted sentences highlighted."""

from collections.abc import Mapping, Sequence
from html import escape

from assistant.citation import Citation, by_section, pieces, require_section, titles_of
from assistant.pages.markup import link, prose, text
from assistant.web.read import place_of
from assistant.web.words import Words
from glossary import Entry, Glossary, Section


def cited_sections(
    turn: str, citations: Sequence[Citation], glossaries: Mapping[str, Glossary], words: Words, *, opened: int
) -> str:
    """Return the cited sections of a turn, the first `opened` of them open."""
    titles = titles_of(glossaries)
    cards = [
        _section(turn, group, glossaries[group[0].glossary], titles, words, opened=place < opened)
        for place, group in enumerate(by_section(citations))
    ]
    return f'<aside class="cited" aria-label="{words("cited")}">{"".join(cards)}</aside>'


def highlighted(turn: str, plain: str, citations: Sequence[Citation], words: Words) -> str:
    """Return a section's text with each quoted span in a <mark>, followed by its number that leads back."""
    return "".join(
        _quote(turn, one.citation, one.text, words) if one.citation else text(one.text)
        for one in pieces(plain, citations)
    )


def _quote(turn: str, citation: Citation, quoted: str, words: Words) -> str:
    number = citation.number
    back = words("to_answer", number=number)
    if not quoted:
        # What is cited twice is highlighted once: a mark of the answer leads to the number then.
        return (
            f'<a class="number" id="{turn}-quote-{number}" href="#{turn}-mark-{number}"'
            f' data-goto="{turn}-mark-{number}" aria-label="{back}">{number}</a>'
        )
    return (
        f'<mark id="{turn}-quote-{number}" tabindex="-1">{text(quoted)}</mark>'
        f'<a class="number" href="#{turn}-mark-{number}" data-goto="{turn}-mark-{number}"'
        f' aria-label="{back}">{number}</a>'
    )


def _section(
    turn: str,
    citations: Sequence[Citation],
    glossary: Glossary,
    titles: Mapping[str, str],
    words: Words,
    *,
    opened: bool,
) -> str:
    first = citations[0]
    entry, section = _find(glossary, first)
    numbers = "".join(f'<span class="number">{citation.number}</span>' for citation in citations)
    around = [*([entry.term] if first.term != entry.term else []), titles.get(glossary.id, "")]
    under = " ".join(f'<span class="under">{text(one)}</span>' for one in around if one)
    return (
        f'<details class="section"{" open" if opened else ""}>'
        f'<summary><span class="title"><span class="term">{text(first.term)}</span> {under}</span>'
        f'<span class="numbers">{numbers}</span></summary>'
        f"{_names(entry, section)}"
        f'<p class="definition" lang="{escape(glossary.language)}">'
        f"{highlighted(turn, section.text, citations, words)}</p>"
        f"{_sources(first, words)}"
        f'<p class="reference">{prose(first.reference)}{_permalink(first, words)}</p>'
        "</details>"
    )


def _find(glossary: Glossary, citation: Citation) -> tuple[Entry, Section]:
    return glossary.by_id[citation.entry], require_section(glossary, citation.entry, citation.section)


def _names(entry: Entry, section: Section) -> str:
    names = section.names if section.term else entry.names
    shown = [f'<span lang="{escape(name.language)}">{escape(name.text)}</span>' for name in names]
    return f'<p class="names">{" ".join(shown)}</p>' if shown else ""


def _sources(citation: Citation, words: Words) -> str:
    items = "".join(f"<li>{prose(source)}</li>" for source in citation.sources)
    return f'<h3>{words("sources")}</h3><ul class="sources">{items}</ul>' if items else ""


def _permalink(citation: Citation, words: Words) -> str:
    if citation.url:
        return f" {link(citation.url, words.plain('permalink'))}"
    place = escape(place_of(citation.glossary, citation.entry, citation.section))
    return f' <a href="{place}" target="_blank">{words("read_section")}</a>'
