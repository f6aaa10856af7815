"""The page on which editors see what readers asked in vain and did not like."""

import csv
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
import yaml
from justhtml import JustHTML
from playwright.sync_api import Browser, Page, expect

from assistant import Assistant, Settings
from assistant.journal import Face, Journal, Thumb
from assistant.keys import KeyFile
from tests.assistant.web.axe import violations
from tests.assistant.web.conftest import DAY, NO_KEYS, SCREENSHOTS, serving

PAGES = ("", "entry?asked=1", "script?asked=1", "thumb?rating=1", "journal.csv", "journal.json")


@pytest.fixture
def noted(assistant: Assistant, journal: Journal) -> Assistant:
    """Return an assistant that was asked this and that in vain, and whose answers were not all liked."""
    asked = Assistant(assistant.index, journal=journal)
    for question in ("what is social credit?",) * 2 + ("What does social credit mean?", "what is a lagoon?"):
        asked.ask(question, face=Face.CHAT)
    answer = asked.ask("what does pragmatic cooperation mean?")
    journal.rate(answer, Thumb.DOWN, "<b>the other</b> sense", beside_passage=False)
    journal.rate(answer, Thumb.UP, "", beside_passage=False)
    return asked


@pytest.fixture
def key(editors: KeyFile) -> str:
    return editors.create("ana", DAY)


@contextmanager
def desk(assistant: Assistant, editors: KeyFile, key: str = "") -> Iterator[httpx.Client]:
    """Serve an assistant to anyone; yield a client, signed in with a key where one is given."""
    with (
        serving(assistant, replace(NO_KEYS, editors=editors.file, public=True)) as address,
        httpx.Client(base_url=address, timeout=60) as client,
    ):
        if key:
            assert client.post("/editors/", data={"key": key, "to": "improve/"}).status_code == 303
        yield client


def attributes(html: str, selector: str, name: str) -> list[str]:
    """Return an attribute of all elements of a page that a selector chooses."""
    return [str((one.attrs or {})[name]) for one in JustHTML(html, sanitize=False).query(selector)]


def test_who_is_not_signed_in_sees_nothing_of_it(noted: Assistant, editors: KeyFile, key: str, tmp_path: Path) -> None:
    keys = KeyFile(tmp_path / "keys.json")
    token = keys.create("cms", DAY)
    for settings, headers in (
        (NO_KEYS, {}),
        (replace(NO_KEYS, public=True), {}),
        (replace(NO_KEYS, keys=keys.file), {"Authorization": f"Bearer {token}"}),
        (replace(NO_KEYS, keys=keys.file), {"Authorization": f"Bearer {key}"}),
    ):
        own = replace(settings, editors=editors.file)
        with serving(noted, own) as address, httpx.Client(base_url=address, headers=headers) as client:
            for page in PAGES:
                told = client.get(f"/improve/{page}")
                assert (told.status_code, told.text.count("social")) == (303, 0)
                assert told.headers["location"].startswith("../editors/")
            for form in ("done", "forget"):
                assert client.post(f"/improve/{form}", data={"sure": "yes"}).status_code == 403
    assert noted.journal
    assert len(noted.journal.unanswered()) == 3


def test_an_editor_sees_what_was_asked_grouped_and_counted(noted: Assistant, editors: KeyFile, key: str) -> None:
    with desk(noted, editors, key) as client:
        told = client.get("/improve/")
    page = JustHTML(told.text, sanitize=False, strict=True)
    groups = [one.to_text() for one in page.query("section[aria-labelledby=unanswered] article")]
    assert groups[0].startswith("social credit")
    assert "asked 3 times" in groups[0]
    assert "lagoon" in groups[1]
    [wrong] = [one.to_text() for one in page.query("section[aria-labelledby=wrong] article")]
    assert "<b>the other</b> sense" in wrong
    assert "<b>the other" not in told.text
    assert "Found helpful: 1. Not helpful: 1." in told.text
    assert told.headers["cache-control"] == "no-store"


def test_a_group_is_drafted_as_an_entry_and_as_a_script(noted: Assistant, editors: KeyFile, key: str) -> None:
    with desk(noted, editors, key) as client:
        links = attributes(client.get("/improve/").text, ".do a[download]", "href")
        entry, script, *_ = (client.get(f"/improve/{link}") for link in links)
        thumb = client.get(f"/improve/{next(link for link in links if link.startswith('thumb'))}")
        gone = client.get("/improve/entry?asked=0")
    assert entry.headers["content-disposition"] == 'attachment; filename="social-credit.yaml"'
    assert yaml.safe_load(entry.text)["term"] == "social credit"
    assert "# - What does social credit mean?" in entry.text
    assert yaml.safe_load(script.text)["cases"][0]["expect"] == {"answered": False}
    assert yaml.safe_load(thumb.text)["cases"][0]["expect"] == {"cites": ["cooperation#pragmatic"]}
    assert (gone.status_code, gone.json()["detail"]) == (404, "this is no longer in the journal; load /improve/ again")


