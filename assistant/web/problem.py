"""Faults of a request as problem documents (RFC 9457)."""

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from assistant.annotate import DraftError
from assistant.question import QuestionError
from assistant.web.middleware import HttpMiddleware
from assistant.web.withheld import withheld

MEDIA_TYPE = "application/problem+json"
_LOGGER = logging.getLogger(__name__)
_HINTS: Mapping[int, str] = {
    HTTPStatus.NOT_FOUND: "there is nothing at this address; /docs lists what there is",
    HTTPStatus.METHOD_NOT_ALLOWED: "this address is not asked in this way; /docs tells how",
    HTTPStatus.INTERNAL_SERVER_ERROR: "something went wrong on the server, whose log has the details; try again",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One of several faults of a request: where in it, as a JSON pointer (RFC 6901), and what is wrong."""

    pointer: str
    detail: str


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
    """A request that is not answered, with its status and the remedy; `headers` go with the response."""

    def __init__(self, status: int, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.headers = headers


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
            response = problem_response(status, _HINTS[status], request_id(request))
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


def request_id(request: Request) -> str:
    """Return the id under which the log tells of a request."""
    return str(getattr(request.state, "request_id", ""))


def _told(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestError)  # noqa: S101 - it is registered for nothing else
    return problem_response(error.status, str(error), request_id(request), headers=error.headers)


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - it is registered for nothing else
    detail = _HINTS.get(error.status_code, error.detail)
    return problem_response(error.status_code, detail, request_id(request), headers=error.headers)


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - it is registered for nothing else
    faults = [_fault(one) for one in error.errors()]
    if any(one["type"] == "json_invalid" for one in error.errors()):
        status, detail = HTTPStatus.BAD_REQUEST, "the body is not JSON; send one JSON object"
    else:
        status, detail = HTTPStatus.UNPROCESSABLE_ENTITY, "; ".join(f"{one.pointer}: {one.detail}" for one in faults)
    return problem_response(status, detail, request_id(request), faults)


def _fault(error: Mapping[str, object]) -> Fault:
    location = error["loc"]
    assert isinstance(location, tuple)  # noqa: S101 - pydantic's own form
    pointer = "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in location[1:])
    return Fault(f"{location[0]}{pointer}", str(error["msg"]))


def _unaskable(request: Request, error: Exception) -> Response:
    return problem_response(HTTPStatus.UNPROCESSABLE_ENTITY, str(error), request_id(request))
