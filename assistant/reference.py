"""References as readers print them: author, year, title, publisher, place in the work."""

from collections.abc import Iterable

from glossary import Entry, Glossary, Person, Section, Source

_ET_AL_AFTER = 3


def section_reference(glossary: Glossary, entry: Entry, section: Section) -> str:
    """Return the reference of a glossary section."""
    term = entry.term_of(section)
    headings = f"“{term}”" if term == entry.term else f"“{term}”, under “{entry.term}”"
    parts = (
        f"{headings}, in: {glossary.title}",
        glossary.publisher,
        f"reviewed {entry.reviewed}" if entry.reviewed else "",
        glossary.licence,
    )
    return _sentence(parts)


def source_reference(source: Source) -> str:
    """Return the formatted reference of a source."""
    by = _people(source.author) or _edited(source)
    in_work = f"in: {source.container_title}" if source.container_title else ""
    volume = source.volume + (f"({source.issue})" if source.issue else "")
    pages = source.locator or _pages(source.page)
    parts = (
        f"{by} ({source.issued})" if by and source.issued else by,
        source.title,
        "" if by or not source.issued else source.issued,
        in_work,
        volume,
        ": ".join(part for part in (source.publisher_place, source.publisher) if part),
        pages,
        f"doi:{source.doi}" if source.doi else "",
        source.url,
        source.note,
    )
    return _sentence(parts)


def section_sources(entry: Entry, section: Section) -> tuple[str, ...]:
    """Return the formatted references of a section's sources."""
    known = {source.id: source for source in entry.sources}
    return tuple(source_reference(known[name]) for name in section.sources)


def inverted(person: Person) -> str:
    """Return a person's name with the family name first, as lists of references have it."""
    return person.literal or ", ".join(part for part in (person.family, person.given) if part)


def _pages(page: str) -> str:
    if not page[:1].isdigit():
        return page
    return f"pp. {page}" if any(sign in page for sign in "-–,") else f"p. {page}"


def _edited(source: Source) -> str:
    editors = _people(source.editor)
    return f"{editors} ({'eds' if len(source.editor) > 1 else 'ed.'})" if editors else ""


def _people(people: tuple[Person, ...]) -> str:
    names = [inverted(person) for person in people]
    if len(names) > _ET_AL_AFTER:
        return f"{names[0]} et al."
    return " and ".join(part for part in ("; ".join(names[:-1]), *names[-1:]) if part)


def _sentence(parts: Iterable[str]) -> str:
    text = ", ".join(part.rstrip(".") for part in parts if part)
    return f"{text}." if text else ""
