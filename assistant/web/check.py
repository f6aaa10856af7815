"""The page to check a draft on: what it mentions of the glossaries, told while nothing is kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from assistant.assistant import Assistant
from assistant.draft_file import KINDS, DraftFileError
from assistant.pages.annotation import SCRIPT, STYLE, render
from assistant.web.attachment import attachment
from assistant.web.checked import Checked, checked
from assistant.web.comments import as_table, as_text
from assistant.web.desk import Desk
from assistant.web.desk_page import desk_page, page_script
from assistant.web.places import CHECK
from assistant.web.problem import RequestError
from assistant.web.upload import sent_draft
from assistant.web.words import Words, words_accepted

_SCRIPTS: Mapping[str, Path] = {"mentions": SCRIPT, "check": Path(__file__).parent / "templates" / "check.js"}


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the page shows: a draft that was checked, or why one was not; `limit` is the most bytes that it takes."""

    limit: int
    kinds: str = ",".join(KINDS)
    checked: Checked | None = None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class _Form:
    """A form that what was found is saved in: the name of the file, its media type, and how it is made."""

    file: str
    media_type: str
    make: Callable[[str, Assistant, str, Words], str | bytes]


_FORMS: Mapping[str, _Form] = {
    "page": _Form(
        "draft.html",
        "text/html",
        lambda text, assistant, _desk, _words: render(text, assistant.annotate(text), assistant.index.glossaries),
    ),
    "comments": _Form(
        "comments.txt",
        "text/plain",
        lambda text, assistant, desk, words: as_text(checked(text, assistant), desk, words),
    ),
    "table": _Form(
        "comments.csv",
        "text/csv",
        lambda text, assistant, desk, words: as_table(checked(text, assistant), desk, words),
    ),
}


def check_router(desk: Desk, limit: int) -> APIRouter:
    """Return the routes of the page; `limit` is the most bytes of a request."""
    router = APIRouter(prefix=CHECK.path, include_in_schema=False)

    @router.get("/")
    async def page(request: Request) -> Response:
        return _page(request, _Shown(limit))

    @router.get("/{name}.js")
    async def script(name: str) -> Response:
        if name not in _SCRIPTS:
            raise RequestError(HTTPStatus.NOT_FOUND, f"there is no script {name!r}; the page has {', '.join(_SCRIPTS)}")
        return page_script(_SCRIPTS[name])

    @router.post("/")
    async def check(request: Request) -> Response:
        try:
            text = await sent_draft(request, desk, limit)
        except DraftFileError as error:
            return _refused(request, limit, error)
        # A page with thousands of mentions takes a while to be made, too.
        return await desk.run_long(lambda assistant: _page(request, _Shown(limit, checked=checked(text, assistant))))

    @router.post("/{form}")
    async def save(request: Request, form: str) -> Response:
        if form not in _FORMS:
            raise RequestError(HTTPStatus.NOT_FOUND, f"a draft is saved as one of {', '.join(_FORMS)}, not {form!r}")
        try:
            text = await sent_draft(request, desk, limit)
        except DraftFileError as error:
            return _refused(request, limit, error)
        wanted, address, words = _FORMS[form], str(request.base_url), words_accepted(request.headers)
        made = await desk.run_long(lambda assistant: wanted.make(text, assistant, address, words))
        return attachment(made, wanted.media_type, wanted.file)

    return router


def _refused(request: Request, limit: int, error: DraftFileError) -> Response:
    """Return the page that says why a draft is not checked."""
    values = {name: f"{value:,}" if isinstance(value, int) else value for name, value in error.values.items()}
    fault = words_accepted(request.headers).plain(f"check_{error.kind}", **values)
    return _page(request, _Shown(limit, fault=fault), HTTPStatus.UNPROCESSABLE_ENTITY)


def _page(request: Request, shown: _Shown, status: HTTPStatus = HTTPStatus.OK) -> Response:
    return desk_page(request, CHECK, "check", shown, styles=[STYLE], status=status)
