"""Whether the server lives, and whether it can answer."""

from dataclasses import dataclass
from typing import Literal

from fastapi import APIRouter, Request

from assistant.audience import Audience, audience
from assistant.settings import Settings
from assistant.web.caller import CallerKind
from assistant.web.desk import Desk

_NAMED = (CallerKind.KEY, CallerKind.USER)


@dataclass(frozen=True, slots=True)
class Health:
    """That the process answers at all."""

    status: str


@dataclass(frozen=True, slots=True)
class Readiness:
    """That questions are answered, from how much, and whether the last edit was taken and the journal is kept.

    `problems` says what is wrong with either, with file, line and column of an edit, to those who may know: callers of
    this machine's own desk, and those with a key or signed in.
    """

    status: str
    glossaries: tuple[str, ...]
    entries: int
    edit: Literal["taken", "refused"]
    journal: Literal["off", "kept", "failing"]
    problems: tuple[str, ...]


def health_router(desk: Desk, settings: Settings) -> APIRouter:
    """Return the routes that a supervisor of servers asks."""
    router = APIRouter(tags=["health"])

    @router.get("/healthz", response_description="It lives.", summary="Is it alive?")
    async def healthz() -> Health:
        """Tell that the process answers."""
        return Health("ok")

    @router.get("/readyz", response_description="It does.", summary="Does it answer questions?")
    async def readyz(request: Request) -> Readiness:
        """Tell that questions are answered, from what, and what is wrong with an edit or with the journal.

        Until that is mended, the glossaries before the edit answer: the status stays ready.
        """
        glossaries, refused = desk.assistant.glossaries, desk.refused
        entries = sum(len(one.entries) for one in glossaries)
        known = audience(settings) is Audience.THIS_MACHINE or request.state.caller.kind in _NAMED
        edit: Literal["taken", "refused"] = "refused" if refused else "taken"
        journal = desk.assistant.journal
        fault = journal.fault if journal else ""
        kept: Literal["off", "kept", "failing"] = "failing" if fault else "kept" if journal else "off"
        problems = (*(refused.problems if refused else ()), *([f"journal: {fault}"] if fault else []))
        return Readiness("ready", tuple(one.id for one in glossaries), entries, edit, kept, problems if known else ())

    return router
