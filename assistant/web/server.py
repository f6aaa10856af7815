"""Serving the web faces: one ASGI app, one process."""

import errno
import socket
from typing import TYPE_CHECKING

from assistant.assistant import Assistant
from assistant.settings import Settings
from index.build import Notify

if TYPE_CHECKING:
    from fastapi import FastAPI

_PATIENCE_SECONDS = 2
_REMEDIES = {
    errno.EADDRINUSE: "the port is in use; stop what listens there, or choose another with --port (0 takes a free one)",
    errno.EACCES: "this port is not open to you; choose one above 1023 with --port",
    errno.EADDRNOTAVAIL: "this machine does not have that address; choose one it has with --host, such as 127.0.0.1",
}
_NO_SUCH_HOST = "there is no such host; choose an address of this machine with --host, such as 127.0.0.1"


class ServeError(Exception):
    """An address that cannot be served from, with the remedy."""


def create_app(settings: Settings, notify: Notify = lambda _: None) -> "FastAPI":
    """Return the ASGI app: the chat at /.

    Raise what Assistant.open raises; `notify` gets lines of progress while the index is built.
    """
    return _create_app(Assistant.open(settings, notify))


def serve(settings: Settings, notify: Notify = lambda _: None) -> None:
    """Serve until interrupted; raise ServeError where the address cannot be used, else what Assistant.open raises.

    `notify` gets lines of progress, then the address.
    """
    import uvicorn

    # Before the assistant, which may take a while to open: a port in use should not be found out after that.
    with _listen(settings.host, settings.port) as listener:
        app = create_app(settings, notify)
        config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=_PATIENCE_SECONDS)
        notify(f"Glossdesk is at {_address(settings.host, listener)} (Ctrl-C stops it)")
        try:
            uvicorn.Server(config).run(sockets=[listener])
        except KeyboardInterrupt:
            notify("stopped")


def _create_app(assistant: Assistant) -> "FastAPI":
    import gradio
    from fastapi import FastAPI
    from starlette.staticfiles import StaticFiles

    from assistant.web.chat import create_chat
    from assistant.web.page import STATIC, DressedPage
    from assistant.web.theme import create_theme

    # FastAPI's own pages of documentation are fetched from a third party.
    app = FastAPI(title="Glossdesk", docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(DressedPage)
    app.mount("/desk", StaticFiles(directory=STATIC))
    return gradio.mount_gradio_app(
        app,
        create_chat(assistant),
        path="/",
        favicon_path=str(STATIC / "icon.svg"),
        theme=create_theme(),
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        mcp_server=False,
        pwa=False,
        ssr_mode=False,
        show_error=False,
        max_file_size=1,
    )


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=128)
    except (OSError, OverflowError, UnicodeError) as error:
        remedy = _NO_SUCH_HOST if isinstance(error, (socket.gaierror, UnicodeError)) else None
        code = error.errno if isinstance(error, OSError) else None
        raise ServeError(f"cannot serve at {host}:{port}: {remedy or _REMEDIES.get(code or 0, str(error))}") from error


def _address(host: str, listener: socket.socket) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{listener.getsockname()[1]}"
