"""Serving the web faces: one ASGI app, one process."""

import errno
import socket
from ipaddress import ip_address
from time import sleep
from typing import TYPE_CHECKING

from assistant.assistant import Assistant
from assistant.audience import Audience, audience
from assistant.keys import KeyFile
from assistant.renewal import Renewal
from assistant.settings import Settings
from glossary import GlossaryError
from index.build import Notify
from index.progress import listening

if TYPE_CHECKING:
    from fastapi import FastAPI

    from assistant.web.waiting import Wait

_NO_ENTRIES = "no-entries"
_LOOK_SECONDS = 0.2

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

    Until the index is there, and the glossary has an entry, a page says what is waited for. Raise ServeError where the
    address cannot be used, KeyFileError, or what Assistant.open raises.
    """
    for file in (settings.key_file(), settings.editor_file()):
        KeyFile(file).all()
    # Before the assistant, which may take a while to open: a port in use should not be found out after that.
    with listen(settings) as listener:
        from assistant.web.application import build_app, run
        from assistant.web.waiting import Wait, waiting

        renewal, wait, address = Renewal(settings, notify), Wait(), _address(settings.host, listener)
        try:
            with waiting(listener, wait), listening(wait.encoded):
                assistant = _opened(renewal, wait, address, notify)
        except KeyboardInterrupt:
            if not wait.empty:
                raise
            notify("stopped")
            return
        app = build_app(assistant, settings, renewal)
        notify(f"serving at {address} (Ctrl-C stops it)")
        try:
            run(app, listener)
        except KeyboardInterrupt:
            notify("stopped")


def _opened(renewal: Renewal, wait: "Wait", address: str, notify: Notify) -> Assistant:
    """Return the assistant, where there is no entry after there is one; raise what Assistant.open raises."""
    patient = False
    while True:
        try:
            return renewal.open()
        except GlossaryError as error:
            if not patient and any(one.rule != _NO_ENTRIES for one in error.problems):
                raise
            notify(f"{error}\nwaiting until that is mended; {address} says how")
            patient = wait.empty = True
            while renewal.stamp() == renewal.opened:
                sleep(_LOOK_SECONDS)
            wait.empty = False


def serve_stdio(settings: Settings, notify: Notify = lambda _: None) -> None:
    """Answer an agent over standard input and output (MCP) until the input ends; raise what Assistant.open raises.

    `notify` gets lines of progress. Edits of the glossaries are taken meanwhile.
    """
    from assistant.web.mcp import run_stdio

    renewal = Renewal(settings, notify)
    run_stdio(renewal.open(), renewal)


def listen(settings: Settings) -> socket.socket:
    """Return what listens at the configured address; raise ServeError where it cannot be used."""
    host, port = settings.host, settings.port
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        if audience(settings) is Audience.THIS_MACHINE and not ip_address(address[0]).is_loopback:
            raise ServeError(f"cannot serve at {host}:{port}: {_OPEN_TO_ALL}")
        listener = socket.create_server((host, port), family=family, backlog=128)
    except (socket.gaierror, UnicodeError) as error:
        raise ServeError(f"cannot serve at {host}:{port}: {_NO_SUCH_HOST}") from error
    except OSError as error:
        remedy = _REMEDIES.get(error.errno or 0, f"{error.strerror}; choose another address with --host and --port")
        raise ServeError(f"cannot serve at {host}:{port}: {remedy}") from error
    # Else the body of a response waits some 40 ms until its head is acknowledged: asyncio sees to this only where a
    # socket was made with the number of its protocol.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def _address(host: str, listener: socket.socket) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{listener.getsockname()[1]}"
