"""Servers that are measured, each in a process of its own on this machine."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, sleep

from benchmarks.peers.environment import ROOT

_PATIENCE_SECONDS = 300
_NOT_YET = b"HTTP/1.1 503"


@contextmanager
def serving(glossary: Path, work: Path) -> Iterator[int]:
    """Run our server of a glossary while the block runs, with its index in a folder; yield its port."""
    port = free_port()
    command = [sys.executable, "app.py", "--port", str(port), "--glossary", str(glossary.resolve())]
    command += ["--index", str(work / "index")]
    # Where there are keys, a question without one is refused.
    with running(command, port, {"GLOSSDESK_KEYS": str(work / "no-keys.json")}):
        yield port


@contextmanager
def running(command: list[str], port: int, environment: Mapping[str, str]) -> Iterator[None]:
    """Run a server while the block runs, from when it listens and the pages it makes late are there."""
    with subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment}, stderr=subprocess.DEVNULL) as server:
        try:
            _await(port, server)
            yield
        finally:
            server.terminate()


def free_port() -> int:
    """Return the number of a port that nothing listens at."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def _await(port: int, server: subprocess.Popen[bytes]) -> None:
    until = perf_counter() + _PATIENCE_SECONDS
    while True:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=_PATIENCE_SECONDS) as asking:
                asking.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
                answer = asking.makefile("rb").read()
            # Until its index is there, it says so.
            if not answer.startswith(_NOT_YET):
                return
        except ConnectionError:
            if server.poll() is not None or perf_counter() > until:
                raise
        sleep(0.2)
