"""The HTTP API: what a newsroom's own programs ask."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Body
from starlette.responses import Response

from assistant.answer import Answer
from assistant.document import Annotation, SearchResult, search_document
from assistant.inquiry import Inquiry
from assistant.journal import Face
from assistant.web.bodies import AnnotateBody, AskOverHttpBody, SearchBody
from assistant.web.desk import Desk
from assistant.web.entries import entries_router
from assistant.web.examples import ANNOTATE, ASK, SEARCH
from assistant.web.guard import GUARDED
from assistant.web.json_response import json_response
from assistant.web.problem import MEDIA_TYPE
from assistant.web.stream import STREAMED, stream_response

PREFIX = "/api/v1"
_TOLD: Mapping[HTTPStatus, str] = {
    HTTPStatus.BAD_REQUEST: "The request cannot be read.",
    **GUARDED,
    HTTPStatus.NOT_FOUND: "There is no such thing.",
    HTTPStatus.UNPROCESSABLE_ENTITY: "What is asked cannot be asked; the detail says why.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "A fault of the server: never an abstention.",
    HTTPStatus.SERVICE_UNAVAILABLE: "The server is busy or not ready; try again.",
}
# FastAPI's own type of what else an operation may answer.
PROBLEMS: dict[int | str, dict[str, Any]] = {
    status.value: {"description": told, "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
    for status, told in _TOLD.items()
}


def api_router(desk: Desk) -> APIRouter:
    """Return the routes of the API."""
    router = APIRouter(prefix=PREFIX, responses=PROBLEMS)

    @router.post(
        "/ask",
        response_model=Answer,
        response_description="The answer, or an abstention.",
        responses=STREAMED,
        tags=["asking"],
        summary="Ask a question",
    )
    async def ask(body: Annotated[AskOverHttpBody, Body(openapi_examples=ASK)]) -> Response:
        """Return a cited answer, or an abstention with the nearest entries.

        Offsets count Unicode code points. Every citation stands in its section word for word.
        """
        if body.stream:
            words = await desk.run(
                lambda assistant: assistant.stream(body.question, body.passage, body.turns, face=Face.API),
                body.glossary,
            )
            return stream_response(words)
        inquiry = Inquiry(body.question, body.passage, body.turns, Face.API)
        return json_response(await desk.ask(inquiry, body.glossary))

    @router.post(
        "/search",
        response_model=SearchResult,
        response_description="What was found.",
        tags=["asking"],
        summary="Search for sections",
    )
    async def search(body: Annotated[SearchBody, Body(openapi_examples=SEARCH)]) -> Response:
        """Return the sections that a query finds, best first, with every signal's raw score."""
        found = await desk.run(lambda assistant: assistant.search(body.query, body.k), body.glossary)
        return json_response(search_document(found))

    @router.post(
        "/annotate",
        response_model=Annotation,
        response_description="The mentions.",
        tags=["asking"],
        summary="Annotate a draft",
    )
    async def annotate(body: Annotated[AnnotateBody, Body(openapi_examples=ANNOTATE)]) -> Response:
        """Return every mention of a name in a draft, with the section that its sentence means by it.

        Offsets count Unicode code points, which are not JavaScript's UTF-16 units beyond the Basic Multilingual Plane.
        """
        mentions = await desk.run_long(lambda assistant: assistant.annotate(body.text), body.glossary)
        return json_response(Annotation(mentions))

    router.include_router(entries_router(desk))
    return router
