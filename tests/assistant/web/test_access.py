import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import httpx
import openai
import pytest
from playwright.sync_api import Browser, expect
from starlette.types import Message

from assistant import Assistant, Settings
from assistant.keys import KeyFile
from assistant.web.application import build_app
from tests.assistant.web.conftest import NO_KEYS, serving, visiting

QUESTION = {"question": "What is a net?"}
ASK = "/api/v1/ask"
PROXIES = ("127.0.0.1/32",)
GUARDED = (
    "/",
    "/?__theme=dark",
    "/config",
    "/gradio_api/info",
    "/gradio_api/heartbeat/visitor",
    "/docs",
    "/openapi.json",
    "/api/v1/entries",
    "/mcp",
    "//healthz",
    "/healthz/",
    "/healthz/../api/v1/entries",
    "/nowhere",
)


@pytest.fixture
def keys(tmp_path: Path) -> KeyFile:
    return KeyFile(tmp_path / "keys.json")


@pytest.fixture
def token(keys: KeyFile) -> str:
    return keys.create("cms", date(2026, 11, 23))


@pytest.fixture
def known(small: Assistant, keys: KeyFile, token: str) -> Iterator[httpx.Client]:
    """Return a client of a server that asks for a key, and has none."""
    assert token
    with serving(small, Settings(keys=keys.file)) as address, httpx.Client(base_url=address, timeout=60) as client:
        yield client


def status(address: str, **headers: str) -> int:
    return httpx.post(f"{address}{ASK}", json=QUESTION, headers=headers, timeout=60).status_code


def test_this_machine_is_answered_without_a_key_by_any_of_its_names(small: Assistant) -> None:
    with serving(small) as address:
        port = address.rpartition(":")[2]
        for name in (f"127.0.0.1:{port}", f"localhost:{port}", f"LOCALHOST:{port}", "localhost", f"[::1]:{port}"):
            assert status(address, host=name) == 200
        # As clients of OpenAI's interface send where none is wanted.
        assert status(address, authorization="Bearer unused") == 200


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "192.0.2.1", ""])
def test_a_page_that_rebinds_its_name_to_this_machine_is_refused(small: Assistant, host: str) -> None:
    with serving(small) as address:
        told = httpx.post(f"{address}{ASK}", json=QUESTION, headers={"host": host}, timeout=60)
        assert (told.status_code, told.headers["content-type"]) == (403, "application/problem+json")
        assert "is not called" in told.json()["detail"]
        assert httpx.get(address, headers={"host": host}, timeout=60).status_code == 403


def test_another_machine_is_refused_with_the_ways_in(small: Assistant) -> None:
    with serving(small, replace(NO_KEYS, proxies=PROXIES)) as address:
        assert status(address) == 200
        told = httpx.post(f"{address}{ASK}", json=QUESTION, headers={"x-forwarded-for": "192.0.2.7"}, timeout=60)
        assert told.status_code == 403
        assert all(
            way in told.json()["detail"] for way in ("its own machine only", "glossdesk keys create", "--public")
        )


@pytest.mark.parametrize("path", GUARDED)
def test_without_a_key_nothing_is_to_be_had(known: httpx.Client, path: str) -> None:
    told = known.get(path)
    assert (told.status_code, told.headers["content-type"]) == (401, "application/problem+json")
    assert "key is wanted" in told.json()["detail"]
    assert told.json()["request_id"]


@pytest.mark.parametrize(
    "path", ["/gradio_api/queue/join", "/gradio_api/run/predict", "/gradio_api/upload", "/mcp", ASK]
)
def test_without_a_key_nothing_is_asked(known: httpx.Client, path: str) -> None:
    assert known.post(path, json=QUESTION).status_code == 401
    assert known.request("OPTIONS", path).status_code == 401


def test_what_tells_that_the_server_lives_and_what_pages_load_needs_no_key(known: httpx.Client) -> None:
    for path in ("/healthz", "/readyz", "/widget.js", "/desk/desk.css", "/desk/icon.svg"):
        assert known.get(path).status_code == 200
    assert known.get("/desk/../api/v1/entries").status_code in (401, 404)


def test_a_key_opens_in_each_way_of_sending_it_and_never_in_the_address(known: httpx.Client, token: str) -> None:
    for headers in (
        {"authorization": f"Bearer {token}"},
        {"authorization": f"bearer {token}"},
        {"x-api-key": token},
    ):
        assert known.post(ASK, json=QUESTION, headers=headers).status_code == 200
    assert known.post(ASK, json=QUESTION, auth=("anyone", token)).status_code == 200
    for query in (f"?key={token}", f"?api_key={token}", f"?access_token={token}"):
        assert known.post(f"{ASK}{query}", json=QUESTION).status_code == 401


