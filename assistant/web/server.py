"""Serving the web faces: one ASGI app, one process."""

import errno
import socket
from ipaddress import ip_address
from typing import TYPE_CHECKING

from assistant.audience import Audience, audience
from assistant.keys import KeyFile
from assistant.renewal import Renewal
from assistant.settings import Settings
from index.build import Notify

if TYPE_CHECKING:
    from fastapi import FastAPI

_REMEDIES = {
    errno.EADDRINUSE: "the port is in use; stop what listens there, or choose another with --port (0 takes a free one)",
    errno.EACCES: "this port is not open to you; choose one above 1023 with --port",
    errno.EADDRNOTAVAIL: "this machine does not have that address; choose one it has with --host, such as 127.0.0.1",
}
_OPEN_TO_ALL = (
    "whoever reaches it could ask; make a key with 'glossdesk keys create NAME', say --public if anyone may ask, or "
    "stay on this machine with --host 127.0.0.1"
)
_NO_SUCH_HOST = "there is no such host; choose an address of this machine with --host, such as 127.0.0.1"


class ServeError(Exception):
    """An address that cannot be served from, with the remedy."""


def create_app(settings: Settings, notify: Notify = lambda _: None) -> "FastAPI":
    """Return the ASGI app with all web faces.

    Raise what Assistant.open raises; `notify` gets lines of progress while an index is built. Edits of the glossaries
    are taken while the app runs.
    """
    from assistant.web.application import build_app

    renewal = Renewal(settings, notify)
    return build_app(renewal.open(), settings, renewal)


def serve(settings: Settings, notify: Notify = lambda _: None) -> None:
    """Serve until interrupted; `notify` gets lines of progress, then the address.

    Raise ServeError where the address cannot be used, KeyFileError, or what Assistant.open raises.
    """
    for file in (settings.key_file(), settings.editor_file()):
        KeyFile(file).all()
    # Before the assistant, which may take a while to open: a port in use should not be found out after that.
    with _listen(settings) as listener:
        from assistant.web.application import run

        app = create_app(settings, notify)
        notify(f"serving at {_address(settings.host, listener)} (Ctrl-C stops it)")
        try:
            run(app, listener)
        except KeyboardInterrupt:
            notify("stopped")


def serve_stdio(settings: Settings, notify: Notify = lambda _: None) -> None:
    """Answer an agent over standard input and output (MCP) until the input ends; raise what Assistant.open raises.

    `notify` gets lines of progress. Edits of the glossaries are taken meanwhile.
    """
    from assistant.web.mcp import run_stdio

    renewal = Renewal(settings, notify)
    run_stdio(renewal.open(), renewal)


def _listen(settings: Settings) -> socket.socket:
    host, port = settings.host, settings.port
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        if audience(settings) is Audience.THIS_MACHINE and not ip_address(address[0]).is_loopback:
            raise ServeError(f"cannot serve at {host}:{port}: {_OPEN_TO_ALL}")
        return socket.create_server((host, port), family=family, backlog=128)
    except (socket.gaierror, UnicodeError) as error:
        raise ServeError(f"cannot serve at {host}:{port}: {_NO_SUCH_HOST}") from error
    except OSError as error:
        remedy = _REMEDIES.get(error.errno or 0, f"{error.strerror}; choose another address with --host and --port")
        raise ServeError(f"cannot serve at {host}:{port}: {remedy}") from error


def _address(host: str, listener: socket.socket) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{listener.getsockname()[1]}"
