"""Names that are offered while a question is typed."""

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.assistant.web.axe import violations
from tests.assistant.web.conftest import visiting


@pytest.mark.parametrize(
    ("typed", "name", "whole"),
    [
        ("what does pragm", "Pragmatic cooperation", "what does Pragmatic cooperation"),
        ("𠮷 什么是务实", "务实合作", "𠮷 什么是务实合作"),
        ("duobian", "duō biān zhǔ yì", "duō biān zhǔ yì"),
    ],
)
def test_arrows_and_enter_choose_a_name(desk: str, browser: Browser, typed: str, name: str, whole: str) -> None:
    with visiting(browser, desk) as visit:
        box = visit.page.get_by_label("Your question")
        box.press_sequentially(typed)
        first = visit.page.get_by_role("option").first
        expect(first).to_contain_text(name)
        visit.page.keyboard.press("ArrowDown")
        expect(first).to_have_attribute("aria-selected", "true")
        expect(box).to_have_attribute("aria-activedescendant", str(first.get_attribute("id")))
        expect(box).to_be_focused()
        assert violations(visit.page) == ""
        visit.page.keyboard.press("Enter")
        expect(box).to_have_value(whole)
        expect(visit.page.get_by_role("listbox")).to_be_hidden()
        expect(visit.page.locator(".turn, .waiting")).to_have_count(0)


def test_enter_without_a_choice_asks_and_escape_closes_the_list_alone(desk: str, browser: Browser) -> None:
    with visiting(browser, desk) as visit:
        box = visit.page.get_by_label("Your question")
        box.press_sequentially("pragmatic coop")
        expect(visit.page.get_by_role("listbox")).to_be_visible()
        visit.page.keyboard.press("Escape")
        expect(visit.page.get_by_role("listbox")).to_be_hidden()
        expect(box).to_have_value("pragmatic coop")
        box.press_sequentially("e")
        expect(visit.page.get_by_role("listbox")).to_be_visible()
        visit.page.keyboard.press("Enter")
        expect(visit.page.locator(".asked")).to_have_text("pragmatic coope")
        expect(visit.page.get_by_role("listbox")).to_be_hidden()


def test_what_is_typed_after_a_choice_leaves_it_chosen(desk: str, browser: Browser) -> None:
    with visiting(browser, desk) as visit:
        box = visit.page.get_by_label("Your question")
        box.press_sequentially("define pragmatic c")
        first = visit.page.get_by_role("option").first
        expect(first).to_contain_text("Pragmatic cooperation")
        visit.page.keyboard.press("ArrowDown")
        with visit.page.expect_response("**/suggest"):
            visit.page.keyboard.type("oop")
        expect(first).to_have_attribute("aria-selected", "true")
        visit.page.keyboard.press("Enter")
        expect(box).to_have_value("define Pragmatic cooperation")


def test_a_late_answer_of_no_names_does_not_stop_what_is_typed_since(desk: str, browser: Browser) -> None:
    with visiting(browser, desk) as visit:
        held: list[Route] = []
        visit.page.route("**/suggest", lambda route: route.continue_() if held else held.append(route))
        box = visit.page.get_by_label("Your question")
        with visit.page.expect_request("**/suggest"):
            box.press_sequentially("zq ")
        box.press_sequentially("pragmatic coop")
        held[0].fulfill(json={"names": []})
        expect(visit.page.get_by_role("option").first).to_contain_text("Pragmatic cooperation")


def test_a_finger_chooses_a_name_and_the_keyboard_stays_in_the_box(desk: str, browser: Browser) -> None:
    with visiting(browser, desk, viewport={"width": 390, "height": 844}, has_touch=True) as visit:
        box = visit.page.get_by_label("Your question")
        box.press_sequentially("win")
        expect(visit.page.get_by_role("option").first).to_be_visible()
        visit.keep("names-390")
        assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        name = str(visit.page.locator("#names .name").first.text_content())
        visit.page.get_by_role("option").first.tap()
        expect(box).to_have_value(name)
        expect(box).to_be_focused()
