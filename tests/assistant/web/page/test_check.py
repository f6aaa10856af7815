"""The page to check a draft on, in a browser."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.assistant.office import paragraph, word_file
from tests.assistant.web.axe import violations
from tests.assistant.web.conftest import SCREENSHOTS, opened

DRAFT = """Beijing and Cairo pledge pragmatic cooperation

The two sides agreed to deepen pragmatic cooperation and to oppose a Cold War mentality. They spoke of win-win \
cooperation, of true multilateralism and of a community with a shared future for mankind.

Cooperation on health and infrastructure under the Belt and Road Initiative will go on. In the United Nations, \
cooperation among developing countries through south-south cooperation has a longer history.
"""
DROP = """
([name, text]) => {
  const held = new DataTransfer();
  held.items.add(new File([text], name));
  for (const type of ["dragover", "drop"]) {
    document.body.dispatchEvent(new DragEvent(type, { dataTransfer: held, bubbles: true, cancelable: true }));
  }
}
"""
PASTE = """
(text) => {
  const held = new DataTransfer();
  held.setData("text/plain", text);
  document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: held, bubbles: true }));
}
"""


@contextmanager
def checking(browser: Browser, desk: str, draft: str = DRAFT, **context: object) -> Iterator[Page]:
    """Open the page and have a draft checked; nothing may be complained about."""
    with opened(browser, f"{desk}/check/", **{"viewport": {"width": 1280, "height": 900}, **context}) as visit:
        if draft:
            visit.page.locator("#text").fill(draft)
            visit.page.locator("button.main").click()
            expect(visit.page.locator("#done")).to_be_visible()
        yield visit.page
        assert visit.complaints == []


def keep(page: Page, name: str) -> None:
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"check-{name}.png", animations="disabled")


def test_a_draft_is_checked_without_leaving_the_page(desk: str, browser: Browser) -> None:
    with checking(browser, desk) as page:
        expect(page.locator("#draft")).to_have_text(DRAFT)
        expect(page.locator("#done")).to_be_focused()
        expect(page.locator("#text")).to_have_value(DRAFT)
        expect(page.locator("#text")).to_be_hidden()
        expect(page.locator("#list h3").first).to_have_text("Cooperation")
        assert page.evaluate("performance.getEntriesByType('navigation').length") == 1
        assert page.url == f"{desk}/check/"


def test_a_mention_shows_its_sense_on_hover_and_by_the_keyboard_and_leads_on(desk: str, browser: Browser) -> None:
    with checking(browser, desk) as page:
        card, mention = page.locator("#tooltip"), page.locator(".mention").first
        mention.hover()
        expect(card).to_contain_text("Pragmatic cooperation")
        expect(card).to_contain_text("In official Chinese usage, pragmatic cooperation")
        page.locator("h1").hover()
        expect(card).to_be_hidden()
        unsure = page.locator(".mention.unsure").first
        unsure.focus()
        expect(card).to_contain_text(re.compile("Ambiguous: “.+” is close"))
        expect(unsure).to_have_accessible_description(re.compile("Ambiguous"))
        keep(page, "card")
        page.keyboard.press("Tab")
        expect(card.get_by_role("link", name="Read in the glossary")).to_be_focused()
        expect(card).to_be_visible()
        page.keyboard.press("Escape")
        expect(card).to_be_hidden()
        expect(unsure).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("article:target")).to_be_in_viewport()
        with page.expect_popup() as opened_page:
            page.locator("article:target .more").click()
        expect(opened_page.value.locator("main")).to_contain_text("In official Chinese usage")


def test_an_entry_leads_through_its_mentions_round_and_round(desk: str, browser: Browser) -> None:
    with checking(browser, desk) as page:
        item = page.locator("#list li").first
        count = len((item.get_attribute("data-mentions") or "").split())
        assert count > 2
        onward = item.get_by_role("button", name="Next mention of Cooperation")
        for number in (*range(1, count + 1), 1):
            onward.click()
            expect(item.locator(".times a")).to_have_text(f"{number} of {count}")
            expect(page.locator(".mention.here")).to_have_count(1)
            expect(page.locator(".mention.here")).to_be_in_viewport()
        item.get_by_role("button", name="Previous mention of Cooperation").click()
        expect(page.locator("#place")).to_have_text(f"{count} of {count}")
        expect(page.locator(".mention.here")).to_have_id(
            f"mention-{(item.get_attribute('data-mentions') or '').split()[-1]}"
        )


def test_a_file_is_dropped_or_chosen_and_a_text_pasted(desk: str, browser: Browser, tmp_path: Path) -> None:
    with checking(browser, desk, "") as page:
        page.evaluate(DROP, ["draft.md", "# Win-win\n\nOn *win-win cooperation*."])
        expect(page.locator(".mention")).to_have_text(["Win-win", "win-win cooperation"])
        file = tmp_path / "draft.docx"
        file.write_bytes(word_file(paragraph("On pragmatic ", "cooperation.")))
        page.locator("#another summary").click()
        page.locator("#file").set_input_files(file)
        expect(page.locator(".mention")).to_have_text(["pragmatic cooperation"])
        page.locator("#done").click()
        page.evaluate(PASTE, "A Cold War mentality.")
        expect(page.locator(".mention")).to_have_text(["Cold War mentality"])


def test_a_fault_is_told_and_what_was_typed_stays(desk: str, browser: Browser) -> None:
    with opened(browser, f"{desk}/check/") as visit:
        visit.page.locator("#text").fill("half a draft")
        visit.page.evaluate(DROP, ["draft.pdf", "%PDF"])
        expect(visit.page.get_by_role("alert")).to_contain_text("“draft.pdf” is of no kind that is read here")
        expect(visit.page.get_by_role("alert")).to_be_focused()
        expect(visit.page.locator("#text")).to_have_value("half a draft")
        keep(visit.page, "fault")
        visit.page.evaluate(DROP, ["large.txt", "a" * 4_000_001])
        expect(visit.page.locator("#status")).to_contain_text("4,000,001 bytes; at most 4,000,000")
        visit.page.route("**/check/", lambda route: route.abort())
        visit.page.locator("button.main").click()
        expect(visit.page.locator("#status")).to_contain_text("cannot be reached. Your draft is still here")


@pytest.mark.parametrize(("name", "starts"), [("Page (HTML)", "<!doctype html>"), ("Comments (text)", "Comments on")])
def test_what_was_found_is_saved(desk: str, browser: Browser, tmp_path: Path, name: str, starts: str) -> None:
    with checking(browser, desk) as page:
        with page.expect_download() as saving:
            page.get_by_role("button", name=name).click()
        saving.value.save_as(tmp_path / "saved")
        assert (tmp_path / "saved").read_text(encoding="utf-8").startswith(starts)
        expect(page.locator("#done")).to_be_visible()


def test_the_comments_are_copied(desk: str, browser: Browser) -> None:
    with checking(browser, desk, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.get_by_role("button", name="Copy comments").click()
        expect(page.locator("#status")).to_have_text("Copied")
        assert page.evaluate("navigator.clipboard.readText()").startswith("Comments on the draft\n\n1. Line 1: ")


def test_a_form_says_which_page_it_comes_from(desk: str, browser: Browser) -> None:
    with opened(browser, f"{desk}/check/", java_script_enabled=False) as visit:
        with visit.page.expect_request(lambda asked: asked.method == "POST") as asking:
            visit.page.locator("button.main").click()
        expect(visit.page.get_by_role("alert")).to_be_visible()
        # Where a browser sends no Sec-Fetch-Site, the desk goes by this.
        assert asking.value.all_headers()["origin"] == desk


def test_without_a_script_the_form_does_the_same(desk: str, browser: Browser, tmp_path: Path) -> None:
    with checking(browser, desk, java_script_enabled=False) as page:
        expect(page.locator("#draft")).to_have_text(DRAFT)
        expect(page.locator(".step").first).to_be_hidden()
        page.locator(".mention").first.click()
        expect(page.locator("article:target .definition")).to_be_in_viewport()
        page.locator("#list .times a").nth(1).click()
        expect(page.locator(".mention:target")).to_be_in_viewport()
        with page.expect_download() as saving:
            page.get_by_role("button", name="Comments (CSV)").click()
        assert saving.value.suggested_filename == "comments.csv"
        (tmp_path / "draft.txt").write_text("On win-win cooperation.")
        page.locator("#another summary").click()
        page.locator("#file").set_input_files(tmp_path / "draft.txt")
        page.locator("button.main").click()
        expect(page.locator(".mention")).to_have_text(["win-win cooperation"])


def test_what_others_wrote_does_nothing(desk: str, browser: Browser) -> None:
    trap = """</textarea></script><img src=x onerror="window.hacked=1"><script>window.hacked=1</script> cooperation"""
    with checking(browser, desk, f"\n\n{trap}\u202e") as page:
        assert page.locator("#text").input_value() == f"\n\n{trap}\u202e"
        expect(page.locator("main :is(img, script)")).to_have_count(0)
        assert page.evaluate("window.hacked") is None


def test_a_draft_from_right_to_left_keeps_its_direction(desk: str, browser: Browser) -> None:
    draft = "تحدث البيان عن cooperation.\n\nThe communiqué spoke of cooperation."
    with checking(browser, desk, draft) as page:
        lefts = page.locator(".mention").evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().left)")
        box = page.locator("#draft").bounding_box()
        assert box
        # The first line starts at the right, so that what stands at its end is left of the middle of its words.
        first = page.locator("#draft").evaluate(
            "(one) => { const range = document.createRange(); range.setStart(one.firstChild, 0);"
            " range.setEnd(one.firstChild, 5); return range.getBoundingClientRect().right; }"
        )
        assert first == pytest.approx(box["x"] + box["width"], abs=2)
        assert lefts[0] < first
        page.locator(".mention").first.focus()
        expect(page.locator("#tooltip")).to_have_css("direction", "ltr")
        keep(page, "right-to-left")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_and_nothing_runs_over(desk: str, browser: Browser, scheme: str, width: int) -> None:
    viewport = {"width": width, "height": 844}
    with checking(browser, desk, "", color_scheme=scheme, viewport=viewport) as page:
        assert violations(page) == ""
        keep(page, f"start-{scheme}-{width}")
        page.locator("#text").fill(DRAFT)
        page.locator("button.main").click()
        expect(page.locator("#done")).to_be_visible()
        assert violations(page) == ""
        if width < 900:
            expect(page.locator("#list ol")).to_be_hidden()
            keep(page, f"folded-{scheme}-{width}")
            page.locator("#list > summary").click()
        page.locator(".step").nth(1).click()
        page.locator(".mention").nth(3).focus()
        expect(page.locator("#tooltip")).to_be_in_viewport(ratio=1)
        assert violations(page) == ""
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        keep(page, f"{scheme}-{width}")


def test_text_of_twice_the_size_and_forced_colours_lose_nothing(desk: str, browser: Browser) -> None:
    with checking(browser, desk, forced_colors="active", reduced_motion="reduce") as page:
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        expect(page.locator(".mention").first).to_have_css("text-decoration-line", "underline")
        expect(page.locator("html")).to_have_css("scroll-behavior", "auto")
        page.locator(".mention.unsure").first.focus()
        expect(page.locator("#tooltip")).to_be_in_viewport(ratio=1)
        keep(page, "forced-200")


def test_the_page_speaks_german(desk: str, browser: Browser) -> None:
    with checking(browser, desk, locale="de-DE") as page:
        expect(page.locator("h1")).to_have_text("Einen Text prüfen")
        expect(page.locator("#done")).to_contain_text("Nennungen: ")
        expect(page.get_by_role("link", name="Text prüfen")).to_have_attribute("aria-current", "page")
        keep(page, "german")
