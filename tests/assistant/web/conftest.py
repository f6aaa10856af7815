"""Real servers, asked by a real browser."""

import asyncio
import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Coroutine, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

import httpx
import pytest
import uvicorn
from playwright.sync_api import Browser, Page
from starlette.types import ASGIApp

from assistant import Assistant, Settings
from assistant.journal import Journal
from assistant.keys import KeyFile
from assistant.web.application import build_app
from assistant.web.protocol import PatientProtocol
from glossary import load
from index import OnnxEncoder, open_index
from tests.conftest import entry, index_of

ROOT = Path(__file__).parents[3]
_Result = TypeVar("_Result")
SCREENSHOTS = ROOT / "screenshots"
DAY = date(2026, 11, 26)
# Whoever runs the tests may have keys.
_NO_FILE = ROOT / "there-is-no-such-file.json"
NO_KEYS = Settings(keys=_NO_FILE, editors=_NO_FILE)
_ADDRESS = re.compile(r"http://\S+")
_HOSTILE = {
    "glossary.yaml": """
id: hostile
title: Glossary <script>window.hacked = "title"</script>
language: en
licence: CC-BY-4.0
url: https://example.org/{entry}#{section}
""",
    "entries/markup.yaml": """
id: markup
term: Hostile <i>markup</i>
names:
  de: Markierung <img src=x onerror="window.hacked='name'">
sections:
  - id: only
    text: >-
      Hostile markup <script>window.hacked = "text"</script> is text that holds tags.
      Hostile markup may also hold <img src=x onerror="window.hacked = 'image'"> a picture.
    sources: [trap]
sources:
  trap: {type: book, title: 'A <script>window.hacked = "source"</script> trap', issued: 2020}
reviewed: 2026-11-23
""",
}


@dataclass(frozen=True)
class Visit:
    """A page, and what it asked the network for and complained about."""

    page: Page
    requested: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def ask(self, question: str) -> None:
        """Type a question and send it with Enter."""
        self.page.get_by_label("Your question").fill(question)
        self.page.keyboard.press("Enter")

    def keep(self, name: str) -> None:
        """Keep a screenshot, taken when nothing moves any more."""
        SCREENSHOTS.mkdir(exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png", animations="disabled")


@pytest.fixture(scope="session")
def desk(assistant: Assistant, shipped_index_folder: Path) -> Iterator[str]:
    """Run `python app.py` on the index that is there for the glossary that ships; yield its address."""
    assert assistant.glossaries
    with start(shipped_index_folder) as (server, address):
        assert server.stderr
        # Read on, or the server stops at a full pipe.
        threading.Thread(target=server.stderr.read, daemon=True).start()
        yield address


@pytest.fixture(scope="session")
def server(assistant: Assistant) -> Iterator[httpx.Client]:
    """Serve the glossary that ships; yield a client that asks there."""
    with serving(assistant) as address, httpx.Client(base_url=address, timeout=60) as client:
        yield client


@pytest.fixture(scope="session")
def hostile(encoder: OnnxEncoder, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Return an assistant of a glossary that is full of markup and scripts."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, text in _HOSTILE.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return Assistant(open_index([load(folder)], encoder, tmp_path_factory.mktemp("index") / "hostile", lambda _: None))


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Return an assistant that is quick to ask."""
    index = tmp_path_factory.mktemp("index") / "small"
    return Assistant(index_of(index, entry("net", "Net", "A net is a mesh of cords that fish are caught in.")))


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "journal.db", 90, lambda: DAY)


@pytest.fixture
def editors(tmp_path: Path) -> KeyFile:
    return KeyFile(tmp_path / "editors.json")


def start(index: Path) -> AbstractContextManager[tuple[subprocess.Popen[bytes], str]]:
    """Run `python app.py` on an index while the block runs; yield the process and its address."""
    return run_program("app.py", "--port", "0", "--index", str(index))


@contextmanager
def run_program(*arguments: str) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """Run a Python program that tells its address, while the block runs; yield the process and the address."""
    command = [sys.executable, *arguments]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, env=_environment()) as server:
        assert server.stderr
        said = b""
        while not (found := _ADDRESS.search(said.decode())):
            line = server.stderr.readline()
            assert line, f"the server did not start: {said.decode()}"
            said += line
        try:
            yield server, found[0]
        finally:
            server.terminate()


@contextmanager
def serving(assistant: Assistant, settings: Settings = NO_KEYS) -> Iterator[str]:
    """Serve an assistant from this process while the block runs; yield the address."""
    with running(build_app(assistant, settings)) as address:
        yield address


@contextmanager
def running(app: ASGIApp) -> Iterator[str]:
    """Serve an app from this process while the block runs; yield the address."""
    config = uvicorn.Config(
        app, http=PatientProtocol, port=0, log_level="warning", proxy_headers=False, timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        thread.join(0.05)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


def finish(work: Callable[[], Coroutine[None, None, _Result]]) -> _Result:
    """Return what asynchronous work comes to, in a thread: a browser of the session keeps this one's loop running."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(work())).result()


@contextmanager
def opened(browser: Browser, address: str, **context: object) -> Iterator[Visit]:
    """Open a page as a new visitor; whatever it says on the console is a complaint."""
    with _new_page(browser, context) as visit:
        visit.page.on("console", lambda said: visit.complaints.append(said.text))
        visit.page.goto(address)
        yield visit


@contextmanager
def visiting(browser: Browser, address: str, **context: object) -> Iterator[Visit]:
    """Open the chat page as a new visitor; Gradio says more on the console than what is wrong."""
    with _new_page(browser, {"viewport": {"width": 1280, "height": 900}, **context}) as visit:
        visit.page.on("console", lambda said: visit.complaints.append(said.text) if said.type == "error" else None)
        visit.page.goto(address)
        visit.page.get_by_label("Your question").wait_for()
        yield visit


@contextmanager
def _new_page(browser: Browser, context: Mapping[str, object]) -> Iterator[Visit]:
    visitor = browser.new_context(**context)  # type: ignore[arg-type]
    visitor.set_default_timeout(15_000)
    visit = Visit(visitor.new_page())
    visit.page.on("request", lambda request: visit.requested.append(request.url))
    visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    yield visit
    visitor.close()


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GLOSSDESK_")}
    return {**kept, "GLOSSDESK_KEYS": str(_NO_FILE), "GLOSSDESK_EDITORS": str(_NO_FILE)}
