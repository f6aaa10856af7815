"""What a browser is told not to do with a response."""

from collections.abc import Mapping, Sequence

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.web.middleware import HttpMiddleware, with_headers

_POLICY = "Content-Security-Policy"
_HEADERS: Mapping[str, str] = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
_ANSWERS = ("application/json", "application/problem+json", "text/event-stream")
_NOTHING = "default-src 'none'; frame-ancestors 'none'"
_A_YEAR = "max-age=31536000"


class SecurityHeaders(HttpMiddleware):
    """ASGI middleware: every response has security headers; `frames` are who may embed a page (frame-ancestors).

    A response that brings no policy of its own may load, run and be embedded by nothing. X-Frame-Options is left out: a
    browser that knows frame-ancestors ignores it (CSP 3, 6.4.2.1), and it cannot say who may.
    """

    def __init__(self, app: ASGIApp, frames: Sequence[str]) -> None:
        super().__init__(app)
        self._frames = f"frame-ancestors {' '.join(frames)}"

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""

        def change(headers: MutableHeaders) -> None:
            own = headers.get(_POLICY)
            if own is None:
                headers[_POLICY] = _NOTHING
            elif "frame-ancestors" not in own:
                headers[_POLICY] = f"{own}; {self._frames}"
            headers.update(_HEADERS)
            headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
            if headers.get("content-type", "").startswith(_ANSWERS):
                headers.setdefault("Cache-Control", "no-store")
            if scope["scheme"] == "https":
                headers["Strict-Transport-Security"] = _A_YEAR

        await self._app(scope, receive, with_headers(send, change))
