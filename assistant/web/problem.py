"""Faults of a request as problem documents (RFC 9457), or in OpenAI's form where its clients ask."""

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import TypeAdapter
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from assistant.annotate import DraftError
from assistant.question import QuestionError
from assistant.web.fault import Fault, faults_of, tell
from assistant.web.middleware import HttpMiddleware
from assistant.web.openai_error import error_response
from assistant.web.withheld import withheld

MEDIA_TYPE = "application/problem+json"
_OPENAI = "/v1/"
_LOGGER = logging.getLogger(__name__)
_HINTS: Mapping[int, str] = {
    # FastAPI's words for bytes that are no UTF-8, and for what is nested too deep.
    HTTPStatus.BAD_REQUEST: "the body cannot be read; send one JSON object in UTF-8",
    HTTPStatus.NOT_FOUND: "there is nothing at this address; /docs lists what there is",
    HTTPStatus.METHOD_NOT_ALLOWED: "this address is not asked in this way; /docs tells how",
    HTTPStatus.INTERNAL_SERVER_ERROR: "something went wrong on the server, whose log has the details; try again",
}


@dataclass(frozen=True, slots=True)
class ProblemDocument:
    """What is wrong with a request: `title` names the kind of fault, `detail` this one, with the remedy."""

    type: str
    title: str
    status: int
    detail: str
    request_id: str = ""
    errors: Sequence[Fault] = ()


class RequestError(Exception):
    """A request that is not answered, with its status and the remedy; `headers` go with the response.

    `code` is what OpenAI's clients know the fault by, where they do.
    """

    def __init__(
        self, status: int, detail: str, headers: Mapping[str, str] | None = None, code: str | None = None
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.headers = headers
        self.code = code


def problem_response(
    status: int,
    detail: str,
    request_id: str = "",
    errors: Sequence[Fault] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return the response that tells a problem."""
    document = ProblemDocument("about:blank", HTTPStatus(status).phrase, status, detail, request_id, errors)
    content = {key: value for key, value in asdict(document).items() if value or key not in ("request_id", "errors")}
    return Response(json.dumps(content, ensure_ascii=False), status, headers, MEDIA_TYPE)


def refusal(
    request: HTTPConnection,
    status: int,
    detail: str,
    errors: Sequence[Fault] = (),
    headers: Mapping[str, str] | None = None,
    code: str | None = None,
) -> Response:
    """Return the response that tells a fault in the form that is read by who asks at the address of a request."""
    if request.url.path.startswith(_OPENAI):
        return error_response(status, detail, errors, headers, code)
    return problem_response(status, detail, request_id(request), errors, headers)


def problem_schemas() -> dict[str, Any]:
    """Return the JSON Schemas of a problem document and of what it is made of, by name."""
    whole = TypeAdapter(ProblemDocument).json_schema(ref_template="#/components/schemas/{model}")
    parts: dict[str, Any] = whole.pop("$defs")
    return parts | {"Problem": whole | {"title": "Problem"}}


class Problems(HttpMiddleware):
    """ASGI middleware: what is raised within it is told as a problem document; the server above never sees a fault.

    It would log the exception with its message.
    """

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        request = Request(scope)
        try:
            await self._app(scope, receive, sending)
        except RequestError as error:
            response = _told(request, error)
        except Exception as error:
            # Of the request only its id is logged: a question can betray what a newsroom works on.
            _LOGGER.exception("request %s failed", request_id(request), exc_info=withheld(error))
            status = HTTPStatus.INTERNAL_SERVER_ERROR
            response = refusal(request, status, _HINTS[status])
        else:
            return
        if not begun:
            await response(scope, receive, send)


def tell_problems(app: FastAPI) -> None:
    """Let an app answer every fault of a request with a problem document; a fault of the server is for Problems."""
    app.add_exception_handler(RequestError, _told)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(QuestionError, _unaskable)
    app.add_exception_handler(DraftError, _unaskable)


def request_id(request: HTTPConnection) -> str:
    """Return the id under which the log tells of a request."""
    return str(getattr(request.state, "request_id", ""))


def _told(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestError)  # noqa: S101 - it is registered for nothing else
    return refusal(request, error.status, str(error), headers=error.headers, code=error.code)


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - it is registered for nothing else
    headers = dict(error.headers or {})
    if "GET" in headers.get("Allow", ""):
        headers["Allow"] += ", HEAD"
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED and request.method == "OPTIONS":
        return Response(status_code=HTTPStatus.NO_CONTENT, headers=headers)
    detail = _HINTS.get(error.status_code, error.detail)
    return refusal(request, error.status_code, detail, headers=headers)


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - it is registered for nothing else
    for one in error.errors():
        if one["type"] == "json_invalid":
            # FastAPI gives the place in the text as if it were one in the document.
            where = f"{one['ctx']['error']} at character {one['loc'][1] + 1}"
            detail = f"the body is not JSON: {where}; send one JSON object"
            return refusal(request, HTTPStatus.BAD_REQUEST, detail)
    faults = faults_of(error.errors())
    detail = tell(faults)
    if isinstance(error.body, bytes):
        sent = request.headers.get("content-type")
        told = f"sent as {sent!r}" if sent else "sent without a Content-Type"
        detail = f"the body is {told}; send one JSON object with Content-Type: application/json"
    return refusal(request, HTTPStatus.UNPROCESSABLE_ENTITY, detail, faults)


def _unaskable(request: Request, error: Exception) -> Response:
    return refusal(request, HTTPStatus.UNPROCESSABLE_ENTITY, str(error))
