"""Faults of a request in OpenAI's form, from which its clients raise their own exceptions."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from http import HTTPStatus

from starlette.responses import Response

from assistant.web.fault import Fault

# OpenAI's own types: https://platform.openai.com/docs/guides/error-codes
_KINDS: Mapping[int, str] = {
    HTTPStatus.UNAUTHORIZED: "authentication_error",
    HTTPStatus.FORBIDDEN: "permission_error",
    HTTPStatus.TOO_MANY_REQUESTS: "rate_limit_error",
}
_CODES: Mapping[int, str] = {
    HTTPStatus.UNAUTHORIZED: "invalid_api_key",
    HTTPStatus.TOO_MANY_REQUESTS: "rate_limit_exceeded",
}


@dataclass(frozen=True, slots=True)
class OpenAIError:
    """What is wrong, with the remedy, and in which parameter of the request."""

    message: str
    type: str
    param: str | None
    code: str | None


@dataclass(frozen=True, slots=True)
class ErrorDocument:
    """An error in OpenAI's form."""

    error: OpenAIError


def error_response(
    status: int, detail: str, faults: Sequence[Fault], headers: Mapping[str, str] | None, code: str | None = None
) -> Response:
    """Return the response that tells a fault; what cannot be understood is a bad request there."""
    told = HTTPStatus.BAD_REQUEST if status == HTTPStatus.UNPROCESSABLE_ENTITY else status
    kind = "server_error" if told >= HTTPStatus.INTERNAL_SERVER_ERROR else _KINDS.get(told, "invalid_request_error")
    param = ".".join(faults[0].pointer.split("/")[2:]) if faults else None
    document = ErrorDocument(OpenAIError(detail, kind, param or None, code or _CODES.get(told)))
    return Response(json.dumps(asdict(document), ensure_ascii=False), told, headers, "application/json")
