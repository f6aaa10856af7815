"""What an answer quotes, and the proof that it does."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from glossary import Entry, Glossary, Section


@dataclass(frozen=True, slots=True)
class Citation:
    """A sentence of a section that an answer quotes.

    `cited_text` is the section's text at [start_char, end_char); the answer's text at [answer_start, answer_end) is the
    same, or the sentence of a writer that it supports. Offsets are Unicode code points; `url` is the section's
    permalink, `sources` the formatted references of the section.
    """

    number: int
    glossary: str
    entry: str
    section: str
    term: str
    cited_text: str
    start_char: int
    end_char: int
    answer_start: int
    answer_end: int
    reference: str
    url: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a section's text: what a citation quotes, or what no citation does."""

    text: str
    citation: Citation | None = None


class UnverifiedError(Exception):
    """An answer that does not stand in the glossary word for word: a fault of the program, never shown as an answer."""


def find_section(glossary: Glossary, entry: str, section: str) -> Section | None:
    """Return a section of a glossary by its ids, or None where there is none."""
    found = glossary.by_id.get(entry)
    return section_of(found, section) if found else None


def require_section(glossary: Glossary, entry: str, section: str) -> Section:
    """Return a section that was found in a glossary; raise LookupError where it is not there."""
    found = find_section(glossary, entry, section)
    if found is None:
        raise LookupError(f"{glossary.id}: {entry}#{section} was found but is not in the glossary")
    return found


def section_of(entry: Entry, section: str) -> Section | None:
    """Return a section of an entry by its id, or None where there is none."""
    return next((one for one in entry.sections if one.id == section), None)


def by_section(citations: Iterable[Citation]) -> list[list[Citation]]:
    """Return the citations of each section together, in the order of their first numbers."""
    groups: dict[tuple[str, str, str], list[Citation]] = {}
    for citation in citations:
        groups.setdefault((citation.glossary, citation.entry, citation.section), []).append(citation)
    return list(groups.values())


def titles_of(glossaries: Mapping[str, Glossary]) -> dict[str, str]:
    """Return the titles that tell whose a quote is, by the ids of their glossaries; none where there is only one."""
    return {name: glossary.title for name, glossary in glossaries.items()} if len(glossaries) > 1 else {}


def heading(citation: Citation, titles: Mapping[str, str]) -> str:
    """Return what stands before the quotes of a section: its term and, where there are titles, whose it is."""
    if citation.glossary not in titles:
        return citation.term
    # What is before the first colon of a paragraph is its heading.
    return f"{citation.term}, in “{titles[citation.glossary].replace(': ', ' – ')}”"


def quotes_with_marks(citations: Iterable[Citation]) -> list[str]:
    """Return each quote once, with the marks of all citations of it before it."""
    marks: dict[str, str] = {}
    for citation in citations:
        marks[citation.cited_text] = f"{marks.get(citation.cited_text, '')}[{citation.number}]"
    return [f"{mark} “{quote}”" for quote, mark in marks.items()]


def pieces(text: str, citations: Iterable[Citation]) -> Iterator[Piece]:
    """Yield a section's whole text, parted where the citations of it begin and end."""
    end = 0
    for citation in sorted(citations, key=lambda one: one.start_char):
        start = max(citation.start_char, end)
        yield Piece(text[end:start])
        yield Piece(text[start : citation.end_char], citation)
        end = max(citation.end_char, end)
    yield Piece(text[end:])


def verify(text: str, citations: Sequence[Citation], glossaries: Mapping[str, Glossary], opening: str = "") -> None:
    """Raise UnverifiedError unless every citation stands verbatim in its section and in the answer's text.

    Nothing but `opening` may be said that is not cited.
    """
    if not text.startswith(opening):
        raise UnverifiedError(f"the answer does not start with {opening!r}")
    end = len(opening)
    titles = titles_of(glossaries)
    for number, citation in enumerate(citations, start=1):
        verify_quote(number, citation, glossaries)
        place = f"{citation.glossary}/{citation.entry}#{citation.section}"
        if citation.answer_start < end:
            raise UnverifiedError(f"citation {number} of {place} starts before what it is in")
        if text[citation.answer_start : citation.answer_end] != citation.cited_text:
            raise UnverifiedError(f"citation {number} of {place} is not what the answer says there")
        if text[end : citation.answer_start].strip() not in ("", f"{citation.term}:", f"{heading(citation, titles)}:"):
            raise UnverifiedError(
                f"the answer says something before citation {number} of {place} that it does not cite"
            )
        mark = f" [{number}]"
        if text[citation.answer_end : citation.answer_end + len(mark)] != mark:
            raise UnverifiedError(f"the answer does not mark citation {number} of {place}")
        end = citation.answer_end + len(mark)
    if citations and text[end:]:
        raise UnverifiedError("the answer says something after its last citation that it does not cite")


def verify_quote(number: int, citation: Citation, glossaries: Mapping[str, Glossary]) -> None:
    """Raise UnverifiedError unless a citation has its number and stands verbatim in its section."""
    place = f"{citation.glossary}/{citation.entry}#{citation.section}"
    glossary = glossaries.get(citation.glossary)
    section = find_section(glossary, citation.entry, citation.section) if glossary else None
    if section is None:
        raise UnverifiedError(f"citation {number} names {place}, which is not in the glossary")
    if citation.number != number or not citation.cited_text:
        raise UnverifiedError(f"citation {number} of {place} is numbered {citation.number} or quotes nothing")
    if citation.start_char < 0:
        raise UnverifiedError(f"citation {number} of {place} starts before what it is in")
    if section.text[citation.start_char : citation.end_char] != citation.cited_text:
        raise UnverifiedError(f"citation {number} is not the text of {place} at {citation.start_char}")
