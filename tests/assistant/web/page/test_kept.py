"""What a tab keeps, and what a link asks."""

from urllib.parse import quote

from playwright.sync_api import Browser, expect

from tests.assistant.web.conftest import visiting

ASKED = "what does pragmatic cooperation mean here?"


def test_a_link_asks_once_and_a_reload_shows_the_same_conversation(desk: str, browser: Browser) -> None:
    link = f"{desk}/?q={quote('what does cooperation mean here?')}&passage={quote('Masks for the health sector.')}"
    with visiting(browser, link) as visit:
        expect(visit.page.locator(".turn .understood")).to_contain_text("Masks for the health sector.")
        assert visit.page.url == f"{desk}/"
        visit.ask("And in German?")
        expect(visit.page.locator(".turn")).to_have_count(2)
        visit.page.get_by_label("Your question").fill("half a thought")
        visit.page.reload()
        expect(visit.page.locator(".turn")).to_have_count(2)
        expect(visit.page.get_by_label("Your question")).to_have_value("half a thought")
        visit.page.go_back()
        visit.page.go_forward()
        expect(visit.page.locator(".turn")).to_have_count(2)


def test_a_link_with_a_passage_alone_asks_nothing(desk: str, browser: Browser) -> None:
    with visiting(browser, f"{desk}/?passage={quote('<b>Masks</b>')}&__theme=dark") as visit:
        expect(visit.page.get_by_role("button", name="12 characters of what you are reading")).to_be_visible()
        expect(visit.page.locator(".turn, .waiting")).to_have_count(0)
        assert visit.page.url == f"{desk}/?__theme=dark"


def test_a_link_can_do_nothing_but_ask(desk: str, browser: Browser) -> None:
    hostile = """<img src=x onerror="window.hacked=1"> pragmatic cooperation"""
    with visiting(browser, f"{desk}/?q={quote(hostile)}&passage={quote(hostile)}") as visit:
        expect(visit.page.locator(".turn .asked")).to_have_text(hostile)
        expect(visit.page.locator("#desk img")).to_have_count(0)
        assert visit.page.evaluate("window.hacked") is None
    with visiting(browser, f"{desk}/?q={'x' * 3_000}") as visit:
        expect(visit.page.get_by_role("alert")).to_contain_text("3,000 characters")
        expect(visit.page.get_by_label("Your question")).to_have_value("x" * 3_000)


def test_two_tabs_are_two_conversations(desk: str, browser: Browser) -> None:
    with visiting(browser, desk) as visit:
        visit.ask(ASKED)
        expect(visit.page.locator(".turn")).to_have_count(1)
        other = visit.page.context.new_page()
        other.goto(desk)
        other.get_by_label("Your question").fill("什么是多边主义？")
        other.keyboard.press("Enter")
        expect(other.locator(".turn")).to_have_count(1)
        other.screenshot(path="screenshots/two-tabs.png")
        visit.ask("And in health?")
        expect(visit.page.locator(".turn")).to_have_count(2)
        other.reload()
        expect(other.locator(".turn")).to_have_count(1)
        expect(other.locator(".asked")).to_have_text("什么是多边主义？")


def test_what_the_tab_keeps_is_not_believed(desk: str, browser: Browser) -> None:
    with visiting(browser, desk) as visit:
        visit.page.evaluate("""sessionStorage.glossdesk = '{"held": [{"question": 7}], "draft": "mine"}'""")
        # The page would write down what it holds as it leaves.
        visit.page.evaluate("window.addEventListener('pagehide', (event) => event.stopImmediatePropagation(), true)")
        visit.page.reload()
        expect(visit.page.get_by_label("Your question")).to_be_visible()
        visit.ask(ASKED)
        expect(visit.page.locator(".said")).to_be_visible()
