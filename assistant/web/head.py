"""HEAD requests, answered wherever a program may GET (RFC 9110, 9.3.2)."""

import re

from starlette.types import Message, Receive, Scope, Send

from assistant.web.middleware import HttpMiddleware
from assistant.web.places import BESIDE_CHAT

# The page answers its own.
_ADDRESSES = re.compile(
    rf"/(?:api|v1)/.*|/healthz|/readyz|/docs|(?:{'|'.join(one.path for one in BESIDE_CHAT)})(?:/.*)?"
)


class Head(HttpMiddleware):
    """ASGI middleware: what is asked for by HEAD is answered as if by GET, without the content."""

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["method"] != "HEAD" or not _ADDRESSES.fullmatch(scope["path"]):
            await self._app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

        await self._app({**scope, "method": "GET"}, receive, sending)
