"""The source of a sentence: at its mark, and in a pane beside the answer."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.assistant.web.axe import violations
from tests.assistant.web.conftest import visiting

ASKED = "what does pragmatic cooperation mean here?"
QUOTED = "In official Chinese usage, pragmatic cooperation"


def test_a_mark_that_is_pointed_at_or_focused_shows_its_sentence(desk: str, browser: Browser) -> None:
    with visiting(browser, desk) as visit:
        visit.ask(ASKED)
        mark = visit.page.locator(".said .number").first
        mark.hover()
        tip = visit.page.get_by_role("tooltip")
        expect(tip).to_contain_text(QUOTED)
        visit.keep("tip")
        assert violations(visit.page) == ""
        visit.page.mouse.move(10, 10)
        expect(tip).to_have_count(0)
        mark.focus()
        expect(tip).to_contain_text(QUOTED)
        expect(mark).to_have_attribute("aria-describedby", "tip")
        visit.page.keyboard.press("Escape")
        expect(tip).to_have_count(0)
        expect(mark).to_be_focused()


def test_a_section_and_the_page_lead_to_the_glossary_and_it_leads_back(desk: str, browser: Browser) -> None:
    with visiting(browser, desk) as visit:
        visit.ask(ASKED)
        with visit.page.expect_popup() as opened:
            visit.page.locator(".section[open]").get_by_role("link", name="Read in the glossary").click()
        read = opened.value
        expect(read.locator("#pragmatic")).to_contain_text(QUOTED)
        expect(read.locator("#pragmatic")).to_be_in_viewport()
        visit.page.get_by_role("link", name="Read", exact=True).click()
        expect(visit.page).to_have_url(re.compile(r"/read/[\w-]+/$"))
        visit.page.get_by_role("link", name="Ask").click()
        expect(visit.page.locator(".turn .asked")).to_have_text(ASKED)
        assert visit.page.url == f"{desk}/"


@pytest.mark.parametrize("width", [390, 1280])
def test_a_click_with_control_opens_the_source_beside_the_answer(desk: str, browser: Browser, width: int) -> None:
    with visiting(browser, desk, viewport={"width": width, "height": 844}) as visit:
        visit.ask(ASKED)
        mark = visit.page.locator(".said .number").first
        mark.click(modifiers=["Control"])
        pane = visit.page.get_by_role("complementary", name="Source")
        expect(pane).to_be_focused()
        expect(pane.locator(".this")).to_contain_text(QUOTED)
        expect(pane.locator(".this")).to_be_in_viewport()
        assert visit.page.url == f"{desk}/"
        visit.keep(f"source-{width}")
        assert violations(visit.page) == ""
        assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        visit.ask("And in health?")
        expect(visit.page.locator(".turn")).to_have_count(2)
        expect(pane).to_be_visible()
        visit.page.keyboard.press("Escape")
        expect(pane).to_have_count(0)
