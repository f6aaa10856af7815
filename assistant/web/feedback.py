"""What the page sends when a reader says something of an answer."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import Field
from starlette.responses import Response

from assistant.assistant import Assistant
from assistant.conversation import ConversationError, from_turns
from assistant.journal import MOST_NOTE, Thumb
from assistant.journal_file import JournalError
from assistant.question import MOST_TURNS
from assistant.web.bodies import Body
from assistant.web.desk import Desk
from assistant.web.json_response import json_response
from assistant.web.problem import RequestError


class FeedbackBody(Body):
    """The turns up to an answer, the thumb or None to take it back, and the `receipt` of the one given before."""

    turns: Annotated[list[Any], Field(min_length=1, max_length=MOST_TURNS)]
    thumb: Thumb | None
    note: Annotated[str, Field(max_length=MOST_NOTE)] = ""
    receipt: Annotated[str, Field(max_length=100)] = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """By what the page that gave a thumb, and no one else, can change it or take it back; "" where it was."""

    receipt: str


def feedback_router(desk: Desk) -> APIRouter:
    """Return the route under which the page sends thumbs; they are for an answer of the desk, not for what is sent."""
    router = APIRouter(include_in_schema=False)

    @router.post("/feedback")
    async def feedback(body: FeedbackBody) -> Response:
        try:
            return json_response(Receipt(await desk.run(lambda assistant: _keep(body, assistant))))
        except ConversationError as error:
            raise RequestError(HTTPStatus.UNPROCESSABLE_ENTITY, str(error)) from error
        except JournalError as error:
            detail = "this cannot be noted now; the log of the server says why"
            raise RequestError(HTTPStatus.SERVICE_UNAVAILABLE, detail) from error

    return router


def _keep(body: FeedbackBody, assistant: Assistant) -> str:
    journal = assistant.journal
    if journal is None:
        raise RequestError(HTTPStatus.NOT_FOUND, "this desk keeps no journal, and so no thumbs")
    if body.thumb is None:
        journal.withdraw(body.receipt)
        return ""
    asked = from_turns(body.turns)
    answer = assistant.converse(asked)[-1].answer
    passage = bool(asked[-1].passage)
    return journal.rate(answer, body.thumb, body.note, beside_passage=passage, instead_of=body.receipt)
