"""Whether the server lives, and whether it can answer."""

from dataclasses import dataclass

from fastapi import APIRouter

from assistant.web.desk import Desk


@dataclass(frozen=True, slots=True)
class Health:
    """That the process answers at all."""

    status: str


@dataclass(frozen=True, slots=True)
class Readiness:
    """That questions are answered, and from how much."""

    status: str
    glossaries: tuple[str, ...]
    entries: int


def health_router(desk: Desk) -> APIRouter:
    """Return the routes that a supervisor of servers asks."""
    router = APIRouter(tags=["health"])

    @router.get("/healthz", response_description="It lives.", summary="Is it alive?")
    async def healthz() -> Health:
        """Tell that the process answers."""
        return Health("ok")

    @router.get("/readyz", response_description="It does.", summary="Does it answer questions?")
    async def readyz() -> Readiness:
        """Tell that questions are answered, and from which glossaries."""
        glossaries = desk.assistant.glossaries
        return Readiness("ready", tuple(one.id for one in glossaries), sum(len(one.entries) for one in glossaries))

    return router
