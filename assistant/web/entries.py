"""The entries of the glossaries, as other programs read them."""

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from assistant.document import to_json
from assistant.reference import section_reference, section_sources
from assistant.web.desk import Desk
from assistant.web.problem import RequestError
from assistant.web.tagged import UNCHANGED, KnownTags, tagged
from glossary import Entry, Glossary, Name, Section, sentences

_MOST = 1_000
_USUAL = 100


@dataclass(frozen=True, slots=True)
class SectionListed:
    """A section of a listed entry."""

    id: str
    term: str


@dataclass(frozen=True, slots=True)
class EntryListed:
    """An entry without its texts."""

    glossary: str
    id: str
    term: str
    subject: str
    summary: str
    names: tuple[Name, ...]
    sections: tuple[SectionListed, ...]


@dataclass(frozen=True, slots=True)
class EntryList:
    """Entries in order of glossary and id, from `offset` on; `total` is how many there are."""

    total: int
    offset: int
    entries: tuple[EntryListed, ...]


@dataclass(frozen=True, slots=True)
class SectionShown:
    """A whole section; `definition` is its first sentence, `url` its permalink, `sources` are its formatted references.

    `reference` is how the section itself is cited.
    """

    id: str
    term: str
    text: str
    definition: str
    names: tuple[Name, ...]
    sense: str
    reference: str
    url: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntryShown:
    """A whole entry; `language` is that of its texts."""

    glossary: str
    id: str
    term: str
    language: str
    subject: str
    summary: str
    names: tuple[Name, ...]
    sections: tuple[SectionShown, ...]
    see_also: tuple[str, ...]
    reviewed: str


_Known = Annotated[str | None, Query(max_length=200, description="The id of a glossary; all of them without.")]
_Id = Annotated[
    str,
    Path(
        max_length=200,
        description="The id of an entry.",
        openapi_examples={"cooperation": {"summary": "Read the entry on cooperation", "value": "cooperation"}},
    ),
]
_Offset = Annotated[
    int,
    Query(
        ge=0,
        le=10_000_000,
        description="How many entries to skip.",
        openapi_examples={"second": {"summary": "List entries from the third on", "value": 2}},
    ),
]
_Limit = Annotated[int, Query(ge=1, le=_MOST, description="How many entries to list at most.")]


def entries_router(desk: Desk) -> APIRouter:
    """Return the routes under which entries are read."""
    router = APIRouter(prefix="/entries", tags=["entries"])

    @router.get(
        "", response_model=EntryList, response_description="The entries.", responses=UNCHANGED, summary="List entries"
    )
    async def list_entries(
        glossary: _Known = None,
        offset: _Offset = 0,
        limit: _Limit = _USUAL,
        if_none_match: KnownTags = None,
    ) -> Response:
        """Return entries in order of glossary and id, without their texts."""
        chosen = _chosen(desk, glossary)
        shown: list[EntryListed] = []
        before = 0
        for one in chosen:
            # Of a large glossary, an entry is read from the disc when it is looked at.
            first = max(offset - before, 0)
            shown += (_listed(one, entry) for entry in one.entries[first : first + limit - len(shown)])
            before += len(one.entries)
        return _told(EntryList(before, offset, tuple(shown)), if_none_match)

    @router.get(
        "/{id}",
        response_model=EntryShown,
        response_description="The entry.",
        responses=UNCHANGED,
        summary="Read an entry",
    )
    async def get_entry(id: _Id, glossary: _Known = None, if_none_match: KnownTags = None) -> Response:  # noqa: A002 - as the contract has it
        """Return a whole entry; of several glossaries that have it, from the first."""
        return _told(find_entry(desk, id, glossary), if_none_match)

    return router


def find_entry(desk: Desk, id: str, glossary: str | None) -> EntryShown:  # noqa: A002 - as the contract has it
    """Return an entry by its id, of several from the first glossary that has it; raise RequestError where none has."""
    found = next(((one, one.by_id[id]) for one in _chosen(desk, glossary) if id in one.by_id), None)
    if found is None:
        raise RequestError(HTTPStatus.NOT_FOUND, f"no entry has the id {id!r}; search for its term to find the id")
    return _shown(*found)


def _shown(glossary: Glossary, entry: Entry) -> EntryShown:
    return EntryShown(
        glossary=glossary.id,
        id=entry.id,
        term=entry.term,
        language=glossary.language,
        subject=entry.subject,
        summary=entry.summary,
        names=entry.names,
        sections=tuple(_section(glossary, entry, one) for one in entry.sections),
        see_also=entry.see_also,
        reviewed=entry.reviewed,
    )


def _section(glossary: Glossary, entry: Entry, section: Section) -> SectionShown:
    return SectionShown(
        id=section.id,
        term=entry.term_of(section),
        text=section.text,
        definition=sentences(section.text)[0].text,
        names=section.names,
        sense=section.sense,
        reference=section_reference(glossary, entry, section),
        url=glossary.permalink(entry.id, section.id),
        sources=section_sources(entry, section),
    )


def _listed(glossary: Glossary, entry: Entry) -> EntryListed:
    sections = tuple(SectionListed(one.id, entry.term_of(one)) for one in entry.sections)
    return EntryListed(glossary.id, entry.id, entry.term, entry.subject, entry.summary, entry.names, sections)


def _chosen(desk: Desk, glossary: str | None) -> Sequence[Glossary]:
    glossaries = desk.assistant.glossaries
    chosen = [one for one in glossaries if glossary in (None, one.id)]
    if not chosen:
        known = ", ".join(one.id for one in glossaries)
        raise RequestError(HTTPStatus.NOT_FOUND, f"there is no glossary {glossary!r}; known are {known}")
    return chosen


def _told(shown: EntryList | EntryShown, known: str | None) -> Response:
    return tagged(to_json(shown), "application/json", known)
