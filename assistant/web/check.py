"""The page to check a draft on: what it mentions of the glossaries, told while nothing is kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from assistant.annotate_page import SCRIPT, render
from assistant.assistant import Assistant
from assistant.draft_file import KINDS, DraftFileError
from assistant.web.checked import Checked, checked
from assistant.web.comments import as_table, as_text
from assistant.web.desk import Desk
from assistant.web.desk_page import desk_page
from assistant.web.places import CHECK
from assistant.web.problem import RequestError
from assistant.web.upload import sent_draft
from assistant.web.words import Words, words_accepted

_NAME = CHECK.address.rstrip("/")
SCRIPTS: Mapping[str, Path] = {"mentions": SCRIPT, "check": Path(__file__).parent / "templates" / "check.js"}
_UNKEPT = {"Cache-Control": "no-store"}


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows: a draft that was checked, or why one was not; `limit` is the most bytes that it takes."""

    limit: int
    kinds: str = ",".join(KINDS)
    checked: Checked | None = None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A form that what was found is saved in: the name of the file, its media type, and how it is made."""

    file: str
    media_type: str
    make: Callable[[str, Assistant, str, Words], str | bytes]


FORMS: Mapping[str, Form] = {
    "page": Form(
        "draft.html",
        "text/html",
        lambda text, assistant, _desk, _words: render(text, assistant.annotate(text), assistant.index.glossaries),
    ),
    "comments": Form(
        "comments.txt",
        "text/plain",
        lambda text, assistant, desk, words: as_text(checked(text, assistant), desk, words),
    ),
    "table": Form(
        "comments.csv",
        "text/csv",
        lambda text, assistant, desk, words: as_table(checked(text, assistant), desk, words),
    ),
}


def check_router(desk: Desk, limit: int) -> APIRouter:
    """Return the routes of the page; `limit` is the most bytes of a request."""
    router = APIRouter(prefix=f"/{_NAME}", include_in_schema=False)

    @router.get("")
    async def folder() -> Response:
        return RedirectResponse(CHECK.address)

    @router.get("/")
    async def page(request: Request) -> Response:
        return _page(request, Shown(limit))

    @router.get("/{name}.js")
    async def script(name: str) -> Response:
        if name not in SCRIPTS:
            raise RequestError(HTTPStatus.NOT_FOUND, f"there is no script {name!r}; the page has {', '.join(SCRIPTS)}")
        # A script of one version must not meet a page of another.
        return FileResponse(SCRIPTS[name], headers={"Cache-Control": "no-cache"})

    @router.post("/")
    async def check(request: Request) -> Response:
        try:
            text = await sent_draft(request, desk, limit)
        except DraftFileError as error:
            return _page(
                request,
                Shown(limit, fault=told(error, words_accepted(request.headers))),
                HTTPStatus.UNPROCESSABLE_ENTITY,
            )
        # A page with thousands of mentions takes a while to be made, too.
        return await desk.run(lambda assistant: _page(request, Shown(limit, checked=checked(text, assistant))))

    @router.post("/{form}")
    async def save(request: Request, form: str) -> Response:
        if form not in FORMS:
            raise RequestError(HTTPStatus.NOT_FOUND, f"a draft is saved as one of {', '.join(FORMS)}, not {form!r}")
        wanted, words = FORMS[form], words_accepted(request.headers)
        try:
            text = await sent_draft(request, desk, limit)
        except DraftFileError as error:
            return _page(request, Shown(limit, fault=told(error, words)), HTTPStatus.UNPROCESSABLE_ENTITY)
        address = str(request.base_url)
        made = await desk.run(lambda assistant: wanted.make(text, assistant, address, words))
        named = {"Content-Disposition": f'attachment; filename="{wanted.file}"'}
        return Response(made, media_type=wanted.media_type, headers={**_UNKEPT, **named})

    return router


def told(error: DraftFileError, words: Words) -> str:
    """Return why a draft is not checked, in the words of the page."""
    values = {name: f"{value:,}" if isinstance(value, int) else value for name, value in error.values.items()}
    return words.plain(f"check_{error.kind}", **values)


def _page(request: Request, shown: Shown, status: HTTPStatus = HTTPStatus.OK) -> Response:
    made = desk_page(request, CHECK, "check", shown, status=status)
    made.headers.update(_UNKEPT)
    return made
