from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from justhtml import JustHTML
from playwright.sync_api import Browser, expect

from assistant import Assistant
from assistant.keys import KeyFile
from assistant.settings import Settings
from assistant.site.address import Address
from assistant.site.pages import Look, Pages
from assistant.web.desk import Desk
from assistant.web.problem import tell_problems
from assistant.web.read import Shelf, read_router
from assistant.web.request_id import RequestId
from glossary import Entry, Glossary
from index import open_index
from tests.assistant.web.axe import violations
from tests.assistant.web.conftest import opened, running, serving
from tests.conftest import FakeEncoder, entry, glossary_of


def assistant_of(folder: Path, *glossaries: Glossary) -> Assistant:
    return Assistant(open_index(list(glossaries), FakeEncoder(), folder, lambda _: None))


def net(text: str = "A net is a mesh.") -> Entry:
    return entry("net", "Net", text, de="Netz")


@contextmanager
def reading(desk: Desk) -> Iterator[httpx.Client]:
    """Serve the pages alone; yield a client that follows where it is led."""
    app = FastAPI()
    tell_problems(app)
    app.add_middleware(RequestId)
    app.include_router(read_router(desk))
    with running(app) as address, httpx.Client(base_url=address, follow_redirects=True) as client:
        yield client


def test_the_pages_are_those_of_the_site(server: httpx.Client, assistant: Assistant) -> None:
    (glossary,) = assistant.glossaries
    ways = Look(ask="../../index.html", check="../../check/index.html", edit="../../editors/index.html")
    pages = Pages(glossary, Address(entry="{entry}", bare=True), ways)
    files = list(pages)
    assert {"index.html", "by/subject.html", "by/chinese.html", "site.css", "cooperation"} <= set(files)
    for file in files:
        told = server.get(f"/read/{glossary.id}/{file}")
        assert (told.status_code, told.text) == (200, pages.text(file))
        if file not in ("site.css", "icon.svg"):
            assert told.headers["content-type"].startswith("text/html")
            assert "script-src" not in told.headers["content-security-policy"]
            assert "frame-ancestors" in told.headers["content-security-policy"]
            JustHTML(told.text, strict=True)
    assert server.get(f"/read/{glossary.id}/site.css").headers["content-type"].startswith("text/css")


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("/read", "/read/china-official/"),
        ("/read/", "/read/china-official/"),
        ("/read/china-official", "/read/china-official/"),
        ("/read/cooperation", "/read/china-official/cooperation"),
    ],
)
def test_short_addresses_lead_to_the_page(server: httpx.Client, asked: str, led: str) -> None:
    told = server.get(asked, follow_redirects=True)
    assert (told.status_code, told.url.path) == (200, led)


def test_a_page_that_is_known_is_not_sent_again(server: httpx.Client) -> None:
    told = server.get("/read/china-official/cooperation")
    again = server.get("/read/china-official/cooperation", headers={"If-None-Match": told.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    head = server.head("/read/china-official/cooperation")
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", told.headers["etag"])


def test_what_is_not_there_is_told(server: httpx.Client) -> None:
    told = server.get("/read/china-official/by/nothing")
    assert told.status_code == 404
    assert "There is no such page" in told.text
    assert 'href="../"' in told.text
    for address in ("/read/nowhere", "/read/nowhere/cooperation"):
        told = server.get(address)
        assert told.status_code == 404
        assert "no entry 'nowhere'; start at /read/" in told.json()["detail"]


def test_pages_follow_the_assistant_that_answers_now(tmp_path: Path) -> None:
    desk = Desk(assistant_of(tmp_path / "old", glossary_of(net())))
    with reading(desk) as client:
        before = client.get("/read/net")
        assert "A net is a mesh." in before.text
        desk.assistant = assistant_of(
            tmp_path / "new", glossary_of(net("A net is a web."), entry("cod", "Cod", "A fish."))
        )
        after = client.get("/read/net")
        assert "A net is a web." in after.text
        assert before.headers["etag"] != after.headers["etag"]
        assert "A fish." in client.get("/read/cod").text


def test_several_glossaries_have_a_page_that_leads_to_them(tmp_path: Path) -> None:
    both = [glossary_of(net(text), name=name) for name, text in (("one", "First."), ("two", "Second."))]
    with reading(Desk(assistant_of(tmp_path, *both))) as client:
        told = client.get("/read/")
        JustHTML(told.text, strict=True)
        assert 'href="one/"' in told.text
        assert 'href="two/"' in told.text
        assert client.get("/read/one/site.css").status_code == 200
        assert client.get("/read/net").url.path == "/read/one/net"
        assert "Second." in client.get("/read/two/net").text
        assert '<a href="../">Glossaries</a>' in client.get("/read/two/net").text


def test_a_key_is_wanted_where_one_is_for_the_chat(small: Assistant, tmp_path: Path) -> None:
    KeyFile(tmp_path / "keys.json").create("cms", date(2026, 11, 23))
    with serving(small, Settings(keys=tmp_path / "keys.json")) as address:
        told = httpx.get(f"{address}/read/small/net")
        assert told.status_code == 401
        assert told.headers["www-authenticate"].startswith("Basic")


def test_a_reader_goes_from_the_first_page_to_a_section(server: httpx.Client, browser: Browser) -> None:
    address = str(server.base_url).rstrip("/")
    with opened(browser, f"{address}/read/", viewport={"width": 1280, "height": 900}) as visit:
        visit.page.get_by_role("link", name="Cooperation", exact=True).click()
        expect(visit.page.get_by_role("heading", level=1)).to_have_text("Cooperation")
        visit.page.locator("svg a", has_text="Multilateralism").click()
        visit.page.get_by_role("link", name="Chinese", exact=True).click()
        visit.page.get_by_role("link", name="务实合作").click()
        assert visit.page.url == f"{address}/read/china-official/cooperation#pragmatic"
        expect(visit.page.locator("#pragmatic")).to_be_in_viewport()
        assert violations(visit.page) == ""
        assert visit.complaints == []
        assert all(one.startswith(address) for one in visit.requested)
        for name, place in (("Ask", ""), ("Check a draft", "check/"), ("For editors", "editors/")):
            assert visit.page.get_by_role("link", name=name).evaluate("one => one.href") == f"{address}/{place}"
    with opened(browser, f"{address}/read/cooperation#pragmatic", viewport={"width": 390, "height": 844}) as visit:
        expect(visit.page.locator("#pragmatic")).to_be_in_viewport()


def test_a_glossary_that_stays_keeps_its_pages() -> None:
    stays, goes = glossary_of(net(), name="one"), glossary_of(net(), name="two")
    shelf = Shelf()
    before = shelf.pages((stays, goes))
    after = shelf.pages((stays, replace(goes)))
    assert after["one"] is before["one"]
    assert after["two"] is not before["two"]
