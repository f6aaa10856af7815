"""A desk that answers the pages of some other sites."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http import HTTPStatus

import httpx
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant import Assistant
from assistant.web.application import build_app
from assistant.web.problem import problem_response
from tests.assistant.web.conftest import running


class Allowing:
    """ASGI middleware: a page of a site that is not known is refused, and may not even read that."""

    def __init__(self, app: ASGIApp, origins: Sequence[str]) -> None:
        self._app = app
        self._origins = origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        headers = Headers(scope=scope) if scope["type"] == "http" else Headers()
        origin = headers.get("origin", "")
        if origin in ("", f"http://{headers.get('host')}") or scope["path"] == "/widget.js":
            await self._app(scope, receive, send)
            return
        if origin not in self._origins:
            await problem_response(HTTPStatus.FORBIDDEN, "this origin is not allowed")(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                added = MutableHeaders(scope=message)
                added["Access-Control-Allow-Origin"] = origin
                added["Access-Control-Allow-Headers"] = "content-type"
                added["Access-Control-Expose-Headers"] = "retry-after"
                if scope["method"] == "OPTIONS":
                    message["status"] = HTTPStatus.OK
            await send(message)

        await self._app(scope, receive, sending)


@contextmanager
def desk_for(assistant: Assistant, *origins: str) -> Iterator[str]:
    """Serve an assistant to the pages of these sites while the block runs; yield the address."""
    app = build_app(assistant)
    app.add_middleware(Allowing, origins=origins)
    with running(app) as address:
        # While the chat page is being made, an answer takes longer than a browser test waits.
        httpx.get(address, timeout=60)
        yield address
