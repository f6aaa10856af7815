"""HEAD requests, answered wherever a program may GET (RFC 9110, 9.3.2)."""

import re

from starlette.types import ASGIApp, Message, Receive, Scope, Send

# The page answers its own.
_ADDRESSES = re.compile(r"/(?:api|v1)/.*|/healthz|/readyz|/docs")


class Head:
    """ASGI middleware: what is asked for by HEAD is answered as if by GET, without the content."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["method"] != "HEAD" or not _ADDRESSES.fullmatch(scope["path"]):
            await self._app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

        await self._app({**scope, "method": "GET"}, receive, sending)
