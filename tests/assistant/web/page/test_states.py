"""The states of the page that are easily forgotten, each with a screenshot."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from assistant import Assistant, Settings
from assistant.question import MOST_TURNS
from glossary import load
from index import OnnxEncoder, open_index
from tests.assistant.stub import endpoint, waits
from tests.assistant.web.axe import violations
from tests.assistant.web.conftest import NO_KEYS, SCREENSHOTS, Visit, run_program, serving, start, visiting

ASKED = "what does pragmatic cooperation mean here?"


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@contextmanager
def offline(visit: Visit) -> Iterator[None]:
    visit.page.context.set_offline(True)
    try:
        yield
    finally:
        visit.page.context.set_offline(False)


def test_a_first_visit_has_questions_to_begin_with_and_the_keyboard_in_the_box(desk: str, browser: Browser) -> None:
    with visiting(browser, desk) as visit:
        expect(visit.page.get_by_label("Example questions").get_by_role("button")).to_have_count(4)
        expect(visit.page.get_by_label("Your question")).to_be_focused()
        expect(visit.page.get_by_role("button", name="New conversation")).to_be_hidden()
        visit.keep("state-first-visit")


def test_a_lost_connection_is_told_and_what_was_asked_is_asked_when_it_is_back(desk: str, browser: Browser) -> None:
    with visiting(browser, desk) as visit:
        visit.ask(ASKED)
        expect(visit.page.locator(".turn")).to_have_count(1)
        with offline(visit):
            expect(visit.page.locator("#told")).to_contain_text("cannot be reached. What you have here is kept")
            visit.ask("And in health?")
            expect(visit.page.locator(".waiting")).to_contain_text("And in health?")
            visit.keep("state-lost")
            assert violations(visit.page) == ""
        expect(visit.page.locator(".turn")).to_have_count(2, timeout=20_000)
        expect(visit.page.locator(".asked").last).to_have_text("And in health?")
        visit.keep("state-back")


def test_a_server_that_was_restarted_goes_on_with_the_conversation(
    assistant: Assistant, shipped_index_folder: Path, browser: Browser
) -> None:
    assert assistant.glossaries
    with ExitStack() as first:
        _, address = first.enter_context(start(shipped_index_folder))
        with visiting(browser, address) as visit:
            visit.ask(ASKED)
            expect(visit.page.locator(".turn")).to_have_count(1)
            first.close()
            port = address.rpartition(":")[2]
            with run_program("app.py", "--port", port, "--index", str(shipped_index_folder)):
                visit.ask("And in health?")
                expect(visit.page.locator(".turn")).to_have_count(2, timeout=30_000)
                expect(visit.page.locator(".understood").last).to_contain_text("pragmatic cooperation in health")
                visit.keep("state-restarted")


@pytest.mark.parametrize("width", [390, 1280])
def test_a_very_long_conversation_stays_usable(desk: str, browser: Browser, width: int) -> None:
    with visiting(browser, desk, viewport={"width": width, "height": 844}) as visit:
        held = [{"question": ASKED, "passage": ""}] * (MOST_TURNS - 1)
        visit.page.evaluate("(held) => { state.held = held; }", held)
        visit.ask("What kinds of cooperation are there?")
        expect(visit.page.locator(".turn")).to_have_count(MOST_TURNS, timeout=30_000)
        expect(visit.page.locator(".asked").last).to_be_in_viewport()
        visit.keep(f"state-long-{width}")
        assert fits(visit.page)


def test_no_result_offers_what_is_near(desk: str, browser: Browser) -> None:
    with visiting(browser, desk, viewport={"width": 390, "height": 844}) as visit:
        visit.ask("what is social credit?")
        expect(visit.page.locator(".abstention")).to_be_visible()
        expect(visit.page.locator(".turn .asks button").first).to_be_visible()
        expect(visit.page.locator(".next, .menu .copy")).to_have_count(0)
        visit.keep("state-no-result")


def test_a_slow_answer_shows_what_was_asked_at_once(assistant: Assistant, browser: Browser) -> None:
    with (
        endpoint(waits(8)) as served,
        serving(Assistant(assistant.index, writer=served.writer(timeout=6))) as address,
        visiting(browser, address) as visit,
    ):
        visit.ask(ASKED)
        expect(visit.page.locator(".waiting")).to_contain_text(ASKED, timeout=1_000)
        expect(visit.page.locator(".waiting")).to_contain_text("Looking it up …")
        visit.keep("state-waiting")
        expect(visit.page.locator(".waiting")).to_contain_text("Still looking it up …", timeout=8_000)
        expect(visit.page.locator(".turn")).to_have_count(1)
        expect(visit.page.locator(".waiting")).to_have_count(0)


def test_a_slow_phone_gets_its_answer(desk: str, browser: Browser) -> None:
    with visiting(browser, desk, viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True) as visit:
        session = visit.page.context.new_cdp_session(visit.page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        # "Slow 4G" of the browser's own tools: 1.6 Mbit/s, 150 ms.
        slow = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750}
        session.send("Network.emulateNetworkConditions", slow)
        visit.page.get_by_label("Example questions").get_by_role("button").first.tap()
        expect(visit.page.locator(".said")).to_be_visible()
        visit.keep("state-slow-phone")
        assert fits(visit.page)


@pytest.mark.parametrize("width", [640, 390])
def test_text_at_twice_its_size_is_read_without_scrolling_sideways(desk: str, browser: Browser, width: int) -> None:
    with visiting(browser, desk, viewport={"width": width, "height": 844}) as visit:
        visit.page.add_style_tag(content="html { font-size: 200% !important; }")
        visit.ask(ASKED)
        expect(visit.page.locator(".said")).to_be_visible()
        visit.keep(f"state-200-{width}")
        assert fits(visit.page)


def test_nothing_moves_where_motion_is_reduced(desk: str, browser: Browser) -> None:
    with visiting(browser, desk, reduced_motion="reduce") as visit:
        visit.ask(ASKED)
        expect(visit.page.locator(".said")).to_be_visible()
        assert visit.page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
        moving = visit.page.evaluate("document.getAnimations().filter((one) => one.playState === 'running').length")
        assert moving == 0
        visit.keep("state-reduced-motion")


def test_colours_may_be_forced(desk: str, browser: Browser) -> None:
    with visiting(browser, desk, forced_colors="active", color_scheme="dark") as visit:
        visit.ask(ASKED)
        expect(visit.page.locator(".said")).to_be_visible()
        shown = visit.page.locator("mark").first.evaluate("one => getComputedStyle(one).backgroundColor")
        assert shown != visit.page.evaluate("getComputedStyle(document.body).backgroundColor")
        visit.keep("state-forced-colours")


def test_the_page_speaks_german_to_a_german_browser(desk: str, browser: Browser) -> None:
    visitor = browser.new_context(viewport={"width": 1280, "height": 900}, locale="de-AT")
    page = visitor.new_page()
    page.goto(desk)
    box = page.get_by_label("Ihre Frage")
    expect(box).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.locator(".landing p")).to_contain_text("wörtlich aus diesem Glossar")
    box.fill("Was bedeutet pragmatische Zusammenarbeit?")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Noch einmal fragen")).to_be_visible()
    # What is quoted stays in the glossary's language, and says so.
    expect(page.locator(".answer > [lang]").first).to_have_attribute("lang", "en")
    expect(page.locator(".confidence")).to_have_text(re.compile(r"Gewissheit \d+ %"))
    page.screenshot(path=SCREENSHOTS / "state-german.png", animations="disabled")
    assert violations(page) == ""
    visitor.close()


def test_a_browser_of_another_language_is_spoken_to_in_english(desk: str, browser: Browser) -> None:
    with visiting(browser, desk, locale="fr-FR") as visit:
        expect(visit.page.locator("html")).to_have_attribute("lang", "en")


def test_a_question_too_many_is_told_and_kept(assistant: Assistant, browser: Browser) -> None:
    limited = Settings(keys=NO_KEYS.keys, public=True, rate="2/minute")
    with serving(assistant, limited) as address, visiting(browser, address) as visit:
        box = visit.page.get_by_label("Your question")
        for number, question in enumerate((ASKED, "And in health?"), 1):
            visit.ask(question)
            expect(visit.page.locator(".turn")).to_have_count(number)
        visit.ask("And in German?")
        expect(visit.page.locator("#told")).to_contain_text("did not take the question")
        expect(visit.page.locator(".waiting")).to_have_count(0)
        expect(box).to_have_value("And in German?")
        visit.keep("state-too-many")


def test_a_question_is_asked_although_the_rest_of_the_page_is_not_there_yet(desk: str, browser: Browser) -> None:
    visitor = browser.new_context(viewport={"width": 390, "height": 844})
    page = visitor.new_page()
    held: list[Route] = []
    page.route("**/assets/index-*.js", lambda route: held.append(route))
    page.goto(desk, wait_until="commit")
    box = page.get_by_label("Your question")
    expect(box).to_be_focused()
    box.fill(ASKED)
    page.keyboard.press("Enter")
    expect(page.locator(".waiting")).to_contain_text(ASKED)
    page.screenshot(path=SCREENSHOTS / "state-loading.png", animations="disabled")
    for route in held:
        route.continue_()
    expect(page.locator(".turn .said")).to_be_visible(timeout=30_000)
    visitor.close()


def test_without_its_script_the_form_leads_to_an_address_that_asks(desk: str, browser: Browser) -> None:
    visitor = browser.new_context(java_script_enabled=False)
    page = visitor.new_page()
    page.goto(desk)
    page.get_by_label("Your question").fill("What is a net?")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page).to_have_url(re.compile(r"/\?passage=&q=What\+is\+a\+net%3F$"))
    visitor.close()


def test_a_turn_that_stays_as_it_is_is_not_drawn_again(desk: str, browser: Browser) -> None:
    with visiting(browser, desk) as visit:
        for number, question in enumerate((ASKED, "And in health?", "And in German?"), 1):
            visit.ask(question)
            expect(visit.page.locator(".turn")).to_have_count(number)
            # The turn before the newest gives up its questions to ask next.
            visit.page.evaluate("document.querySelectorAll('.turn').forEach((one) => { one.seen = true; })")
        visit.ask("What is the Belt and Road Initiative?")
        expect(visit.page.locator(".turn")).to_have_count(4)
        seen = visit.page.evaluate("[...document.querySelectorAll('.turn')].map((one) => Boolean(one.seen))")
        assert seen == [True, True, False, False]


def test_two_tabs_are_two_conversations(desk: str, browser: Browser) -> None:
    with visiting(browser, desk) as visit:
        other = visit.page.context.new_page()
        other.goto(desk)
        visit.ask(ASKED)
        other.get_by_label("Your question").fill("what is social credit?")
        other.keyboard.press("Enter")
        expect(other.locator(".abstention")).to_be_visible()
        expect(visit.page.locator(".answered")).to_be_visible()
        for page in (visit.page, other):
            page.reload()
            expect(page.locator(".turn")).to_have_count(1)
        expect(other.locator(".asked")).to_have_text("what is social credit?")
        other.screenshot(path=SCREENSHOTS / "state-other-tab.png", animations="disabled")


def test_a_very_long_answer_keeps_its_box_at_hand(encoder: OnnxEncoder, tmp_path: Path, browser: Browser) -> None:
    long = " ".join(f"A net of kind {number} is a mesh of {'very ' * 60}fine cords." for number in range(4))
    folder = tmp_path / "sea"
    (folder / "entries").mkdir(parents=True)
    (folder / "glossary.yaml").write_text("id: sea\ntitle: The sea\nlanguage: en\n", encoding="utf-8")
    (folder / "entries" / "net.yaml").write_text(
        f"id: net\nterm: Net\nsections:\n  - id: s1\n    text: {long}\n", encoding="utf-8"
    )
    answering = Assistant(open_index([load(folder)], encoder, tmp_path / "index", lambda _: None))
    with serving(answering) as address, visiting(browser, address, viewport={"width": 390, "height": 844}) as visit:
        visit.ask("What is a net?")
        expect(visit.page.locator(".said")).to_be_visible()
        expect(visit.page.locator(".asked")).to_be_in_viewport()
        expect(visit.page.get_by_label("Your question")).to_be_in_viewport()
        assert len(str(visit.page.locator(".said").text_content())) > 300
        visit.keep("state-long-answer")
        assert fits(visit.page)


def test_a_passage_from_right_to_left_is_shown_from_the_right(desk: str, browser: Browser) -> None:
    with visiting(browser, desk) as visit:
        visit.page.get_by_role("button", name="What you are reading").click()
        passage = visit.page.locator("#passage")
        passage.fill("اتفق الجانبان على تعزيز التعاون في مجال الصحة.")
        assert passage.evaluate("one => getComputedStyle(one).direction") == "rtl"
        visit.keep("state-rtl-box")
        visit.ask("what does cooperation mean here?")
        said = visit.page.locator(".understood span").first
        expect(said).to_contain_text("التعاون")
        visit.keep("state-rtl")
        assert fits(visit.page)


def test_the_box_grows_with_its_lines_and_enter_asks(desk: str, browser: Browser) -> None:
    with visiting(browser, desk, viewport={"width": 390, "height": 844}) as visit:
        box = visit.page.get_by_label("Your question")
        line = box.evaluate("one => one.clientHeight")
        box.fill("what does pragmatic cooperation mean")
        box.press("Shift+Enter")
        box.press_sequentially("here?")
        visit.page.keyboard.press("Escape")
        assert box.evaluate("one => one.clientHeight") > line
        visit.keep("state-lines")
        box.press("Enter")
        expect(visit.page.locator(".asked")).to_have_text(ASKED)
        assert box.evaluate("one => one.clientHeight") == line
