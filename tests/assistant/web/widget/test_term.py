from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.assistant.web.widget.conftest import QUOTED
from tests.assistant.web.widget.embedded import Embedded, reading
from tests.assistant.web.widget.site import Site

TERMS = (
    "<p>One <glossdesk-term id=named entry=net section=gear>𠮷 nets</glossdesk-term>, two"
    " <glossdesk-term id=found>渔网</glossdesk-term>, three <glossdesk-term id=unknown>telephones</glossdesk-term>,"
    " four <glossdesk-term id=wrong entry=net section=none>nets</glossdesk-term>.</p><button>Host</button>"
)


@pytest.fixture
def visit(browser: Browser, site: Site, open_desk: str) -> Iterator[Embedded]:
    assert open_desk
    with reading(browser, site.page("/term", f"{TERMS}<glossdesk-chat></glossdesk-chat>")) as embedded:
        yield embedded


def card(visit: Embedded, name: str) -> Locator:
    return visit.page.locator(f"#{name} .card")


def test_a_definition_shows_while_a_word_is_pointed_at_and_may_be_pointed_at_itself(visit: Embedded) -> None:
    shown = card(visit, "named")
    visit.page.locator("#named").hover()
    expect(shown.locator(".term")).to_have_text("Net")
    expect(shown.locator(".definition")).to_have_text("𠮷 😀 𝒜 come first.")
    expect(shown.locator(".definition")).to_have_attribute("lang", "en")
    expect(shown).to_contain_text("Words of the trade")
    expect(shown.get_by_role("link", name="Permalink")).to_be_visible()
    visit.keep("widget-term")
    shown.hover()
    visit.page.wait_for_timeout(500)
    expect(shown).to_be_visible()
    visit.page.keyboard.press("Escape")
    expect(shown).to_be_hidden()
    visit.page.get_by_role("button", name="Host").hover()
    visit.page.locator("#named").hover()
    expect(shown).to_be_visible()
    visit.page.get_by_role("button", name="Host").hover()
    expect(shown).to_be_hidden()
    assert visit.complaints == []


def test_a_word_without_an_entry_is_looked_up_by_its_text(visit: Embedded) -> None:
    assert visit.sent(visit.page.locator("#found").hover, "annotate") == {"text": "渔网"}
    expect(card(visit, "found").locator(".term")).to_have_text("Net")


@pytest.mark.parametrize("name", ["unknown", "wrong"])
def test_a_word_that_the_glossary_lacks_is_said_to_be_missing(visit: Embedded, name: str) -> None:
    visit.page.locator(f"#{name}").hover()
    expect(card(visit, name)).to_have_text("Not in this glossary.")


def test_the_keyboard_opens_a_definition_and_reads_on_in_the_chat(visit: Embedded) -> None:
    page, shown = visit.page, card(visit, "named")
    word = page.get_by_role("button", name="𠮷 nets")
    page.keyboard.press("Tab")
    expect(word).to_be_focused()
    expect(shown.get_by_role("button", name="More")).to_be_visible()
    expect(word).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Enter")
    expect(shown).to_be_hidden()
    page.keyboard.press(" ")
    expect(shown).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(shown.get_by_role("button", name="More")).to_be_focused()
    page.keyboard.press("Enter")
    expect(shown).to_be_hidden()
    panel = page.get_by_role("dialog")
    expect(panel.locator(".definition")).to_contain_text(QUOTED)
    expect(panel.get_by_role("heading", name="Net")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(word).to_be_focused()


def test_tab_goes_on_to_the_next_word_and_only_its_definition_shows(visit: Embedded) -> None:
    visit.page.keyboard.press("Tab")
    expect(card(visit, "named").get_by_role("button", name="More")).to_be_visible()
    for _ in range(3):
        visit.page.keyboard.press("Tab")
    expect(card(visit, "found").locator(".term")).to_have_text("Net")
    expect(card(visit, "named")).to_be_hidden()
    visit.page.locator("#unknown").hover()
    expect(card(visit, "unknown")).to_be_visible()
    expect(card(visit, "found")).to_be_hidden()


def test_a_tap_opens_a_definition_and_a_tap_elsewhere_closes_it(browser: Browser, site: Site, open_desk: str) -> None:
    assert open_desk
    address = site.page("/tap", TERMS)
    with reading(browser, address, has_touch=True, viewport={"width": 390, "height": 844}) as visit:
        visit.page.locator("#named .word").tap()
        expect(card(visit, "named").locator(".definition")).to_be_visible()
        expect(card(visit, "named").get_by_role("button", name="More")).to_have_count(0)
        box = card(visit, "named").bounding_box()
        assert box
        assert box["x"] >= 8
        assert box["x"] + box["width"] <= 390 - 8
        visit.page.locator("h1, p").first.tap(position={"x": 300, "y": 5})
        expect(card(visit, "named")).to_be_hidden()


def test_a_word_at_the_bottom_has_its_definition_above_it(browser: Browser, site: Site, open_desk: str) -> None:
    assert open_desk
    with reading(browser, site.page("/bottom", "<p>Words.</p>" * 60 + TERMS)) as visit:
        visit.page.locator("#named .word").scroll_into_view_if_needed()
        visit.page.evaluate("scrollTo(0, document.querySelector('#named').offsetTop - innerHeight + 40)")
        visit.page.locator("#named").hover()
        expect(card(visit, "named").locator(".definition")).to_be_visible()
        expect(card(visit, "named")).to_be_in_viewport(ratio=1)


def test_a_desk_that_cannot_be_reached_is_said_and_asked_again_next_time(visit: Embedded) -> None:
    visit.page.route("**/*", lambda route: route.abort())
    visit.page.locator("#named").hover()
    expect(card(visit, "named")).to_contain_text("The desk cannot be reached.")
    visit.page.keyboard.press("Escape")
    visit.page.unroute_all()
    visit.page.get_by_role("button", name="Host").hover()
    visit.page.locator("#named").hover()
    expect(card(visit, "named").locator(".definition")).to_be_visible()
