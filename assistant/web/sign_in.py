"""The page on which editors sign in, and out."""

from dataclasses import dataclass
from http import HTTPStatus

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from assistant.web.desk_page import desk_page
from assistant.web.editors import Editors
from assistant.web.places import EDITORS, EVALUATE, OF_EDITORS
from assistant.web.posted import posted


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the page shows: where somebody wanted to go, and whether a wrong key was given."""

    to: str
    wrong: bool = False


def sign_in_router(editors: Editors) -> APIRouter:
    """Return the routes of the page."""
    router = APIRouter(prefix=EDITORS.path, include_in_schema=False)

    @router.get("/")
    async def page(request: Request, to: str = "") -> Response:
        if editors.signed_in(request) or (not to and editors.may_evaluate(request)):
            return _to(to)
        return desk_page(request, EDITORS, "editors", _Asked(to))

    @router.post("/")
    async def sign_in(request: Request) -> Response:
        form = await posted(request)
        to = form.get("to", "")
        response = _to(to)
        if editors.sign_in(request, form.get("key", "").strip(), response):
            return response
        return desk_page(request, EDITORS, "editors", _Asked(to, wrong=True), status=HTTPStatus.FORBIDDEN)

    @router.post("/out")
    async def sign_out(request: Request) -> Response:
        response = RedirectResponse("../", HTTPStatus.SEE_OTHER)
        editors.sign_out(request, response)
        return response

    return router


def _to(place: str) -> Response:
    """Lead to a page of editors, and nowhere else."""
    own = place.startswith(tuple(one.address for one in OF_EDITORS))
    return RedirectResponse(f"../{place if own else EVALUATE.address}", HTTPStatus.SEE_OTHER)