@pytest.mark.parametrize(
    "given",
    ["", "Bearer", "Bearer gd_wrong", "Basic", "Basic !", "Basic /w==", "Basic \xe9", "Digest x", "Bearer \xe9"],
)
def test_what_is_no_key_opens_nothing(known: httpx.Client, given: str) -> None:
    told = known.post(ASK, json=QUESTION, headers=[(b"authorization", given.encode("latin-1"))])
    assert told.status_code == 401


def test_a_client_of_openai_sends_the_key_as_its_own(known: httpx.Client, token: str) -> None:
    address = f"{str(known.base_url).rstrip('/')}/v1"
    with openai.OpenAI(base_url=address, api_key=token) as client:
        assert [one.id for one in client.models.list()] == ["glossdesk"]
    with openai.OpenAI(base_url=address, api_key="gd_wrong") as client, pytest.raises(openai.AuthenticationError):
        client.models.list()


def test_a_browser_asks_the_person_for_a_page_but_not_for_what_a_script_asks(known: httpx.Client) -> None:
    assert known.get("/").headers["www-authenticate"].startswith("Basic ")
    assert known.post(ASK, json=QUESTION).headers["www-authenticate"] == "Bearer"


def test_keys_that_are_made_and_revoked_count_at_once(small: Assistant, keys: KeyFile) -> None:
    with serving(small, Settings(keys=keys.file)) as address:
        assert status(address) == 200
        token = keys.create("cms", date(2026, 11, 23))
        assert status(address) == 401
        assert status(address, authorization=f"Bearer {token}") == 200
        other = keys.create("bot", date(2026, 11, 23))
        keys.revoke("cms")
        assert status(address, authorization=f"Bearer {token}") == 401
        assert status(address, authorization=f"Bearer {other}") == 200
        keys.revoke("bot")
        assert status(address) == 401


def test_keys_that_cannot_be_read_open_nothing(small: Assistant, keys: KeyFile, token: str) -> None:
    with serving(small, Settings(keys=keys.file)) as address:
        keys.file.write_text("{")
        assert status(address, authorization=f"Bearer {token}") == 500


def test_public_answers_anyone_and_knows_a_key_all_the_same(small: Assistant, keys: KeyFile, token: str) -> None:
    with serving(small, Settings(keys=keys.file, public=True, proxies=PROXIES)) as address:
        for headers in ({}, {"authorization": f"Bearer {token}"}, {"authorization": "Bearer unused"}):
            assert status(address, **{"x-forwarded-for": "192.0.2.7", "host": "desk.example", **headers}) == 200


def test_a_person_types_the_key_as_a_password_and_asks(
    small: Assistant, keys: KeyFile, token: str, browser: Browser
) -> None:
    with serving(small, Settings(keys=keys.file)) as address:
        entrance = {"http_credentials": {"username": "reporter", "password": token}}
        with visiting(browser, address, **entrance) as visit:
            visit.ask("What is a net?")
            expect(visit.page.locator(".said")).to_contain_text("A net is a mesh of cords")
            assert visit.complaints == []


def test_the_user_whom_a_listed_proxy_names_needs_no_key(small: Assistant) -> None:
    settings = replace(NO_KEYS, user_header="X-Remote-User", proxies=PROXIES)
    with serving(small, settings) as address:
        assert status(address, **{"x-remote-user": "ana"}) == 200
        assert status(address) == 401
        assert status(address, **{"x-remote-user": ""}) == 401
        assert httpx.get(address, headers={"x-remote-user": "ana"}, timeout=60).status_code == 200
        # The client sent one too, and the proxy did not take it away.
        twice = [("x-remote-user", "ana"), ("x-remote-user", "eve")]
        assert httpx.post(f"{address}{ASK}", json=QUESTION, headers=twice, timeout=60).status_code == 403


def test_a_user_named_by_anyone_else_is_refused(small: Assistant, keys: KeyFile, token: str) -> None:
    assert token
    settings = Settings(keys=keys.file, user_header="X-Remote-User", proxies=("192.0.2.1/32",))
    with serving(small, settings) as address:
        told = httpx.post(f"{address}{ASK}", json=QUESTION, headers={"x-remote-user": "ana"}, timeout=60)
        assert told.status_code == 403
        assert "X-Remote-User" in told.json()["detail"]
        # Not even by one that claims to be sent on by the proxy.
        assert status(address, **{"x-remote-user": "ana", "x-forwarded-for": "192.0.2.1"}) == 403


def test_a_header_that_is_not_set_up_names_no_one(known: httpx.Client) -> None:
    assert known.post(ASK, json=QUESTION, headers={"x-remote-user": "ana"}).status_code == 401


def test_a_websocket_is_refused(small: Assistant) -> None:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    scope = {"type": "websocket", "path": "/mcp", "headers": [], "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 2)}
    # The browser of other tests has a loop in this thread.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, build_app(small, NO_KEYS)(scope, receive, send)).result()
    assert sent == [{"type": "websocket.close"}]
