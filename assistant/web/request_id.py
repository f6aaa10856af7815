"""Ids by which a caller and the log speak of the same request."""

import re
from uuid import uuid4

from starlette.datastructures import Headers
from starlette.types import Receive, Scope, Send

from assistant.web.middleware import HttpMiddleware, with_headers

HEADER = "X-Request-ID"
_USABLE = re.compile(r"[\w.:-]{1,64}", re.ASCII)


class RequestId(HttpMiddleware):
    """ASGI middleware: every request has an id, the caller's own where it sends a usable one, and gets it back."""

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        given = Headers(scope=scope).get(HEADER, "")
        own = given if _USABLE.fullmatch(given) else uuid4().hex
        scope.setdefault("state", {})["request_id"] = own
        await self._app(scope, receive, with_headers(send, lambda headers: headers.update({HEADER: own})))
