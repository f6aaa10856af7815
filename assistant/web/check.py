"""The page to check a draft on: what it mentions of the glossaries, told while nothing is kept."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from assistant.web.desk_page import desk_page
from assistant.web.places import CHECK


def check_router() -> APIRouter:
    """Return the route of the page."""
    router = APIRouter(prefix=f"/{CHECK.address.rstrip('/')}", include_in_schema=False)

    @router.get("/")
    async def page(request: Request) -> Response:
        return desk_page(request, CHECK, "check")

    return router
