import json
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import monotonic, sleep
from xml.etree import ElementTree as ET

import httpx
import pytest
from justhtml import JustHTML
from playwright.sync_api import Browser, Page, expect

from assistant import Assistant, Settings
from assistant.evaluate import run as running
from assistant.evaluate.case import Case
from assistant.evaluate.outcome import Outcome
from assistant.keys import KeyFile
from tests.assistant.web.axe import violations
from tests.assistant.web.conftest import NO_KEYS, SCREENSHOTS, opened, serving

GOOD = "sea/scripts/good.yaml"
BAD = "sea/scripts/bad.yaml"
_GOOD = "title: Nets\ncases:\n" + "".join(
    f"  - {{id: c-{at}, ask: What is a net?, expect: {{cites: [net]}}}}\n" for at in range(4)
)
_BAD = "title: <b>Bad</b>\ncases:\n  - {id: a, ask: What is a net?, expect: {cites: [nett]}}\n"


class Gate:
    """Lets the cases of a run be asked one by one, as a test wants it."""

    def __init__(self) -> None:
        self._open = threading.Semaphore(0)

    def let(self, cases: int) -> None:
        self._open.release(cases)

    def run(
        self, assistant: Assistant, cases: Sequence[Case], after_each: Callable[[], object], batch: int
    ) -> Iterator[Outcome]:
        def after() -> None:
            after_each()
            assert self._open.acquire(timeout=60)

        return running.run(assistant, cases, after, batch)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    made = Gate()
    monkeypatch.setattr("assistant.web.evaluation.run", made.run)
    return made


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    folder = tmp_path / "sea"
    for name, text in ((GOOD, _GOOD), (BAD, _BAD), ("sea/scripts/apart/blind.yaml", _GOOD)):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return replace(NO_KEYS, glossary=(folder,), index=tmp_path / "ix")


@contextmanager
def asking(assistant: Assistant, settings: Settings) -> Iterator[httpx.Client]:
    with serving(assistant, settings) as address, httpx.Client(base_url=address, follow_redirects=True) as client:
        yield client


@pytest.fixture
def client(small: Assistant, settings: Settings) -> Iterator[httpx.Client]:
    with asking(small, settings) as one:
        yield one


def run(client: httpx.Client, *scripts: str, baseline: str = "last") -> httpx.Response:
    return client.post("/evaluate/run", data={"script": scripts or [GOOD], "baseline": baseline})


def ended(client: httpx.Client) -> str:
    """Wait for the end of a run, and return the page then."""
    until = monotonic() + 30
    while client.get("/evaluate/progress").json()["goes_on"]:
        assert monotonic() < until
        sleep(0.02)
    return client.get("/evaluate/").text


def reports(client: httpx.Client, page: str) -> list[str]:
    return [f"{client.base_url}/evaluate/{one}" for one in re.findall(r'<p><a href="(reports/\d+T\d+)"', page)]


def test_the_page_offers_the_scripts_of_the_glossary_and_tells_their_faults(client: httpx.Client) -> None:
    told = client.get("/evaluate/")
    assert (told.status_code, told.headers["cache-control"]) == (200, "no-store")
    JustHTML(told.text, strict=True)
    boxes = re.findall(r'<input type="checkbox" name="script" value="([^"]+)"(.*)>', told.text)
    assert boxes == [(BAD, " disabled"), (GOOD, " checked")]
    assert "4 cases" in told.text
    assert f"{BAD}:3:51: error: &#39;nett&#39; is not in the glossary" in told.text
    assert "<b>Bad" not in told.text
    assert "refresh" not in told.text


