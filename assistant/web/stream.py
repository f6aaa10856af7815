"""An answer as it comes: events (Server-Sent Events, HTML standard 9.2) of its text, and last of the whole answer."""

import json
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any

from starlette.concurrency import iterate_in_threadpool
from starlette.responses import StreamingResponse

from assistant.answer import Answer

MEDIA_TYPE = "text/event-stream"
_EVENT = {
    "type": "object",
    "required": ["event", "data"],
    "properties": {
        "event": {"enum": ["text", "answer"]},
        "data": {"type": "string", "description": "A text as a JSON string; at the end the Answer."},
    },
}


def streamed(event: Mapping[str, object]) -> dict[int | str, dict[str, Any]]:
    """Return what FastAPI is told of a stream; `event` is the schema of one event (`itemSchema`, OpenAPI 3.2)."""
    return {HTTPStatus.OK.value: {"content": {MEDIA_TYPE: {"itemSchema": event}}}}


STREAMED = streamed(_EVENT)


def stream_response(words: Iterator[str | Answer]) -> StreamingResponse:
    """Return the response that tells what `Assistant.stream` yields, as soon as it does."""
    return StreamingResponse(iterate_in_threadpool(map(_event, words)), media_type=MEDIA_TYPE)


def event(data: str, name: str = "") -> str:
    """Return an event of some data; what only looks like a line break (U+2028) is none."""
    lines = [*([f"event: {name}"] if name else []), *(f"data: {line}" for line in data.split("\n"))]
    return "\n".join([*lines, "", ""])


def _event(told: str | Answer) -> str:
    if isinstance(told, Answer):
        return event(told.to_json(), "answer")
    return event(json.dumps(told, ensure_ascii=False), "text")
