"""The page around the chat: its head, its static files, and the promise that nothing is fetched from elsewhere."""

import re
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.markup import house_style
from assistant.web.middleware import HttpMiddleware, with_headers

STATIC = Path(__file__).parent / "static"
TITLE = "Glossdesk"
_STYLES = (
    "gradio.css",
    "desk.css",
    "menu.css",
    "landing.css",
    "form.css",
    "turn.css",
    "cited.css",
    "source.css",
    "why.css",
    "thumbs.css",
)
_SCRIPTS = (
    "desk.js",
    "kept.js",
    "passage.js",
    "names.js",
    "source.js",
    "copy.js",
    "saved.js",
    "connection.js",
    "keys.js",
    "thumbs.js",
)
_DESCRIPTION = "Ask a glossary what a term means and get its own words, cited."
# Gradio's page links to its makers' servers and carries their names in these tags.
_FOREIGN = re.compile(r'<meta\s+(?:property|name)="(?:og|twitter):[^>]*>\s*|<link rel="manifest"[^>]*>\s*')
# Gradio compiles its templates in the page ('unsafe-eval') and starts with inline scripts; attributes never hold any.
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; script-src-attr 'none'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'"
)


def dress(html: str) -> str:
    """Return Gradio's page under our own title, description, icon, style and script."""
    head = (
        f'<title>{TITLE}</title><meta name="description" content="{_DESCRIPTION}">'
        f'<link rel="icon" type="image/svg+xml" href="{_static("icon.svg")}">'
        f"<style>{house_style()}</style>"
        + "".join(f'<link rel="stylesheet" href="{_static(name)}">' for name in _STYLES)
        + "".join(f'<script defer src="{_static(name)}"></script>' for name in _SCRIPTS)
    )
    return _FOREIGN.sub("", html).replace("</head>", f"{head}</head>", 1)


def _static(name: str) -> str:
    # A new version of a file gets a new address, so that no browser mixes old and new.
    return f"desk/{name}?{crc32((STATIC / name).read_bytes()):08x}"


class DressedPage(HttpMiddleware):
    """ASGI middleware: the page at / is dressed, and every response forbids requests to third parties.

    `renew` is called before the page is made.
    """

    def __init__(self, app: ASGIApp, renew: Callable[[], None]) -> None:
        super().__init__(app)
        self._renew = renew

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        send = with_headers(send, lambda headers: headers.update({"Content-Security-Policy": _POLICY}))
        if scope["path"] != "/":
            await self._app(scope, receive, send)
            return
        self._renew()
        # The page has to arrive uncompressed to be changed.
        kept = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        await self._app({**scope, "headers": kept}, receive, _Dresser(send))


class _Dresser:
    """Holds back the page until it is whole, then sends it dressed."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message = {}
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            return
        self._body += message.get("body", b"")
        if message.get("more_body"):
            return
        headers = MutableHeaders(scope=self._start)
        if headers.get("content-type", "").startswith("text/html") and self._body:
            self._body = dress(self._body.decode()).encode()
            headers["content-length"] = str(len(self._body))
        await self._send(self._start)
        await self._send({"type": "http.response.body", "body": self._body})
