"""Conversations as files that the page saves."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Annotated, Any, Literal

from fastapi import APIRouter
from pydantic import Field
from starlette.responses import Response

from assistant.assistant import Assistant
from assistant.conversation import Conversation, ConversationError, from_turns, to_file
from assistant.pages.conversation import to_page
from assistant.question import MOST_TURNS
from assistant.web.bodies import Body
from assistant.web.desk import Desk
from assistant.web.problem import RequestError

_MEDIA_TYPES = {"file": "application/json", "page": "text/html"}
_MAKERS: Mapping[str, Callable[[Conversation, Assistant], str]] = {
    "file": lambda asked, assistant: to_file(asked, assistant.converse(asked)),
    "page": lambda asked, assistant: to_page(asked, assistant.converse(asked), assistant.glossaries),
}


class Saving(Body):
    """The turns of a conversation, and whether it is to be opened again or to be read."""

    turns: Annotated[list[Any], Field(max_length=MOST_TURNS)]
    form: Literal["file", "page"]


def saved_router(desk: Desk) -> APIRouter:
    """Return the route under which the page gets a conversation as a file."""
    router = APIRouter(include_in_schema=False)

    @router.post("/save")
    async def save(saving: Saving) -> Response:
        try:
            asked = from_turns(saving.turns)
        except ConversationError as error:
            raise RequestError(HTTPStatus.UNPROCESSABLE_ENTITY, str(error)) from error
        made = await desk.run(lambda assistant: _MAKERS[saving.form](asked, assistant))
        return Response(made, media_type=_MEDIA_TYPES[saving.form])

    return router
