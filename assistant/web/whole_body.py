"""Bodies of requests: not too long, and not too slow."""

import asyncio
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.middleware import HttpMiddleware
from assistant.web.problem import RequestError

# What is still to come of the body is not waited for.
_CLOSE = {"Connection": "close"}


class WholeBody(HttpMiddleware):
    """ASGI middleware: hands on a request when its whole body is there; `limit` is the most bytes that it may have.

    `patience` is for how many seconds the body is waited for.
    """

    patience = 30.0

    def __init__(self, app: ASGIApp, limit: int) -> None:
        super().__init__(app)
        self._limit = limit

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request; raise RequestError where its body is too long or too slow."""
        if int(Headers(scope=scope).get("content-length", "0")) > self._limit:
            raise self._too_long()
        try:
            async with asyncio.timeout(self.patience):
                body = await self._read(receive)
        except TimeoutError as error:
            detail = f"the body was not there after {self.patience:g} seconds; send it without a break"
            raise RequestError(HTTPStatus.REQUEST_TIMEOUT, detail, _CLOSE) from error
        if body is None:
            return
        whole: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

        async def receiving() -> Message:
            return whole.pop() if whole else await receive()

        await self._app(scope, receiving, send)

    async def _read(self, receive: Receive) -> bytes | None:
        """Return the body, or None where the client has gone."""
        body = bytearray()
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                return None
            body += message.get("body", b"")
            if len(body) > self._limit:
                raise self._too_long()
            if not message.get("more_body"):
                return bytes(body)

    def _too_long(self) -> RequestError:
        detail = f"the body has more than {self._limit:,} bytes; send less at once, or raise body_limit in the settings"
        return RequestError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, detail, _CLOSE)
