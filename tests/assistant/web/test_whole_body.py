import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from time import perf_counter

import httpx
import pytest

from assistant import Assistant
from assistant.web.protocol import PatientProtocol
from assistant.web.whole_body import WholeBody
from tests.assistant.web.conftest import NO_KEYS, serving

LIMIT = 10_000
HEAD = b"POST /api/v1/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"


@contextmanager
def connected(address: str) -> Iterator[socket.socket]:
    host, _, port = address.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=20) as connection:
        yield connection


def read(connection: socket.socket) -> bytes:
    """Return what the server says until it closes the connection."""
    said = b""
    while more := connection.recv(65536):
        said += more
    return said


def problem(said: bytes) -> tuple[int, str]:
    head, _, body = said.partition(b"\r\n\r\n")
    assert b"application/problem+json" in head
    document = json.loads(body)
    assert int(head.split()[1]) == document["status"]
    return document["status"], document["detail"]


@pytest.fixture(scope="module")
def desk(small: Assistant) -> Iterator[str]:
    with serving(small, replace(NO_KEYS, body_limit=LIMIT)) as address:
        yield address


def test_a_body_within_the_limit_is_answered(desk: str) -> None:
    body = json.dumps({"question": "What is a net?", "passage": ""}).ljust(LIMIT)
    for content in (body.encode(), iter([body[:50].encode(), body[50:].encode()])):
        told = httpx.post(
            f"{desk}/api/v1/ask", content=content, headers={"content-type": "application/json"}, timeout=60
        )
        assert told.status_code == 200


def test_a_body_that_says_that_it_is_too_long_is_refused_unread(desk: str) -> None:
    with connected(desk) as connection:
        connection.sendall(HEAD + b"Content-Length: 10001\r\n\r\n")
        status, detail = problem(read(connection))
    assert status == 413
    assert "10,000 bytes" in detail
    assert "body_limit" in detail


def test_a_body_that_does_not_say_so_is_refused_when_it_is_too_long(desk: str) -> None:
    with connected(desk) as connection:
        connection.sendall(HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"2711\r\n" + b" " * 0x2711)
        assert problem(read(connection))[0] == 413


@pytest.mark.parametrize("path", ["/gradio_api/queue/join", "/gradio_api/upload", "/mcp", "/v1/chat/completions"])
def test_the_limit_is_that_of_every_address(desk: str, path: str) -> None:
    assert httpx.post(f"{desk}{path}", content=b" " * (LIMIT + 1), timeout=60).status_code == 413


def test_a_body_that_comes_too_slowly_is_given_up(small: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(WholeBody, "patience", 0.5)
    with serving(small) as address, connected(address) as connection:
        connection.sendall(HEAD + b"Content-Length: 100\r\n\r\n{")
        status, detail = problem(read(connection))
    assert status == 408
    assert "0.5 seconds" in detail


def test_a_request_that_never_gets_to_its_body_is_hung_up_on(small: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PatientProtocol, "patience", 0.5)
    with serving(small) as address:
        for sent in (b"", HEAD[:30]):
            with connected(address) as connection:
                start = perf_counter()
                connection.sendall(sent)
                assert read(connection) == b""
                assert 0.4 < perf_counter() - start < 15
        # A second request of a connection as well as the first.
        with connected(address) as connection:
            connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
            said = b""
            while not said.endswith(b'"ok"}'):
                said += connection.recv(65536)
            connection.sendall(HEAD[:30])
            assert read(connection) == b""


def test_what_takes_longer_than_its_head_may_is_answered(small: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PatientProtocol, "patience", 0.3)
    with serving(small) as address, connected(address) as connection:
        body = b'{"question": "What is a net?"}'
        connection.sendall(HEAD + b"Connection: close\r\nContent-Length: %d\r\n\r\n" % len(body))
        connection.settimeout(0.8)
        with pytest.raises(TimeoutError):
            connection.recv(1)
        connection.settimeout(20)
        connection.sendall(body)
        assert read(connection).startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize(
    "bomb",
    [
        b"[" * 100_000,
        b'{"question":' * 100_000,
        b'{"question": "a", "history": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    ],
    ids=["lists", "objects", "history"],
)
@pytest.mark.parametrize("path", ["/api/v1/ask", "/gradio_api/queue/join"])
def test_brackets_without_end_are_a_fault_of_the_request(small: Assistant, path: str, bomb: bytes) -> None:
    with serving(small) as address:
        told = httpx.post(f"{address}{path}", content=bomb, headers={"content-type": "application/json"}, timeout=60)
        assert 400 <= told.status_code < 500
        assert httpx.get(f"{address}/healthz", timeout=60).status_code == 200
