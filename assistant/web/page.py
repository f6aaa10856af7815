"""The page around the chat: what stands on it first, and the promise that nothing is fetched from elsewhere."""

import re
from collections.abc import Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.bundle import FOR_GOOD, chat_style, script_address
from assistant.web.layout import TITLE
from assistant.web.middleware import HttpMiddleware, with_headers
from assistant.web.words import Words, words_accepted

_DESCRIPTION = "Ask a glossary what a term means and get its own words, cited."
# Gradio's page links to its makers' servers and carries their names in these tags; nothing that its style sheet is for
# is shown, and the first paint would wait for it.
_FOREIGN = re.compile(
    r'<meta\s+(?:property|name)="(?:og|twitter):[^>]*>\s*|<link rel="manifest"[^>]*>\s*'
    r'|<link rel="stylesheet"[^>]*href="\./assets/[^>]*>\s*'
)
_LANGUAGE = re.compile(r'(?<=<html\n\tlang=")en|(?<=<html lang=")en')
# Gradio carries what is asked and answered, and shows nothing.
_CARRIER = "<gradio-app"
# Gradio compiles its templates in the page ('unsafe-eval') and starts with inline scripts; attributes never hold any.
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; script-src-attr 'none'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'"
)
# Gradio names these after what is in them.
_NAMED_BY_CONTENT = "/assets/"


def dress(html: str, words: Words, layout: str) -> str:
    """Return Gradio's page under our own title, description, icon, style and script, with a layout to begin with."""
    head = (
        f'<title>{TITLE}</title><meta name="description" content="{_DESCRIPTION}">'
        f'<link rel="icon" type="image/svg+xml" href="desk/icon.svg">'
        f"<style>{chat_style()}</style>"
    )
    html = _LANGUAGE.sub(words.language, _FOREIGN.sub("", html), count=1)
    # Deferred scripts run in their order, and Gradio's takes long to come.
    script = f'<script defer src="{script_address()}"></script>'
    html = html.replace("<head>", f"<head>{script}", 1).replace("</head>", f"{head}</head>", 1)
    return html.replace(_CARRIER, f"{layout}{_CARRIER} hidden", 1)


class DressedPage(HttpMiddleware):
    """ASGI middleware: the page at / is dressed, and every response forbids requests to third parties.

    `layout` makes what stands on the page first, in the language of a browser.
    """

    def __init__(self, app: ASGIApp, layout: Callable[[Words], str]) -> None:
        super().__init__(app)
        self._layout = layout

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""

        def change(headers: MutableHeaders) -> None:
            headers["Content-Security-Policy"] = _POLICY
            if scope["path"].startswith(_NAMED_BY_CONTENT):
                headers["Cache-Control"] = FOR_GOOD

        send = with_headers(send, change)
        if scope["path"] != "/":
            await self._app(scope, receive, send)
            return
        words = words_accepted(Headers(scope=scope))
        # The page has to arrive uncompressed to be changed.
        kept = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        dresser = _Dresser(send, lambda html: dress(html, words, self._layout(words)))
        await self._app({**scope, "headers": kept}, receive, dresser)


class _Dresser:
    """Holds back the page until it is whole, then sends it dressed."""

    def __init__(self, send: Send, dressed: Callable[[str], str]) -> None:
        self._send = send
        self._dressed = dressed
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
            self._body = self._dressed(self._body.decode()).encode()
            headers["content-length"] = str(len(self._body))
            headers.add_vary_header("Accept-Language")
        await self._send(self._start)
        await self._send({"type": "http.response.body", "body": self._body})