def test_done_hides_a_group_until_it_is_asked_again(noted: Assistant, editors: KeyFile, key: str) -> None:
    with desk(noted, editors, key) as client:
        [given, *_] = attributes(client.get("/improve/").text, "input[name=asked]", "value")
        # What is asked after the page was made is not dealt with.
        assert client.post("/improve/done", data={"asked": given}).status_code == 303
        assert "social credit" not in client.get("/improve/").text
        assert "social credit" in client.get("/improve/journal.json").text
        noted.ask("what is social credit?", face=Face.API)
        assert "asked 4 times" in client.get("/improve/").text
        client.post("/improve/done", data={"asked": given})
        assert "asked 4 times" in client.get("/improve/").text
        for unfit in ("x:y", "x", f"x:{2**63}"):
            assert client.post("/improve/done", data={"asked": unfit}).status_code == 422


def test_everything_is_exported_and_deleted(noted: Assistant, editors: KeyFile, key: str) -> None:
    with desk(noted, editors, key) as client:
        rows = list(csv.DictReader(io.StringIO(client.get("/improve/journal.csv").text)))
        # Two wordings of social credit, one of a lagoon, and two thumbs.
        assert [one["times"] for one in rows] == ["1", "2", "1", "1", "1"]
        assert len(client.get("/improve/journal.json").json()["ratings"]) == 2
        assert client.get("/improve/journal.xml").status_code == 404
        assert client.post("/improve/forget", data={}).status_code == 422
        assert "social credit" in client.get("/improve/").text
        assert client.post("/improve/forget", data={"sure": "yes"}).status_code == 303
        assert "Nothing is left to do." in client.get("/improve/").text
        assert client.get("/improve/journal.json").json() == {"groups": [], "ratings": []}


def test_a_journal_that_is_off_or_broken_is_told(small: Assistant, editors: KeyFile, key: str, tmp_path: Path) -> None:
    with desk(small, editors, key) as client:
        assert "journal: on" in client.get("/improve/").text
        assert client.get("/improve/journal.csv").status_code == 404
        assert client.post("/feedback", json={"turns": [{"question": "net?"}], "thumb": "up"}).status_code == 404
    (tmp_path / "journal.db").write_bytes(b"this is no database, " * 100)
    broken = Assistant(small.index, journal=Journal(tmp_path / "journal.db", 90))
    with desk(broken, editors, key) as client:
        told = client.get("/improve/")
        assert (told.status_code, "the file is no journal" in told.text) == (503, True)
        assert client.get("/improve/journal.csv").status_code == 503
        body = {"turns": [{"question": "net?"}], "thumb": "up"}
        refused = client.post("/feedback", json=body)
        assert (refused.status_code, str(tmp_path) in refused.text) == (503, False)


def _full(_page: Page) -> None:
    pass


def _deleting(page: Page) -> None:
    page.get_by_text("Delete everything").first.click()


STATES: dict[str, Callable[[Page], None]] = {"full": _full, "deleting": _deleting}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_is_seen_and_axe_finds_nothing(
    noted: Assistant, editors: KeyFile, key: str, browser: Browser, width: int, scheme: str
) -> None:
    with serving(noted, replace(NO_KEYS, editors=editors.file)) as address:
        visitor = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
        page = visitor.new_page()
        complaints: list[str] = []
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.goto(f"{address}/improve/")
        page.get_by_label("Your key").fill(key)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="social credit")).to_be_visible()
        for name, do in STATES.items():
            do(page)
            SCREENSHOTS.mkdir(exist_ok=True)
            page.screenshot(path=SCREENSHOTS / f"improve-{name}-{scheme}-{width}.png", full_page=True)
            assert violations(page) == ""
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        with page.expect_download() as download:
            page.get_by_role("link", name="Draft an entry").first.click()
        assert download.value.suggested_filename == "social-credit.yaml"
        page.get_by_role("button", name="Done: social credit").click()
        expect(page.get_by_role("heading", name="social credit")).to_have_count(0)
        page.get_by_text("Delete everything").first.click()
        page.get_by_role("checkbox").check()
        page.get_by_role("button", name="Delete everything").click()
        expect(page.get_by_text("Nothing is left to do.")).to_be_visible()
        assert complaints == []
        visitor.close()


def test_nothing_of_the_journal_is_on_by_default() -> None:
    assert Settings().journal is False
