from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import monotonic
from urllib.parse import quote

import httpx
import pytest
from fastapi import APIRouter, Depends, FastAPI
from justhtml import JustHTML
from playwright.sync_api import Browser, expect
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from assistant import Assistant, Settings
from assistant.keys import KeyFile
from assistant.web.editors import Editors
from assistant.web.guard import guard
from assistant.web.places import EVALUATE, IMPROVE
from assistant.web.problem import tell_problems
from assistant.web.sign_in import sign_in_router
from tests.assistant.web.axe import violations
from tests.assistant.web.conftest import NO_KEYS, SCREENSHOTS, opened, running, serving

TODAY = date(2026, 11, 26)
PROXIES = ("127.0.0.1/32",)


@pytest.fixture
def keys(tmp_path: Path) -> KeyFile:
    return KeyFile(tmp_path / "editors.json")


@pytest.fixture
def key(keys: KeyFile) -> str:
    return keys.create("ana", TODAY)


@pytest.fixture
def public(keys: KeyFile) -> Settings:
    return replace(NO_KEYS, editors=keys.file, public=True)


@contextmanager
def pages(settings: Settings) -> Iterator[httpx.Client]:
    """Serve the page to sign in beside two pages for editors that tell whose they are; yield a client."""
    editors = Editors(settings)
    app = FastAPI()
    tell_problems(app)
    guard(app, settings)
    app.include_router(sign_in_router(editors))
    for place, required in ((EVALUATE, editors.require_evaluating), (IMPROVE, editors.require)):
        router = APIRouter(prefix=f"/{place.address.rstrip('/')}", dependencies=[Depends(required)])

        @router.api_route("/{rest:path}", methods=["GET", "POST"])
        async def page(request: Request) -> Response:
            return PlainTextResponse(f"{request.url.path} {' '.join(one.key for one in editors.places(request))}")

        app.include_router(router)
    with running(app) as address, httpx.Client(base_url=address) as client:
        yield client


def sign_in(client: httpx.Client, key: str, to: str = "", **headers: str) -> httpx.Response:
    return client.post("/editors/", data={"key": key, "to": to}, headers=headers)


def test_who_is_not_signed_in_is_led_to_where_one_signs_in_and_back(public: Settings, key: str) -> None:
    with pages(public) as client:
        led = client.get("/evaluate/reports/3?part=a%20b")
        assert (led.status_code, led.headers["location"]) == (
            303,
            "../../editors/?to=evaluate%2Freports%2F3%3Fpart%3Da%2520b",
        )
        asked = client.get(str(led.next_request.url) if led.next_request else "")
        assert asked.headers["cache-control"] == "no-store"
        JustHTML(asked.text, strict=True)
        assert 'value="evaluate/reports/3?part=a%20b"' in asked.text
        back = sign_in(client, key, "evaluate/reports/3?part=a%20b")
        assert (back.status_code, back.headers["location"]) == (303, "../evaluate/reports/3?part=a%20b")
        assert client.get("/evaluate/reports/3").text.startswith("/evaluate/reports/3 ")
        assert client.get("/improve/").status_code == 200
        assert client.get("/editors/").headers["location"] == "../evaluate/"


def test_a_form_of_who_is_not_signed_in_is_refused(public: Settings) -> None:
    with pages(public) as client:
        for path in ("/evaluate/run", "/improve/anything"):
            told = client.post(path)
            assert (told.status_code, told.headers["content-type"]) == (403, "application/problem+json")
            assert "/editors/" in told.json()["detail"]


@pytest.mark.parametrize(
    "to", ["https://evil.example/", "//evil.example", "/\\evil.example", "../api/v1", "javascript:alert(1)", "read/"]
)
def test_signing_in_leads_to_no_other_page(public: Settings, key: str, to: str) -> None:
    with pages(public) as client:
        assert sign_in(client, key, to).headers["location"] == "../evaluate/"


def test_no_address_of_an_editors_page_leaves_the_desk(public: Settings, key: str) -> None:
    with pages(public) as client:
        led = sign_in(client, key, "evaluate/../..//evil.example/\r\nSet-Cookie: a=b")
        assert led.next_request
        assert led.next_request.url.host == "127.0.0.1"
        assert "a" not in led.cookies


@pytest.mark.parametrize("given", ["", "gd_wrong", "é", "\ud800"])
def test_what_is_no_key_signs_no_one_in(public: Settings, key: str, given: str) -> None:
    assert key
    with pages(public) as client:
        body = f"key={quote(given, errors='surrogatepass')}&to=improve/"
        told = client.post("/editors/", content=body)
        assert told.status_code == 403
        assert 'role="alert"' in told.text
        assert 'value="improve/"' in told.text
        assert not client.cookies
        assert client.get("/improve/").status_code == 303


def test_what_is_no_form_is_told(public: Settings) -> None:
    with pages(public) as client:
        for body in (b"\xff", b"&".join([b"a=b"] * 1_001)):
            assert client.post("/editors/", content=body).status_code == 400


def test_a_key_of_the_api_signs_no_one_in(public: Settings, tmp_path: Path) -> None:
    token = KeyFile(tmp_path / "keys.json").create("cms", TODAY)
    with pages(replace(public, keys=tmp_path / "keys.json")) as client:
        assert sign_in(client, token).status_code == 403
        assert client.get("/improve/", headers={"authorization": f"Bearer {token}"}).status_code == 303


