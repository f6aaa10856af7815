"""An answer as it comes: events (Server-Sent Events, HTML standard 9.2) of its text, and last of the whole answer."""

import json
from collections.abc import Iterator
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
# FastAPI's own type; `itemSchema` (OpenAPI 3.2) is that of one event.
STREAMED: dict[int | str, dict[str, Any]] = {HTTPStatus.OK.value: {"content": {MEDIA_TYPE: {"itemSchema": _EVENT}}}}


def stream_response(words: Iterator[str | Answer]) -> StreamingResponse:
    """Return the response that tells what `Assistant.stream` yields, as soon as it does."""
    return StreamingResponse(iterate_in_threadpool(map(_event, words)), media_type=MEDIA_TYPE)


def _event(told: str | Answer) -> str:
    if isinstance(told, Answer):
        lines = "\n".join(f"data: {line}" for line in told.to_json().splitlines())
        return f"event: answer\n{lines}\n\n"
    return f"event: text\ndata: {json.dumps(told, ensure_ascii=False)}\n\n"
