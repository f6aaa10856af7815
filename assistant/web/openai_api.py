"""The API that clients of OpenAI's chat completions ask: the desk as a model."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Body, Path, Request
from starlette.responses import Response

from assistant.inquiry import Inquiry
from assistant.journal import Face
from assistant.web.chat_body import MODEL, CompletionBody
from assistant.web.completion import Completion, completion, events
from assistant.web.desk import Desk
from assistant.web.examples import COMPLETE
from assistant.web.guard import GUARDED
from assistant.web.json_response import json_response
from assistant.web.openai_error import ErrorDocument
from assistant.web.problem import RequestError
from assistant.web.stream import MEDIA_TYPE, streamed

TAG = "OpenAI-compatible"
_TOLD: Mapping[HTTPStatus, str] = {
    HTTPStatus.BAD_REQUEST: "What is asked cannot be read or asked; the message says why.",
    **GUARDED,
    HTTPStatus.NOT_FOUND: "There is no such model.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "A fault of the server: never an abstention.",
    HTTPStatus.SERVICE_UNAVAILABLE: "The server is busy or not ready; try again.",
}
# FastAPI's own type of what else an operation may answer.
_ERRORS: dict[int | str, dict[str, Any]] = {
    status.value: {"description": told, "model": ErrorDocument} for status, told in _TOLD.items()
}
_EVENT = {
    "type": "object",
    "required": ["data"],
    "properties": {"data": {"type": "string", "description": "A chat.completion.chunk as JSON, or at the end [DONE]."}},
}


@dataclass(frozen=True, slots=True)
class Model:
    """What answers: the desk; `created` is when this server started, in seconds since 1970."""

    id: str
    created: int
    owned_by: str = MODEL
    object: Literal["model"] = "model"


@dataclass(frozen=True, slots=True)
class ModelList:
    """All that answers."""

    data: tuple[Model, ...]
    object: Literal["list"] = "list"


_Id = Annotated[
    str, Path(max_length=200, openapi_examples={"desk": {"summary": "Read about the desk", "value": MODEL}})
]


def openai_router(desk: Desk) -> APIRouter:
    """Return the routes of the API."""
    router = APIRouter(prefix="/v1", responses=_ERRORS, tags=[TAG])
    model = Model(MODEL, int(time.time()))

    @router.post(
        "/chat/completions",
        response_model=Completion,
        response_description="The answer, whole or as server-sent events.",
        responses=streamed(_EVENT),
        summary="Complete a chat",
    )
    async def create_chat_completion(
        request: Request, body: Annotated[CompletionBody, Body(openapi_examples=COMPLETE)]
    ) -> Response:
        """Answer the last message of the user; those before it are the conversation so far.

        Messages of the system and the developer are not read: what the desk says is what the glossary says. A passage
        and the id of a glossary may be given beside the messages (`extra_body` of the official client). Sampling
        parameters, limits of length and tools are accepted and ignored: an answer is never cut, and no tool called.

        Citations are annotations of the message, in a stream of its last delta; `start_index` and `end_index` count
        code points. Where a section has no permalink, `url` is that of its sentence on the desk's own pages. A token is
        a word or a Han character.
        """
        _require(body.model)
        answer = await desk.ask(Inquiry(body.question, body.passage, body.turns, Face.OPENAI), body.glossary)
        whole = completion(answer, body.messages, str(request.base_url))
        if not body.stream:
            return json_response(whole)
        with_usage = bool(body.stream_options and body.stream_options.include_usage)
        # All of it is known before anything is sent, so that a fault still has its status.
        return Response("".join(events(whole, with_usage=with_usage)), media_type=MEDIA_TYPE)

    @router.get("/models", response_model=ModelList, response_description="The models.", summary="List models")
    async def list_models() -> Response:
        """Return the one model that there is."""
        return json_response(ModelList((model,)))

    @router.get("/models/{id}", response_model=Model, response_description="The model.", summary="Read about a model")
    async def get_model(id: _Id) -> Response:  # noqa: A002 - as OpenAI has it
        """Return what there is to tell about a model."""
        _require(id)
        return json_response(model)

    return router


def _require(model: str) -> None:
    if model != MODEL:
        raise RequestError(HTTPStatus.NOT_FOUND, f"there is no model {model!r}; give {MODEL!r}", code="model_not_found")
