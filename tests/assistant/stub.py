"""A hostile endpoint that speaks the OpenAI chat completions API, on a real port."""

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from assistant.writer import Writer

Reply = Callable[[BaseHTTPRequestHandler], None]
_NONE: Mapping[str, str] = {}


@dataclass
class Endpoint:
    """An endpoint, what it was asked and with what headers, and what it answers next."""

    url: str
    reply: Reply
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[Mapping[str, str]] = field(default_factory=list)
    visited: list[str] = field(default_factory=list)

    def writer(self, timeout: float = 5) -> Writer:
        return Writer(f"{self.url}/v1", "stub", timeout)


@contextmanager
def endpoint(reply: Reply) -> Iterator[Endpoint]:
    """Serve an endpoint while the block runs."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            served.visited.append(self.path)
            served.headers.append(dict(self.headers))
            served.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            try:
                served.reply(self)
            except OSError:
                # The other side has had enough.
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    served = Endpoint(f"http://127.0.0.1:{server.server_address[1]}", reply)
    thread = Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def start(handler: BaseHTTPRequestHandler, status: int = 200, headers: Mapping[str, str] = _NONE) -> None:
    handler.send_response(status)
    for name, value in {"Content-Type": "text/event-stream", **headers}.items():
        handler.send_header(name, value)
    handler.end_headers()


def event(text: str, reason: str | None = None) -> bytes:
    choice = {"index": 0, "delta": {"content": text}, "finish_reason": reason}
    return f"data: {json.dumps({'choices': [choice]})}\n\n".encode()


def says(text: str, *, end: str | None = "stop", width: int = 7) -> Reply:
    """Answer with a text in pieces of some characters, and the reason why it ends; None breaks off."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        start(handler)
        for at in range(0, len(text), width):
            handler.wfile.write(event(text[at : at + width]))
        if end:
            handler.wfile.write(event("", end) + b"data: [DONE]\n\n")

    return reply


def sends(body: bytes, status: int = 200, headers: Mapping[str, str] = _NONE) -> Reply:
    """Answer with these bytes."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        start(handler, status, headers)
        handler.wfile.write(body)

    return reply


def waits(seconds: float) -> Reply:
    """Answer nothing for a while."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(seconds)
        start(handler)

    return reply


def goes_on(pieces: Sequence[bytes], pause: float = 0) -> Reply:
    """Send these pieces again and again, without an end."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        start(handler)
        while True:
            for piece in pieces:
                handler.wfile.write(piece)
                handler.wfile.flush()
            time.sleep(pause)

    return reply
