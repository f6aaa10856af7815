"""What is served while there is no assistant yet: a page that says why, and opens the desk when there is one."""

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

import uvicorn
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import Receive, Scope, Send

from assistant.pages.page import digest, page_style, template
from assistant.web.places import BESIDE_CHAT
from assistant.web.problem import refusal
from assistant.web.protocol import PatientProtocol
from assistant.web.words import Words, words_accepted

_TEMPLATES = Path(__file__).parent / "templates"
_PAGES = tuple(one.path for one in BESIDE_CHAT)
_AGAIN = {"Retry-After": "1", "Cache-Control": "no-store"}


@dataclass(slots=True)
class Wait:
    """What is waited for: the glossary's first entry, or the index, of which so many texts are encoded."""

    empty: bool = False
    done: int = 0
    of: int = 0

    @property
    def told(self) -> str:
        """Return it as `/readyz` tells it."""
        if self.empty:
            return "empty"
        return f"building: {self.done:,} of {self.of:,}" if self.of else "opening"

    def encoded(self, done: int, of: int) -> None:
        """Take note of how many texts are encoded."""
        self.done, self.of = done, of


@contextmanager
def waiting(listener: socket.socket, wait: Wait) -> Iterator[None]:
    """Tell visitors of a listening socket what is waited for while the block runs."""
    config = uvicorn.Config(
        _App(wait),
        http=PatientProtocol,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    # The socket itself stays open: who comes between this server and the next one waits in its queue.
    thread = threading.Thread(target=server.run, args=([listener.dup()],), name="waiting", daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.should_exit = True
        thread.join()


class _App:
    def __init__(self, wait: Wait) -> None:
        self._wait = wait

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http":
            await self._answer(Request(scope))(scope, receive, send)

    def _answer(self, request: Request) -> Response:
        path = request.url.path
        if path == "/healthz":
            return _json({"status": "ok"}, HTTPStatus.OK)
        if path == "/readyz":
            return _json({"status": self._wait.told}, HTTPStatus.SERVICE_UNAVAILABLE)
        if path == "/" or path.startswith(_PAGES):
            return self._page(words_accepted(request.headers), "../" * (path.count("/") - 1))
        detail = f"the desk does not answer yet ({self._wait.told}); try again in a moment"
        return refusal(request, HTTPStatus.SERVICE_UNAVAILABLE, detail, headers=_AGAIN)

    def _page(self, words: Words, up: str) -> Response:
        style = page_style(_TEMPLATES / "waiting.css")
        script = (_TEMPLATES / "waiting.js").read_text(encoding="utf-8")
        page = template(_TEMPLATES, "waiting").render(
            words=words.plain, language=words.language, wait=self._wait, up=up, style=style, script=script
        )
        policy = (
            f"default-src 'none'; style-src '{digest(style)}'; script-src '{digest(script)}'; connect-src 'self'; "
            "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
        )
        headers = {**_AGAIN, "Content-Security-Policy": policy, "Vary": "Accept-Language"}
        return HTMLResponse(page, HTTPStatus.SERVICE_UNAVAILABLE, headers)


def _json(content: object, status: HTTPStatus) -> Response:
    return Response(json.dumps(content), status, _AGAIN, "application/json")
