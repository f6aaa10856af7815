"""What of Gradio's own interface is there."""

from http import HTTPStatus

from starlette.types import Receive, Scope, Send

from assistant.web.middleware import HttpMiddleware
from assistant.web.problem import problem_response

# What the page itself asks for.
_NEEDED = tuple(f"/gradio_api/{name}" for name in ("cancel", "heartbeat/", "info", "queue/", "reset"))
_NOT_NEEDED = ("/gradio_api", "/login", "/logout", "/monitoring", "/deep_link")


class PageOnly(HttpMiddleware):
    """ASGI middleware: Gradio answers what the page asks, and has no uploads, files, proxy or sign-in of its own."""

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request, or say that there is no such thing."""
        path: str = scope["path"]
        if path.startswith(_NOT_NEEDED) and not path.startswith(_NEEDED):
            detail = "the page has no such thing; programs ask /api/v1"
            await problem_response(HTTPStatus.NOT_FOUND, detail, scope["state"]["request_id"])(scope, receive, send)
        else:
            await self._app(scope, receive, send)
