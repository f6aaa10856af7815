"""Another site, whose pages embed the component of a desk."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Site:
    """A site with its pages by path; every response forbids all but the scripts and answers of its desks."""

    origin: str
    pages: dict[str, str] = field(default_factory=dict)
    desks: list[str] = field(default_factory=list)

    def page(self, path: str, body: str, *, lang: str = "en") -> str:
        """Put up a page that loads the script of the site's first desk; return its address."""
        self.pages[path] = (
            f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>Page</title>'
            '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">'
            f'<script src="{self.desks[0]}/widget.js"></script></head><body><main>{body}</main></body></html>'
        )
        return f"{self.origin}{path}"

    @property
    def policy(self) -> str:
        """Return a Content-Security-Policy that lets nothing be inline."""
        desks = " ".join(self.desks)
        return (
            f"default-src 'none'; script-src {desks}; connect-src {desks}; style-src 'none'; "
            "require-trusted-types-for 'script'"
        )


@contextmanager
def hosting() -> Iterator[Site]:
    """Serve a site while the block runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    site = Site(f"http://127.0.0.1:{server.server_port}")
    server.site = site  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        site: Site = self.server.site  # type: ignore[attr-defined]
        html = site.pages.get(self.path.partition("?")[0])
        self.send_response(HTTPStatus.NOT_FOUND if html is None else HTTPStatus.OK)
        kind = "javascript" if self.path.endswith(".js") else "html"
        self.send_header("Content-Type", f"text/{kind}; charset=utf-8")
        self.send_header("Content-Security-Policy", site.policy)
        self.end_headers()
        self.wfile.write((html or "").encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the protocol names it
        """Say nothing: pytest's output is for the tests."""
