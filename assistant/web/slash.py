"""The addresses of pages where their last slash is left out."""

from collections.abc import Awaitable, Callable

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from assistant.web.places import BESIDE_CHAT, Place


def slash_router() -> APIRouter:
    """Return the routes that lead from such addresses to the pages, in whichever folder of a proxy the desk lies."""
    router = APIRouter(include_in_schema=False)
    for one in BESIDE_CHAT:
        router.get(one.path)(_leading_to(one))
    return router


def _leading_to(place: Place) -> Callable[[], Awaitable[Response]]:
    async def lead() -> Response:
        return RedirectResponse(place.address)

    return lead