def test_a_run_is_reported_and_the_next_one_compared_with_it_after_a_restart(
    small: Assistant, settings: Settings
) -> None:
    with asking(small, settings) as client:
        assert run(client).url.path == "/evaluate/"
        page = ended(client)
        assert "4 cases were asked" in page
        [first] = reports(client, page)
        assert "4 of 4 passed" in page
        assert "Since the earlier run" not in page
    with asking(small, settings) as client:
        run(client)
        page = ended(client)
        assert "Since the earlier run: 0 broken, 0 fixed" in page
        second, before = reports(client, page)
        assert before.rpartition("/")[2] == first.rpartition("/")[2]
        told = client.get(second)
        assert told.headers["content-type"].startswith("text/html")
        assert "Since the baseline" in told.text
        assert "content-disposition" not in told.headers
        saved = {kind: client.get(f"{second}.{kind}") for kind in ("html", "json", "xml")}
        assert all(one.headers["content-disposition"].startswith("attachment; ") for one in saved.values())
        assert saved["html"].text == told.text
        assert json.loads(saved["json"].text)["comparison"]["cases"][0]["script"] == GOOD
        assert [one.get("tests") for one in ET.fromstring(saved["xml"].content)] == ["4"]  # noqa: S314 - it is our own


def test_what_changed_in_a_script_that_was_edited_is_told(client: httpx.Client, tmp_path: Path) -> None:
    run(client)
    ended(client)
    (tmp_path / GOOD).write_text(_GOOD.replace("{cites: [net]}", "{answered: false}", 1))
    run(client)
    page = ended(client)
    assert "3 of 4 passed" in page
    assert "Since the earlier run: 0 broken, 0 fixed" in page
    [edited] = [
        one
        for one in client.get(f"{reports(client, page)[0]}.json").json()["comparison"]["cases"]
        if one["change"] == "edited"
    ]
    assert edited["id"] == "c-0"


@pytest.mark.parametrize("scripts", [(BAD,), ("sea/scripts/apart/blind.yaml",), ("/etc/passwd",), ("",)])
def test_what_is_not_offered_is_not_run(client: httpx.Client, scripts: tuple[str, ...]) -> None:
    told = run(client, *scripts)
    assert told.status_code == 422
    assert "Choose at least one script" in told.text
    assert client.get("/evaluate/progress").json()["state"] == "none"


def test_every_page_sees_the_one_run_and_can_cancel_it(client: httpx.Client, gate: Gate) -> None:
    shown = run(client)
    assert "A run of scripts goes on" in shown.text
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in shown.text
    gate.let(1)
    other = run(client)
    assert "A run of scripts goes on" in other.text
    told = client.get("/evaluate/progress", headers={"accept-language": "de"}).json()
    assert (told["state"], told["goes_on"], told["cases"]) == ("running", True, 4)
    assert " von 4 Fällen gefragt" in told["told"]
    client.post("/evaluate/cancel")
    gate.let(4)
    page = ended(client)
    assert "The run was cancelled after" in page
    assert "Last reports" not in page


