"""A line of the log for each request, where that is switched on."""

import logging
from time import perf_counter

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.middleware import HttpMiddleware

_LOGGER = logging.getLogger(__name__)
_UNKNOWN = "-"


class AccessLog(HttpMiddleware):
    """ASGI middleware: logs method, route, status, milliseconds, request id and the name of the key; `addresses` too.

    The route is a template: what is asked in a path or query is never logged.
    """

    def __init__(self, app: ASGIApp, *, addresses: bool) -> None:
        super().__init__(app)
        self._addresses = addresses

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, and log it when it is over."""
        status, start = 0, perf_counter()

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, sending)
        finally:
            took = (perf_counter() - start) * 1_000
            state = scope.get("state", {})
            told = [
                scope["method"],
                getattr(scope.get("route"), "path", _UNKNOWN),
                status or _UNKNOWN,
                f"{took:.0f} ms",
                state.get("request_id", _UNKNOWN),
                str(state.get("caller", _UNKNOWN)),
                *([(scope.get("client") or (_UNKNOWN,))[0]] if self._addresses else []),
            ]
            _LOGGER.info("%s", " ".join(map(str, told)))
