"""Requests whose target is a whole address, as clients send them to a proxy."""

import re

from starlette.types import Receive, Scope, Send

from assistant.web.middleware import HttpMiddleware

_ABSOLUTE = re.compile(r"https?://([^/]+)(/.*)?", re.IGNORECASE | re.DOTALL)


class Target(HttpMiddleware):
    """ASGI middleware: `GET http://host/path` is served as `GET /path` of that host, whatever Host says.

    A server has to take such a target (RFC 9112, 3.2.2), and to ignore the Host beside it.
    """

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if whole := _ABSOLUTE.fullmatch(scope["path"]):
            host, path = whole.groups()
            kept = [(name, value) for name, value in scope["headers"] if name != b"host"]
            headers = [*kept, (b"host", host.encode())]
            scope = {**scope, "path": path or "/", "raw_path": None, "headers": headers}
        await self._app(scope, receive, send)
