"""The glossaries as pages to read, under /read/: those of `glossdesk site`, made of what the desk answers from."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from mimetypes import guess_type
from posixpath import splitext

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from assistant.assistant import Assistant
from assistant.site.address import HOME, Address
from assistant.site.library import library
from assistant.site.pages import Look, Pages
from assistant.web.desk import Desk
from assistant.web.places import CHECK, EDITORS, READ
from assistant.web.problem import RequestError
from assistant.web.tagged import KnownTags, tagged
from glossary import Glossary

_HTML = "text/html"
# An entry is at /read/GLOSSARY/ENTRY, and the chat two folders up.
_ADDRESS = Address(entry="{entry}", bare=True)
_CHAT = f"../../{HOME}"
_CHECK = f"../../{CHECK.address}{HOME}"
_EDITORS = f"../../{EDITORS.address}{HOME}"
_LIBRARY = f"../{HOME}"


def place_of(glossary: str, entry: str, section: str) -> str:
    """Return where a section stands on these pages, as a link from the chat."""
    return f"{READ.address}{glossary}/{_ADDRESS.file_of(entry)}#{_ADDRESS.anchor_of(entry, section)}"


class Shelf:
    """The pages of the glossaries that an assistant has now; those of a glossary that stays are kept."""

    def __init__(self) -> None:
        self._kept: Mapping[str, Pages] = {}

    def pages(self, glossaries: Sequence[Glossary]) -> Mapping[str, Pages]:
        """Return the pages of glossaries by their ids."""
        look = Look(ask=_CHAT, check=_CHECK, edit=_EDITORS, lists=_LIBRARY if len(glossaries) > 1 else "")
        self._kept = made = {one.id: self._of(one, look) for one in glossaries}
        return made

    def _of(self, glossary: Glossary, look: Look) -> Pages:
        kept = self._kept.get(glossary.id)
        if kept and kept.glossary is glossary and kept.look == look:
            return kept
        return Pages(glossary, _ADDRESS, look)


def read_router(desk: Desk) -> APIRouter:
    """Return the routes of the pages."""
    router = APIRouter(prefix=READ.path, include_in_schema=False)
    shelf = Shelf()

    @router.get("/")
    async def glossaries(if_none_match: KnownTags = None) -> Response:
        known = desk.assistant.glossaries
        if len(known) == 1:
            return RedirectResponse(f"{known[0].id}/")
        return _page(library({f"{one.id}/": one for one in known}, f"{known[0].id}/"), if_none_match)

    @router.get("/{name}")
    async def place(name: str) -> Response:
        """Lead to an entry, of several glossaries that have it in the first, or else to a glossary."""
        known = desk.assistant.glossaries
        for one in known:
            if name in one.by_id:
                return RedirectResponse(f"{one.id}/{name}")
        return RedirectResponse(f"{_known(name, known)}/")

    @router.get("/{glossary}/{file:path}")
    async def page(glossary: str, file: str, if_none_match: KnownTags = None) -> Response:
        def found(assistant: Assistant) -> tuple[str | None, Pages]:
            pages = shelf.pages(assistant.glossaries)[_known(glossary, assistant.glossaries)]
            return pages.text(file or HOME), pages

        # A long list takes seconds when it is first made.
        content, pages = await desk.run(found)
        if content is None:
            return _html(pages.lost(file), HTTPStatus.NOT_FOUND)
        if splitext(file)[1] in ("", ".html"):
            return _page(content, if_none_match)
        return tagged(content, guess_type(file)[0] or "text/plain", if_none_match)

    return router


def _known(name: str, glossaries: Sequence[Glossary]) -> str:
    if name not in (one.id for one in glossaries):
        raise RequestError(HTTPStatus.NOT_FOUND, f"there is no glossary and no entry {name!r}; start at /read/")
    return name


def _page(content: str, known: str | None) -> Response:
    return _guarded(tagged(content, _HTML, known))


def _html(content: str, status: HTTPStatus) -> Response:
    return _guarded(Response(content, status, media_type=_HTML))


def _guarded(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = Look().policy
    return response
