from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.assistant.web.widget.conftest import QUOTED
from tests.assistant.web.widget.embedded import Embedded, reading
from tests.assistant.web.widget.site import Site

PARAGRAPH = "At dusk 𠮷 😀 the net was cast from the Boot, they say; it is old."
ARTICLE = (
    "<article><h1>The coast</h1>"
    "<p id=first>At dusk 𠮷 😀 the <b>net</b> was <i>cast</i> from the Boot,\n they say; it is old.</p>"
    "<p id=second>Nobody <a href='#'>knows</a> the sea.</p><p id=field><input value='the net'></p>"
    "<p id=edited contenteditable>An edited net.</p></article>"
    "<aside id=aside>Another net.</aside>"
    '<glossdesk-chat within="article"></glossdesk-chat>'
)


@pytest.fixture
def visit(browser: Browser, site: Site, open_desk: str) -> Iterator[Embedded]:
    assert open_desk
    with reading(browser, site.page("/selection", ARTICLE)) as embedded:
        yield embedded


def test_selected_words_are_asked_about_with_their_paragraph(visit: Embedded) -> None:
    visit.select("net")
    offered = visit.page.locator(".offered")
    expect(offered).to_have_text("Ask about “net”")
    expect(offered).to_be_in_viewport()
    below = visit.page.locator("#first").evaluate("one => one.querySelector('b').getBoundingClientRect().bottom")
    box = offered.bounding_box()
    assert box
    assert 0 < box["y"] - below < 20
    visit.keep("widget-selection")
    assert visit.sent(lambda: offered.click()) == {"question": "net", "passage": PARAGRAPH, "history": []}
    panel = visit.page.get_by_role("dialog")
    expect(panel.locator(".said")).to_contain_text(QUOTED)
    expect(panel.locator(".small").first).to_contain_text("Read as “Net”: the passage says")
    expect(panel.locator(".passage")).to_contain_text("About: At dusk 𠮷 😀 the net was cast from")
    expect(offered).to_be_hidden()
    expect(panel.get_by_role("log")).to_be_focused()
    visit.keep("widget-passage")
    assert visit.complaints == []


def test_the_passage_stays_until_it_is_left_out(visit: Embedded) -> None:
    visit.select("net")
    visit.page.locator(".offered").click()
    box = visit.page.get_by_label("Your question")
    expect(visit.page.locator(".said")).to_be_visible()
    box.fill("And the Boot?")
    sent = visit.sent(lambda: box.press("Enter"))
    assert sent["passage"] == PARAGRAPH
    visit.page.get_by_role("button", name="Leave out the passage").click()
    expect(box).to_be_focused()
    expect(visit.page.locator(".passage")).to_be_hidden()
    expect(visit.page.locator("article h3")).to_have_count(2)
    box.fill("What is a net?")
    sent = visit.sent(lambda: box.press("Enter"))
    assert "passage" not in sent


def test_the_keyboard_asks_about_a_selection_with_the_chats_own_button(visit: Embedded) -> None:
    visit.select("Boot")
    launcher = visit.page.locator(".launcher")
    expect(launcher).to_have_text("Ask about “Boot”")
    launcher.focus()
    sent = visit.sent(lambda: visit.page.keyboard.press("Enter"))
    assert sent["question"] == "Boot"
    expect(visit.page.locator(".said")).to_contain_text("A boat floats.")


def test_what_was_typed_is_kept_when_words_are_asked_about(visit: Embedded) -> None:
    visit.page.get_by_role("button", name="Ask the glossary").click()
    box = visit.page.get_by_label("Your question")
    box.fill("half a thought")
    visit.select("net")
    visit.page.locator(".offered").click()
    expect(visit.page.locator(".said")).to_be_visible()
    expect(box).to_have_value("half a thought")


def test_a_selection_over_two_paragraphs_takes_both(visit: Embedded) -> None:
    visit.page.evaluate(
        """() => {
            const [first, second] = ['#first', '#second'].map((one) => document.querySelector(one));
            getSelection().setBaseAndExtent(first.lastChild, 0, second.firstChild, 6);
        }"""
    )
    sent = visit.sent(lambda: visit.page.locator(".offered").click())
    assert sent["passage"] == f"{PARAGRAPH}\n\nNobody knows the sea."


@pytest.mark.parametrize("place", ["#aside", "#edited"])
def test_words_outside_the_article_are_not_offered(visit: Embedded, place: str) -> None:
    visit.select("net", place)
    visit.page.wait_for_timeout(500)
    expect(visit.page.locator(".offered")).to_be_hidden()


def test_words_of_a_field_or_of_the_chat_itself_are_not_offered(visit: Embedded) -> None:
    visit.page.locator("input").select_text()
    visit.page.wait_for_timeout(400)
    expect(visit.page.locator(".offered")).to_be_hidden()
    visit.page.get_by_role("button", name="Ask the glossary").click()
    visit.page.locator("glossdesk-chat h2").select_text()
    visit.page.wait_for_timeout(400)
    expect(visit.page.locator(".offered")).to_be_hidden()


def test_a_selection_that_is_given_up_is_no_longer_offered(visit: Embedded) -> None:
    visit.select("net")
    expect(visit.page.locator(".offered")).to_be_visible()
    visit.page.evaluate("getSelection().removeAllRanges()")
    expect(visit.page.locator(".offered")).to_be_hidden()
    expect(visit.page.locator(".launcher")).to_have_text("Ask the glossary")


def test_an_element_that_is_taken_away_listens_no_more(visit: Embedded) -> None:
    visit.page.evaluate("() => { window.chat = document.querySelector('glossdesk-chat'); chat.remove(); }")
    visit.select("net")
    visit.page.wait_for_timeout(400)
    visit.page.evaluate("document.body.append(chat)")
    expect(visit.page.locator(".launcher")).to_have_text("Ask the glossary")
    visit.select("Boot")
    expect(visit.page.locator(".launcher")).to_have_text("Ask about “Boot”")
    assert visit.complaints == []
