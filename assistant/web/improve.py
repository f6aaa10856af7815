"""The page on which editors see what readers asked in vain, and turn it into entries and scripts."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import TypeVar

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from assistant.assistant import Assistant
from assistant.entry_draft import EntryDraft
from assistant.grouping import Group, Grouping
from assistant.improvement import ScriptDraft, draft_entry, draft_script, draft_script_of, to_document, to_table
from assistant.journal import Journal, Rating, Thumb
from assistant.journal_file import JournalError
from assistant.web.attachment import attachment
from assistant.web.desk import Desk
from assistant.web.desk_page import desk_page
from assistant.web.editors import Editors
from assistant.web.places import IMPROVE
from assistant.web.posted import back_to_page, posted
from assistant.web.problem import RequestError

_Found = TypeVar("_Found")
_MOST_GROUPS = 200
# SQLite has no larger numbers than of 64 bits.
_PAIR = re.compile(r"([^:]+):([0-9]{1,18})")
_OFF = "the journal is off; write journal: on into the settings and start the desk again"
_GONE = "this is no longer in the journal; load /improve/ again"
_EXPORTS: Mapping[str, tuple[str, Callable[[tuple[Group, ...], tuple[Rating, ...]], str]]] = {
    "csv": ("text/csv", to_table),
    "json": ("application/json", to_document),
}


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the page shows: `left_out` groups are not; `fault` says why the journal cannot be read, "" if it can."""

    on: bool
    days: int = 0
    fault: str = ""
    groups: tuple[Group, ...] = ()
    left_out: int = 0
    wrong: tuple[Rating, ...] = ()
    up: int = 0
    down: int = 0


def improve_router(desk: Desk, editors: Editors) -> APIRouter:
    """Return the routes of the page, which only an editor finds."""
    router = APIRouter(prefix=IMPROVE.path, dependencies=[Depends(editors.require)], include_in_schema=False)
    grouping = Grouping()

    def groups_of(assistant: Assistant) -> tuple[Group, ...]:
        return grouping.groups(_journal(assistant).unanswered(), assistant.index)

    async def found(read: Callable[[Assistant], _Found]) -> _Found:
        try:
            return await desk.run(read)
        except JournalError as error:
            raise RequestError(HTTPStatus.SERVICE_UNAVAILABLE, f"the journal is not kept: {error.reason}") from error

    @router.get("/")
    async def page(request: Request) -> Response:
        journal = desk.assistant.journal
        shown = _Shown(on=False)
        status = HTTPStatus.OK
        if journal:
            try:
                groups, ratings = await desk.run(lambda assistant: (groups_of(assistant), journal.ratings()))
                shown = _shown(journal.days, groups, ratings)
            except JournalError as error:
                shown = _Shown(on=True, fault=error.reason)
                status = HTTPStatus.SERVICE_UNAVAILABLE
        return desk_page(request, IMPROVE, "improve", shown, places=editors.places(request), status=status)

    @router.get("/entry")
    async def entry(asked: str) -> Response:
        return _file(await found(lambda one: draft_entry(_with(asked, groups_of(one)), one.index.language)))

    @router.get("/script")
    async def script(asked: str) -> Response:
        return _file(await found(lambda one: draft_script(_with(asked, groups_of(one)), one.index.language)))

    @router.get("/thumb")
    async def thumb(rating: str) -> Response:
        return _file(await found(lambda one: draft_script_of(_rating(rating, _journal(one)), one.index.language)))

    @router.get("/journal.{form}")
    async def export(form: str) -> Response:
        if form not in _EXPORTS:
            raise RequestError(HTTPStatus.NOT_FOUND, f"there is no journal.{form}; take journal.csv or journal.json")
        media_type, write = _EXPORTS[form]
        content = await found(lambda one: write(groups_of(one), _journal(one).ratings()))
        return attachment(content, media_type, f"journal.{form}")

    @router.post("/done")
    async def done(request: Request) -> Response:
        dealt_with = _dealt_with((await posted(request)).get("asked", ""))
        await found(lambda assistant: _journal(assistant).done(dealt_with))
        return back_to_page()

    @router.post("/forget")
    async def forget(request: Request) -> Response:
        if (await posted(request)).get("sure") != "yes":
            detail = "nothing was deleted; tick that you want everything deleted, then send it again"
            raise RequestError(HTTPStatus.UNPROCESSABLE_ENTITY, detail)
        await found(lambda assistant: _journal(assistant).forget())
        return back_to_page()

    return router


def _shown(days: int, groups: tuple[Group, ...], ratings: tuple[Rating, ...]) -> _Shown:
    left = tuple(one for one in groups if not one.done)
    down = [one for one in ratings if one.thumb is Thumb.DOWN]
    return _Shown(
        on=True,
        days=days,
        groups=left[:_MOST_GROUPS],
        left_out=max(len(left) - _MOST_GROUPS, 0),
        wrong=tuple(one for one in reversed(down) if not one.done),
        up=len(ratings) - len(down),
        down=len(down),
    )


def _journal(assistant: Assistant) -> Journal:
    if assistant.journal is None:
        raise RequestError(HTTPStatus.NOT_FOUND, _OFF)
    return assistant.journal


def _with(asked: str, groups: tuple[Group, ...]) -> Group:
    """Return the group that a question is in, by the question's id."""
    group = next((one for one in groups if any(each.id == asked for each in one.asked)), None)
    if group is None:
        raise RequestError(HTTPStatus.NOT_FOUND, _GONE)
    return group


def _rating(wanted: str, journal: Journal) -> Rating:
    rating = next((one for one in journal.ratings() if one.id == wanted), None)
    if rating is None:
        raise RequestError(HTTPStatus.NOT_FOUND, _GONE)
    return rating


def _dealt_with(given: str) -> Mapping[str, int]:
    """Return how many times each question had been asked when the page was made, of "ID:TIMES ID:TIMES"."""
    pairs = [_PAIR.fullmatch(one) for one in given.split()]
    if None in pairs:
        raise RequestError(HTTPStatus.UNPROCESSABLE_ENTITY, "this is no form of /improve/; load it again")
    return {pair[1]: int(pair[2]) for pair in pairs if pair}


def _file(draft: EntryDraft | ScriptDraft) -> Response:
    return attachment(draft.content, "application/yaml", f"{draft.identifier}.yaml")
