import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser

from assistant import Assistant, Settings
from assistant.keys import KeyFile
from tests.assistant.web.conftest import NO_KEYS, serving

CMS, EVIL = "https://cms.example", "https://evil.example"
ASK = "/api/v1/ask"
QUESTION = {"question": "What is a net?"}
PREFLIGHT = {"access-control-request-method": "POST", "access-control-request-headers": "content-type"}


@contextmanager
def pages(folder: Path) -> Iterator[str]:
    """Serve a folder as another site would; yield its origin."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(folder))) as site:
        threading.Thread(target=site.serve_forever).start()
        yield f"http://127.0.0.1:{site.server_port}"
        site.shutdown()


@pytest.fixture(scope="module")
def desk(small: Assistant, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Return a client of a server that asks for a key, but for pages of one origin."""
    keys = KeyFile(tmp_path_factory.mktemp("keys") / "keys.json")
    keys.create("bot", date(2026, 11, 23))
    with (
        serving(small, Settings(keys=keys.file, origins=(CMS,))) as address,
        httpx.Client(base_url=address, timeout=60) as client,
    ):
        yield client


@pytest.fixture(scope="module")
def own(small: Assistant) -> Iterator[httpx.Client]:
    """Return a client of a server for its own machine, which lists no origin."""
    with serving(small) as address, httpx.Client(base_url=address, timeout=60) as client:
        yield client


def test_a_listed_page_asks_without_a_key_and_reads_what_it_needs(desk: httpx.Client) -> None:
    told = desk.post(ASK, json=QUESTION, headers={"origin": CMS})
    assert told.status_code == 200
    assert told.headers["access-control-allow-origin"] == CMS
    assert "access-control-allow-credentials" not in told.headers
    assert "Retry-After" in told.headers["access-control-expose-headers"]
    assert "Origin" in told.headers["vary"]
    wrong = desk.post(ASK, json={}, headers={"origin": CMS})
    assert (wrong.status_code, wrong.headers["access-control-allow-origin"]) == (422, CMS)


def test_a_listed_page_is_told_beforehand_that_it_may(desk: httpx.Client) -> None:
    told = desk.request("OPTIONS", ASK, headers={"origin": CMS, **PREFLIGHT})
    assert told.status_code == 200
    assert told.headers["access-control-allow-origin"] == CMS
    key = {**PREFLIGHT, "access-control-request-headers": "authorization"}
    assert desk.request("OPTIONS", ASK, headers={"origin": CMS, **key}).status_code == 400


@pytest.mark.parametrize("path", ["/", "/gradio_api/queue/join", "/v1/chat/completions", "/mcp", "/openapi.json"])
def test_a_listed_page_may_ask_nothing_but_the_api(desk: httpx.Client, path: str) -> None:
    told = desk.post(path, json=QUESTION, headers={"origin": CMS})
    assert told.status_code == 403
    assert "access-control-allow-origin" not in told.headers


@pytest.mark.parametrize(
    "origin",
    [
        EVIL,
        "null",
        "",
        "http://cms.example",
        f"{CMS}:8443",
        f"{CMS}.evil.example",
        "https://evil.example?https://cms.example",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
def test_any_other_page_is_refused_and_told_nothing(desk: httpx.Client, origin: str, method: str) -> None:
    told = desk.request(method, ASK, headers={"origin": origin, **PREFLIGHT})
    assert (told.status_code, told.headers["content-type"]) == (403, "application/problem+json")
    assert "access-control-allow-origin" not in told.headers
    assert told.json()["request_id"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "own"}, 200),
        ({"origin": "own", "sec-fetch-site": "same-origin"}, 200),
        # Behind a proxy that sends on another name than the browser used.
        ({"origin": "https://desk.example", "sec-fetch-site": "same-origin"}, 200),
        ({"sec-fetch-site": "none"}, 200),
        ({"origin": "own", "sec-fetch-site": "cross-site"}, 403),
        ({"origin": "http://localhost:1", "sec-fetch-site": "same-site"}, 403),
        ({"origin": "http://127.0.0.1"}, 403),
        ({"origin": EVIL}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
    ],
)
@pytest.mark.parametrize("path", [ASK, "/mcp"])
def test_no_page_but_its_own_asks_a_desk_on_this_machine(
    own: httpx.Client, path: str, headers: Mapping[str, str], status: int
) -> None:
    given = {name: str(own.base_url).removesuffix("/") if value == "own" else value for name, value in headers.items()}
    told = own.post(path, json=QUESTION, headers=given)
    assert (told.status_code == 403) == (status == 403)
    assert path != ASK or told.status_code == status


def test_a_link_from_another_page_opens_the_chat(own: httpx.Client) -> None:
    assert own.get("/", headers={"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}).status_code == 200


def test_in_a_real_browser_a_listed_page_asks_and_another_does_not(
    small: Assistant, browser: Browser, tmp_path: Path
) -> None:
    script = """async (address) => {
        const given = { method: "POST", headers: { "Content-Type": "application/json" },
                        body: JSON.stringify({ question: "What is a net?" }) };
        try { return (await (await fetch(address, given)).json()).answered; } catch (error) { return error.name; }
    }"""
    page = browser.new_page()
    with (
        pages(tmp_path) as listed,
        pages(tmp_path) as other,
        serving(small, replace(NO_KEYS, origins=(listed,))) as desk,
    ):
        page.goto(listed)
        assert page.evaluate(script, f"{desk}{ASK}") is True
        page.goto(other)
        assert page.evaluate(script, f"{desk}{ASK}") == "TypeError"
    page.close()
