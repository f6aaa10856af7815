import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from assistant import Settings
from assistant.web.server import ServeError, serve
from tests.assistant.web.conftest import ROOT, start


def refusal(settings: Settings) -> str:
    lines: list[str] = []
    with pytest.raises(ServeError) as refused:
        serve(settings, lines.append)
    assert lines == [], "an address that cannot be used is found out before the assistant is opened"
    return str(refused.value)


def test_a_port_in_use_is_one_line_with_the_remedy() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = refusal(Settings(port=port))
    assert said.startswith(f"cannot serve at 127.0.0.1:{port}: the port is in use")
    assert "--port" in said
    assert "\n" not in said


@pytest.mark.parametrize(
    ("host", "remedy"),
    [("no such host", "there is no such host"), ("192.0.2.1", "does not have that address")],
    ids=["unknown", "of another machine"],
)
def test_a_host_that_cannot_be_served_from_is_one_line_with_the_remedy(host: str, remedy: str) -> None:
    said = refusal(Settings(host=host, port=0, public=True))
    assert remedy in said
    assert "--host" in said


def test_a_port_in_use_is_a_fault_of_the_program_that_serves() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        command = [sys.executable, "app.py", "--port", str(taken.getsockname()[1])]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout) == (3, "")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.usefixtures("assistant")
def test_an_interrupt_stops_the_server_with_one_line(shipped_index_folder: Path) -> None:
    with start(shipped_index_folder) as (server, address):
        host, port = address.removeprefix("http://").split(":")
        # A visitor whose page is open: the stream of the page's heartbeat never ends by itself.
        with socket.create_connection((host, int(port))) as visitor:
            visitor.sendall(b"GET /gradio_api/heartbeat/visitor HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert visitor.recv(12) == b"HTTP/1.1 200"
            server.send_signal(signal.SIGINT)
            assert server.wait(timeout=20) == 0
        assert server.stderr
        assert server.stderr.read().decode() == "glossdesk: stopped\n"


def test_importing_the_composition_root_opens_nothing() -> None:
    told = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "import app; print('app' in vars(app))"],
        cwd=ROOT,
        env={**os.environ, "GLOSSDESK_GLOSSARY": "/nowhere"},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert told.stdout == "False\n"
    imported = {line.rpartition("|")[2].strip() for line in told.stderr.splitlines()}
    assert not imported & {"gradio", "torch", "fastapi", "uvicorn"}
