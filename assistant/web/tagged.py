"""Responses that a caller who has them already is not sent again."""

from hashlib import sha256
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import Header
from starlette.responses import Response

KnownTags = Annotated[
    str | None, Header(alias="If-None-Match", max_length=1_000, description="The ETag of what is there already.")
]
# FastAPI's own type.
UNCHANGED: dict[int | str, dict[str, Any]] = {HTTPStatus.NOT_MODIFIED.value: {"description": "It is as the ETag says."}}


def tagged(content: str, media_type: str, known: str | None, caching: str = "no-cache") -> Response:
    """Return a document with its ETag, or only that it has not changed (RFC 9110, 13.1.2)."""
    tag = f'"{sha256(content.encode()).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": caching}
    tags = [one.strip().removeprefix("W/") for one in (known or "").split(",")]
    if tag in tags or "*" in tags:
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(content, media_type=media_type, headers=headers)
