"""Names of the glossary for what is being typed into the page's box."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter
from pydantic import Field
from starlette.responses import Response

from assistant.assistant import Assistant
from assistant.question import MOST_CHARACTERS
from assistant.web.bodies import Body
from assistant.web.desk import Desk
from assistant.web.json_response import json_response
from assistant.web.paths import SUGGEST

_MOST_NAMES = 6


class Typed(Body):
    """What stands in the box before the cursor."""

    text: Annotated[str, Field(max_length=MOST_CHARACTERS)]


@dataclass(frozen=True, slots=True)
class SuggestedName:
    """A name to put from `start` on, in code points, and the headword that it means."""

    name: str
    language: str
    term: str
    start: int


@dataclass(frozen=True, slots=True)
class Suggested:
    """The names that may be meant, best first."""

    names: tuple[SuggestedName, ...]


def suggest_router(desk: Desk) -> APIRouter:
    """Return the route that the page asks while something is typed."""
    router = APIRouter(include_in_schema=False)

    @router.post(SUGGEST)
    async def suggest(typed: Typed) -> Response:
        return json_response(await desk.run(lambda assistant: suggested(typed.text, assistant)))

    return router


def suggested(text: str, assistant: Assistant) -> Suggested:
    """Return the names that the end of a text begins."""
    index = assistant.index
    found = (
        SuggestedName(one.name, one.language, index.headword(one.place), one.start)
        for one in index.completions.of(text, _MOST_NAMES)
    )
    return Suggested(tuple(found))
