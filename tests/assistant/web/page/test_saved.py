"""Conversations as files."""

import json
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.assistant.web.conftest import Visit, visiting

ASKED = "what does pragmatic cooperation mean here?"


def _save(visit: Visit, label: str, file: Path) -> None:
    visit.page.locator("#conversations summary").click()
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name=label).click()
    download.value.save_as(file)


def test_a_conversation_is_saved_and_opened_by_someone_else(desk: str, browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "conversation.json"
    with visiting(browser, desk) as visit:
        for number, question in enumerate((ASKED, "And in health?"), 1):
            visit.ask(question)
            expect(visit.page.locator(".turn")).to_have_count(number)
        _save(visit, "Save as a file", file)
        _save(visit, "Save as a page to read", tmp_path / "page.html")
    assert "<script" not in (tmp_path / "page.html").read_text(encoding="utf-8")
    held = json.loads(file.read_text(encoding="utf-8"))
    held["turns"][0]["answer"]["text"] = "Something <script>else</script>."
    file.write_text(json.dumps(held), encoding="utf-8")
    with visiting(browser, desk) as visit:
        visit.page.locator("#file").set_input_files(file)
        expect(visit.page.locator(".turn")).to_have_count(2)
        # What a file says was answered is not shown: the glossary answers.
        expect(visit.page.locator("#turn-1 .said")).to_contain_text("In official Chinese usage")
        expect(visit.page.locator(".changed")).to_have_count(1)
        expect(visit.page.locator("#turn-1 .changed")).to_contain_text("The glossary has changed since")
        visit.keep("opened")
        visit.ask("And in German?")
        expect(visit.page.locator(".turn")).to_have_count(3)


def test_a_file_that_is_no_conversation_is_refused_and_nothing_is_lost(
    desk: str, browser: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "other.json"
    file.write_text('{"glossdesk": "conversation", "version": 7}', encoding="utf-8")
    with visiting(browser, desk) as visit:
        visit.ask(ASKED)
        expect(visit.page.locator(".turn")).to_have_count(1)
        visit.page.locator("#file").set_input_files(file)
        expect(visit.page.get_by_role("alert")).to_contain_text("This file has the version 7, and 1 can be read")
        visit.ask("And in health?")
        expect(visit.page.locator(".turn")).to_have_count(2)
