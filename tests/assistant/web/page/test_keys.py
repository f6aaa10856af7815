"""The keyboard, and going back to an earlier question."""

from playwright.sync_api import Browser, expect

from tests.assistant.web.conftest import visiting

ASKED = "what does pragmatic cooperation mean here?"


def test_a_slash_leads_to_the_box_and_arrows_to_what_was_asked(desk: str, browser: Browser) -> None:
    with visiting(browser, desk) as visit:
        box = visit.page.get_by_label("Your question")
        for number, question in enumerate((ASKED, "And in health?"), 1):
            visit.ask(question)
            expect(visit.page.locator(".turn")).to_have_count(number)
        visit.page.locator(".asked").last.focus()
        visit.page.keyboard.press("/")
        expect(box).to_be_focused()
        expect(box).to_have_value("")
        for key, value in (
            ("Up", "And in health?"),
            ("Up", ASKED),
            ("Up", ASKED),
            ("Down", "And in health?"),
            ("Down", ""),
        ):
            visit.page.keyboard.press(f"Arrow{key}")
            expect(box).to_have_value(value)
        box.fill("and/or")
        expect(box).to_have_value("and/or")


def test_an_earlier_question_is_changed_and_the_ones_after_it_give_way(desk: str, browser: Browser) -> None:
    with visiting(browser, desk) as visit:
        box = visit.page.get_by_label("Your question")
        for number, question in enumerate((ASKED, "And in health?", "And in German?"), 1):
            visit.ask(question)
            expect(visit.page.locator(".turn")).to_have_count(number)
        visit.page.locator("#turn-2").get_by_role("button", name="Edit").click()
        expect(box).to_have_value("And in health?")
        expect(box).to_be_focused()
        expect(visit.page.locator(".turn.going")).to_have_count(2)
        visit.keep("editing")
        visit.page.keyboard.press("Escape")
        expect(box).to_have_value("")
        expect(visit.page.locator(".turn.going")).to_have_count(0)
        visit.page.locator("#turn-2").get_by_role("button", name="Edit").click()
        visit.ask("And in trade?")
        expect(visit.page.locator(".turn")).to_have_count(2)
        expect(visit.page.locator(".asked").last).to_have_text("And in trade?")
        expect(visit.page.locator("#editing")).to_be_hidden()


def test_a_question_is_asked_again_in_its_place(desk: str, browser: Browser) -> None:
    with visiting(browser, desk) as visit:
        visit.ask(ASKED)
        expect(visit.page.locator(".turn")).to_have_count(1)
        visit.page.get_by_role("button", name="Ask again").click()
        expect(visit.page.locator(".waiting")).to_have_count(0)
        expect(visit.page.locator(".turn")).to_have_count(1)
        expect(visit.page.locator(".asked")).to_have_text(ASKED)