def test_a_key_of_an_editor_opens_a_desk_that_wants_keys_and_makes_none_want_them(
    keys: KeyFile, key: str, tmp_path: Path
) -> None:
    own = replace(NO_KEYS, editors=keys.file)
    with pages(own) as client:
        assert client.get("/editors/").status_code == 303
    KeyFile(tmp_path / "keys.json").create("cms", TODAY)
    with pages(replace(own, keys=tmp_path / "keys.json")) as client:
        assert client.get("/editors/").status_code == 401
        assert client.get("/editors/", auth=("ana", key)).status_code == 200
        # A browser sends a password by itself: it signs no one in.
        assert client.get("/improve/", auth=("ana", key)).status_code == 303


def test_the_cookie_is_for_this_desk_and_out_of_reach_of_scripts(public: Settings, key: str) -> None:
    with pages(replace(public, proxies=PROXIES)) as client:
        plain = sign_in(client, key).headers["set-cookie"]
        assert all(f"; {one}" in plain for one in ("HttpOnly", "SameSite=strict", "Path=/", f"Max-Age={8 * 60 * 60}"))
        assert "Secure" not in plain
        assert "; Secure" in sign_in(client, key, **{"x-forwarded-proto": "https"}).headers["set-cookie"]


def test_a_session_ends_by_signing_out_with_its_key_and_after_hours(
    public: Settings, keys: KeyFile, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pages(public) as client:
        kept = sign_in(client, key).headers["set-cookie"].partition(";")[0]
        assert client.get("/improve/", headers={"cookie": kept}).status_code == 200
        left = client.post("/editors/out")
        assert (left.status_code, left.headers["location"]) == (303, "../")
        assert not client.cookies
        assert client.get("/improve/", headers={"cookie": kept}).status_code == 303

        sign_in(client, key)
        assert client.get("/improve/").status_code == 200
        now = monotonic()
        monkeypatch.setattr("assistant.web.editors.monotonic", lambda: now + 8 * 60 * 60 - 60)
        assert client.get("/improve/").status_code == 200
        monkeypatch.setattr("assistant.web.editors.monotonic", lambda: now + 8 * 60 * 60 + 1)
        assert client.get("/improve/").status_code == 303

        sign_in(client, key)
        assert client.get("/improve/").status_code == 200
        keys.revoke("ana")
        assert client.get("/improve/").status_code == 303


def test_keys_are_not_guessed_without_end(public: Settings) -> None:
    with pages(replace(public, rate="2/minute")) as client:
        assert [sign_in(client, f"gd_{at}").status_code for at in range(3)] == [403, 403, 429]


def test_another_sites_form_signs_no_one_in_or_out(public: Settings, key: str) -> None:
    with pages(public) as client:
        assert sign_in(client, key, origin="https://evil.example").status_code == 403
        sign_in(client, key)
        assert client.post("/editors/out", headers={"sec-fetch-site": "cross-site"}).status_code == 403
        assert client.get("/improve/").status_code == 200


def test_on_a_desk_for_its_own_machine_evaluation_is_open_and_the_rest_is_not(keys: KeyFile, key: str) -> None:
    with pages(replace(NO_KEYS, editors=keys.file)) as client:
        assert client.get("/editors/").headers["location"] == "../evaluate/"
        assert "sign_out" not in client.get("/evaluate/").text
        assert client.get("/improve/").headers["location"] == "../editors/?to=improve%2F"
        assert client.get("/editors/?to=improve%2F").status_code == 200
        assert sign_in(client, key, "improve/").headers["location"] == "../improve/"
        assert client.get("/improve/").text.endswith("to_evaluate to_improve sign_out")


def test_whom_the_proxy_names_is_an_editor_by_name(keys: KeyFile) -> None:
    settings = replace(
        NO_KEYS, editors=keys.file, user_header="X-Remote-User", proxies=PROXIES, editor_users=("ana", "ben")
    )
    with pages(settings) as client:
        told = client.get("/improve/", headers={"x-remote-user": "ana"})
        assert told.status_code == 200
        assert "sign_out" not in told.text
        assert client.get("/improve/", headers={"x-remote-user": "eve"}).status_code == 303
        assert client.get("/improve/", headers={"x-remote-user": "Ana"}).status_code == 303
        assert client.get("/improve/").status_code == 401


def test_an_editor_signs_in_without_a_script(small: Assistant, public: Settings, key: str, browser: Browser) -> None:
    with serving(small, public) as address:
        for scheme, width in (("light", 1280), ("dark", 390)):
            window = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
            with opened(browser, f"{address}/check/", **window) as visit:
                visit.page.get_by_role("link", name="For editors").click()
                expect(visit.page.get_by_label("Your key")).to_be_focused()
                assert violations(visit.page) == ""
                visit.page.screenshot(path=SCREENSHOTS / f"sign-in-{scheme}-{width}.png")
                visit.page.keyboard.type("gd_wrong")
                visit.page.keyboard.press("Enter")
                expect(visit.page.get_by_role("alert")).to_contain_text("no editor’s key")
                assert violations(visit.page) == ""
                visit.page.screenshot(path=SCREENSHOTS / f"sign-in-wrong-{scheme}-{width}.png")
        with opened(browser, f"{address}/editors/", java_script_enabled=False, locale="de-AT") as visit:
            visit.page.get_by_label("Ihr Schlüssel").fill(key)
            visit.page.get_by_role("button", name="Anmelden").click()
            assert visit.page.url == f"{address}/evaluate/"


def test_the_chat_leads_to_the_pages_of_editors(small: Assistant, browser: Browser) -> None:
    with serving(small) as address, opened(browser, address) as visit:
        visit.page.get_by_role("link", name="For editors").click()
        assert visit.page.url == f"{address}/evaluate/"
