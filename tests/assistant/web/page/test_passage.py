"""What the asker is reading: pasted, folded, kept, left out."""

import pytest
from playwright.sync_api import Browser, expect

from tests.assistant.web.axe import violations
from tests.assistant.web.conftest import Visit, visiting

PASSAGE = (
    "The two sides agreed to deepen cooperation in the health sector. Masks and ventilators came in March, and more of "
    "them will follow. Neither side spoke of the terms of payment, and no date was given for the next round of talks."
)
ASKED = "what does cooperation mean here?"


def paste(visit: Visit, text: str) -> None:
    visit.page.get_by_label("Your question").evaluate(
        """(box, text) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", text);
            box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }""",
        text,
    )


def test_a_long_text_that_is_pasted_is_what_one_reads_and_the_question_stays(desk: str, browser: Browser) -> None:
    with visiting(browser, desk) as visit:
        visit.page.get_by_label("Your question").fill(ASKED)
        paste(visit, PASSAGE)
        box = visit.page.get_by_label("Your question")
        expect(box).to_have_value(ASKED)
        expect(box).to_be_focused()
        expect(
            visit.page.get_by_role("button", name=f"{len(PASSAGE)} characters of what you are reading")
        ).to_be_visible()
        expect(visit.page.locator("#passage")).to_be_hidden()
        visit.page.keyboard.press("Enter")
        line = visit.page.locator(".understood")
        expect(line).to_contain_text("Beside what you were reading: “The two sides agreed")
        expect(line).to_contain_text("Read as “Pragmatic cooperation")
        # The sense is told once.
        expect(visit.page.locator(".note")).to_have_count(0)
        visit.keep("passage")
        assert violations(visit.page) == ""


def test_a_short_text_that_is_pasted_is_a_question(desk: str, browser: Browser) -> None:
    with visiting(browser, desk) as visit:
        paste(visit, "win-win cooperation")
        expect(visit.page.get_by_role("button", name="What you are reading")).to_be_visible()


def test_the_passage_stays_for_what_is_asked_next_until_it_is_left_out(desk: str, browser: Browser) -> None:
    with visiting(browser, desk) as visit:
        visit.page.get_by_role("button", name="What you are reading").click()
        passage = visit.page.get_by_label("What you are reading")
        expect(passage).to_be_focused()
        passage.fill(PASSAGE)
        visit.keep("passage-open")
        assert violations(visit.page) == ""
        visit.page.get_by_role("button", name="Done").click()
        for number, question in enumerate((ASKED, "and in German?"), 1):
            visit.ask(question)
            expect(visit.page.locator(f"#turn-{number} .understood")).to_contain_text("Beside what you were reading")
        visit.page.locator(".beside").get_by_role("button", name="Leave it out").click()
        visit.ask("what does multilateralism mean?")
        expect(visit.page.locator("#turn-3 .said")).to_be_visible()
        expect(visit.page.locator("#turn-3 .understood")).to_have_count(0)


@pytest.mark.parametrize("width", [390, 1280])
def test_a_passage_from_right_to_left_is_read_from_the_right(desk: str, browser: Browser, width: int) -> None:
    with visiting(browser, desk, viewport={"width": width, "height": 844}) as visit:
        visit.page.get_by_role("button", name="What you are reading").click()
        passage = visit.page.get_by_label("What you are reading")
        passage.fill("اتفق الجانبان على تعميق التعاون (合作) في قطاع الصحة.")
        assert passage.evaluate("one => getComputedStyle(one).direction") == "rtl"
        visit.ask("what does 合作 mean here?")
        expect(visit.page.locator(".understood span").first).to_be_visible()
        visit.keep(f"right-to-left-{width}")
