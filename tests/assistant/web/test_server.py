import os
import signal
import socket
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path

import httpx
import pytest

from assistant import Settings
from assistant.keys import KeyFile, KeyFileError
from assistant.web.server import ServeError, listen, serve
from tests.assistant.conftest import one_line
from tests.assistant.web.conftest import ROOT, run_program, start


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


def test_no_part_of_an_answer_waits_until_the_part_before_it_is_acknowledged() -> None:
    with listen(Settings(port=0)) as listener, socket.create_connection(listener.getsockname()):
        answering, _ = listener.accept()
        with answering:
            assert answering.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_port_in_use_is_a_fault_of_the_program_that_serves() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        command = [sys.executable, "app.py", "--port", str(taken.getsockname()[1])]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout) == (3, "")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])  # noqa: S104 - it is refused
def test_all_addresses_are_not_served_from_without_a_key_or_a_word(host: str, tmp_path: Path) -> None:
    said = refusal(Settings(host=host, port=0, keys=tmp_path / "keys.json"))
    assert said.startswith(f"cannot serve at {host}:0: ")
    for way in ("'glossdesk keys create NAME'", "--public", "--host 127.0.0.1"):
        assert way in said
    assert "\n" not in said


def test_what_is_served_to_others_is_looked_at_before_anything_is_opened(tmp_path: Path) -> None:
    keys = tmp_path / "keys.json"
    keys.write_text("{")
    with pytest.raises(KeyFileError):
        serve(Settings(port=0, keys=keys))


def test_a_refusal_is_a_fault_of_the_program_that_serves(tmp_path: Path) -> None:
    command = [sys.executable, "app.py", "--host", "0.0.0.0", "--keys", str(tmp_path / "keys.json")]  # noqa: S104
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout) == (3, "")
    assert "--public" in one_line(done.stderr)


@pytest.mark.usefixtures("assistant")
def test_all_addresses_are_served_from_with_a_key(shipped_index_folder: Path, tmp_path: Path) -> None:
    keys = KeyFile(tmp_path / "keys.json")
    token = keys.create("cms", date(2026, 11, 23))
    given = ["--index", str(shipped_index_folder), "--keys", str(keys.file), "--port", "0"]
    with run_program("app.py", "--host", "0.0.0.0", *given) as (_, address):  # noqa: S104
        address = address.replace("0.0.0.0", "127.0.0.1")  # noqa: S104
        assert httpx.get(address, timeout=60).status_code == 401
        entries = f"{address}/api/v1/entries"
        assert httpx.get(entries, timeout=60).status_code == 401
        assert httpx.get(entries, headers={"authorization": f"Bearer {token}"}, timeout=60).status_code == 200


@pytest.mark.usefixtures("assistant")
def test_the_app_of_another_server_answers_its_own_machine_alone(shipped_index_folder: Path, tmp_path: Path) -> None:
    code = (
        "import os, sys, uvicorn; "
        f"os.environ.update(GLOSSDESK_INDEX={str(shipped_index_folder)!r}, GLOSSDESK_KEYS={str(tmp_path / 'no')!r}); "
        "sys.path.insert(0, '.'); uvicorn.run('app:app', host='0.0.0.0', port=0, access_log=False)"
    )
    with run_program("-c", code) as (server, address):
        assert server.stderr
        threading.Thread(target=server.stderr.read, daemon=True).start()
        address = address.replace("0.0.0.0", "127.0.0.1")  # noqa: S104
        assert httpx.get(f"{address}/readyz", timeout=60).status_code == 200
        for headers in ({"host": "desk.example"}, {"x-forwarded-for": "192.0.2.7"}):
            assert httpx.get(f"{address}/readyz", headers=headers, timeout=60).status_code == 403


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