def test_a_crash_is_told_as_a_fault_and_never_as_a_measure(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> object:
        raise ZeroDivisionError("What is a net?")

    monkeypatch.setattr("assistant.web.evaluation.run", crash)
    run(client)
    page = ended(client)
    assert 'role="alert"><strong>The run failed.</strong> ZeroDivisionError' in page
    assert "passed" not in page


@pytest.mark.parametrize("file", ["20260101T000000000000", "20260101T000000000000.json", "..%2f..%2fetc", "a.exe"])
def test_a_report_that_is_not_kept_is_not_found(client: httpx.Client, file: str) -> None:
    told = client.get(f"/evaluate/reports/{file}")
    assert told.status_code == 404


def test_a_glossary_without_scripts_says_where_to_write_one(small: Assistant, tmp_path: Path) -> None:
    with asking(small, replace(NO_KEYS, glossary=(tmp_path,), index=tmp_path / "ix")) as client:
        assert "There is no script" in client.get("/evaluate/").text
        assert "Es gibt keine Fragenliste" in client.get("/evaluate/", headers={"accept-language": "de-AT"}).text


def test_where_others_are_answered_only_an_editor_evaluates(
    small: Assistant, settings: Settings, tmp_path: Path
) -> None:
    editors = KeyFile(tmp_path / "editors.json")
    with asking(small, replace(settings, public=True, editors=editors.file)) as client:
        for path in ("", "progress", "reports/20260101T000000000000.json"):
            assert client.get(f"/evaluate/{path}").url.path == "/editors/"
        assert run(client).status_code == 403
        assert client.post("/evaluate/cancel").status_code == 403
        client.post("/editors/", data={"key": editors.create("ana", date(2026, 11, 26))})
        run(client)
        assert "4 of 4 passed" in ended(client)


def look(page: Page, name: str) -> None:
    """Look at a page in every way that it may be shown, and at whether everybody can use it."""
    page.mouse.move(0, 0)
    for scheme, width in (("light", 1280), ("dark", 390)):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.set_viewport_size({"width": width, "height": 844})
        assert violations(page) == ""
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.screenshot(path=SCREENSHOTS / f"evaluate-{name}-{scheme}-{width}.png", full_page=True)


def test_an_editor_runs_scripts_and_sees_what_comes_of_them(client: httpx.Client, browser: Browser, gate: Gate) -> None:
    address = f"{client.base_url}/evaluate/"
    with opened(browser, address) as visit, opened(browser, address) as other:
        page = visit.page
        look(page, "idle")
        page.get_by_role("checkbox", name="Nets").focus()
        page.keyboard.press("Space")
        page.get_by_role("button", name="Run", exact=True).click()
        expect(page.get_by_role("alert")).to_contain_text("Choose at least one script")
        look(page, "unchosen")
        page.get_by_role("checkbox", name="Nets").check()
        page.get_by_role("button", name="Run", exact=True).press("Enter")
        bar = page.get_by_role("progressbar", name="A run of scripts goes on")
        expect(bar).to_be_visible()
        gate.let(2)
        expect(page.locator("#told")).to_contain_text("3 of 4 cases asked")
        expect(page).to_have_title("75 % · Evaluate · Glossdesk")
        assert bar.evaluate("one => one.value") == 3
        look(page, "running")
        # Another tab is told, and shows the same run.
        expect(other.page.get_by_text("A run of scripts goes on. Show it")).to_be_visible()
        other.page.get_by_text("A run of scripts goes on. Show it").click()
        expect(other.page.locator("#told")).to_contain_text("3 of 4 cases asked")
        page.reload()
        expect(page.locator("#told")).to_contain_text("3 of 4 cases asked")
        page.context.set_offline(True)
        expect(page.get_by_role("status")).to_contain_text("The desk cannot be reached")
        look(page, "lost")
        gate.let(1)
        page.context.set_offline(False)
        expect(page.get_by_role("status")).to_contain_text("The connection is back")
        gate.let(1)
        for one in (page, other.page):
            expect(one.get_by_text("4 cases were asked.")).to_be_visible()
        look(page, "done")
        page.get_by_role("link", name="See the report").click()
        expect(page.get_by_text("of 4 cases passed")).to_be_visible()
        assert not any("Content Security Policy" in one for one in visit.complaints)


def test_a_run_is_watched_and_cancelled_without_a_script(client: httpx.Client, browser: Browser, gate: Gate) -> None:
    with opened(browser, f"{client.base_url}/evaluate/", java_script_enabled=False, locale="de-DE") as visit:
        visit.page.get_by_role("button", name="Starten").click()
        expect(visit.page.get_by_text("1 von 4 Fällen gefragt")).to_be_visible()
        gate.let(1)
        expect(visit.page.get_by_text("2 von 4 Fällen gefragt")).to_be_visible()
        visit.page.get_by_role("button", name="Abbrechen").click()
        gate.let(1)
        expect(visit.page.get_by_text("abgebrochen")).to_be_visible()
        visit.page.get_by_role("button", name="Starten").click()
        gate.let(4)
        expect(visit.page.get_by_role("link", name="Bericht ansehen")).to_be_visible()
        assert visit.complaints == []
