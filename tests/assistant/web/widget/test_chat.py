import json
from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.assistant.web.widget.conftest import QUOTED
from tests.assistant.web.widget.embedded import Embedded, reading
from tests.assistant.web.widget.site import Site

ASKED = "Was ist ein Netz?"
PARTLY = "How much does a net cost?"
UNKNOWN = "what is a telephone exchange?"


@pytest.fixture
def visit(browser: Browser, site: Site, open_desk: str) -> Iterator[Embedded]:
    address = site.page("/chat", "<p>News.</p><button>Host</button><glossdesk-chat></glossdesk-chat>")
    assert open_desk
    with reading(browser, address) as embedded:
        yield embedded


def opened(page: Page) -> Locator:
    page.get_by_role("button", name="Ask the glossary").click()
    return page.get_by_role("dialog", name="Ask the glossary")


def ask(page: Page, question: str) -> None:
    page.get_by_label("Your question").fill(question)
    page.keyboard.press("Enter")


def test_an_answer_has_its_quotes_with_marks_and_its_sections(visit: Embedded) -> None:
    panel = opened(visit.page)
    ask(visit.page, ASKED)
    expect(panel.locator(".said q")).to_have_text(["𠮷 😀 𝒜 come first.", QUOTED, "It is cast at dusk."])
    expect(panel.locator(".said q").first).to_have_attribute("lang", "en")
    expect(panel.locator(".said")).to_have_text(f"𠮷 😀 𝒜 come first.1 {QUOTED}2 It is cast at dusk.3")
    expect(panel.locator(".cited li")).to_have_count(1)
    expect(panel.locator(".cited")).to_contain_text("Words of the trade")
    expect(panel.get_by_label("Your question")).to_have_value("")
    visit.keep("widget-answer")
    assert visit.complaints == []


def test_a_citation_opens_its_section_at_the_quoted_sentence(visit: Embedded) -> None:
    panel = opened(visit.page)
    ask(visit.page, ASKED)
    mark = panel.get_by_role("button", name="Citation 2: Net")
    mark.click()
    chosen = panel.locator("mark.chosen")
    expect(chosen).to_have_text(QUOTED)
    expect(chosen).to_be_focused()
    expect(chosen).to_be_in_viewport()
    expect(panel.locator(".definition")).to_have_text(f"𠮷 😀 𝒜 come first.1 {QUOTED}2 It is cast at dusk.3")
    expect(panel.get_by_role("heading", name="Net")).to_be_visible()
    expect(panel.locator(".small > [lang=zh-Hans]")).to_have_text("渔网")
    expect(panel.get_by_role("link", name="https://example.org/a?b=1")).to_be_visible()
    expect(panel.locator("b", has_text="trap")).to_have_count(0)
    visit.keep("widget-section")
    panel.get_by_role("button", name="Back").click()
    expect(mark).to_be_focused()
    assert visit.complaints == []


def test_a_section_that_has_changed_since_is_said_to_have(visit: Embedded, open_desk: str) -> None:
    panel = opened(visit.page)
    shown = httpx.get(f"{open_desk}/api/v1/entries/net").json()
    shown["sections"][0]["text"] = "A net is new."
    asked: list[str] = []

    def answer(route: object) -> None:
        asked.append("")
        route.fulfill(json=shown, headers={"access-control-allow-origin": "*"})  # type: ignore[attr-defined]

    visit.page.route("**/entries/net*", answer)
    ask(visit.page, ASKED)
    panel.get_by_role("button", name="Citation 2: Net").click()
    expect(panel.locator(".definition")).to_have_text("A net is new.")
    expect(panel.locator("mark")).to_have_count(0)
    expect(panel).to_contain_text(f"The glossary has changed since. It said: {QUOTED}")
    # Once to learn the language of the quotes, once more because the text is not the quoted one.
    assert len(asked) == 2


def test_what_is_not_answered_is_said_and_its_suggestions_ask(visit: Embedded) -> None:
    panel = opened(visit.page)
    ask(visit.page, UNKNOWN)
    expect(panel.locator(".abstention")).to_contain_text("Not in this glossary")
    expect(panel.locator(".number")).to_have_count(0)
    panel.get_by_role("button", name="Net", exact=True).click()
    expect(panel.locator("article h3").last).to_have_text("What does Net mean?")
    expect(panel.locator(".said q").first).to_be_visible()


def test_an_answer_in_part_says_so_before_it_quotes(visit: Embedded) -> None:
    panel = opened(visit.page)
    ask(visit.page, PARTLY)
    notes = panel.locator("article .small[lang=en]").first
    expect(notes).to_contain_text("nothing on “net” speaks of “cost”")
    expect(panel.locator(".said q").nth(1)).to_have_text(QUOTED)
    visit.keep("widget-partly")


def test_a_contrast_is_offered(visit: Embedded) -> None:
    panel = opened(visit.page)
    ask(visit.page, ASKED)
    expect(panel).to_contain_text("In contrast: Remainder")
    panel.get_by_role("button", name="Remainder").click()
    expect(panel.locator("article h3").last).to_have_text("Remainder")


def test_a_follow_up_is_sent_with_what_was_said_before(visit: Embedded) -> None:
    panel = opened(visit.page)
    ask(visit.page, ASKED)
    expect(panel.locator(".said")).to_be_visible()
    sent = visit.sent(lambda: ask(visit.page, "Und ein Boot?"))
    expect(panel.locator(".said").last).to_contain_text("A boat floats.")
    assert [one["question"] for one in sent["history"]] == [ASKED]
    assert QUOTED in sent["history"][0]["answer"]
    expect(panel).to_contain_text("Understood as: Was ist ein Boot?")
    panel.get_by_role("button", name="New conversation").click()
    expect(panel.locator("article")).to_have_count(0)
    assert visit.sent(lambda: ask(visit.page, ASKED)) == {"question": ASKED, "history": []}


def test_the_page_hears_of_the_answer_to_the_letter(visit: Embedded, open_desk: str) -> None:
    opened(visit.page)
    visit.page.evaluate(
        "() => { window.heard = new Promise((tell) => document.addEventListener('answer', (e) => tell(e.detail))); }"
    )
    ask(visit.page, ASKED)
    heard = visit.page.evaluate("window.heard")
    told = httpx.post(f"{open_desk}/api/v1/ask", json={"question": ASKED, "history": []})
    assert heard["json"] == told.text
    assert heard["answer"] == json.loads(told.text)


def test_the_keyboard_is_enough(visit: Embedded) -> None:
    page = visit.page
    page.get_by_role("button", name="Host").focus()
    page.keyboard.press("Tab")
    launcher = page.get_by_role("button", name="Ask the glossary")
    expect(launcher).to_be_focused()
    page.keyboard.press("Enter")
    box = page.get_by_label("Your question")
    expect(box).to_be_focused()
    expect(launcher).to_be_hidden()
    page.keyboard.insert_text(ASKED)
    page.keyboard.press("Enter")
    mark = page.get_by_role("button", name="Citation 3: Net")
    expect(mark).to_be_visible()
    # Back from the box: the permalink, the cited section, the contrast, the last mark.
    for _ in range(4):
        page.keyboard.press("Shift+Tab")
    expect(mark).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("mark.chosen")).to_be_focused()
    page.keyboard.press("Escape")
    expect(mark).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(launcher).to_be_focused()
    expect(launcher).to_have_attribute("aria-expanded", "false")


def test_enter_that_chooses_a_chinese_word_does_not_send(visit: Embedded) -> None:
    panel = opened(visit.page)
    box = visit.page.get_by_label("Your question")
    box.fill("渔网")
    box.evaluate(
        "box => box.dispatchEvent(new KeyboardEvent('keydown',"
        " {key: 'Enter', isComposing: true, bubbles: true, cancelable: true}))"
    )
    visit.page.keyboard.press("Shift+Enter")
    expect(panel.locator("article")).to_have_count(0)
    expect(box).to_have_value("渔网\n")


def test_an_answer_is_announced_where_it_arrives(visit: Embedded) -> None:
    panel = opened(visit.page)
    log = panel.get_by_role("log")
    ask(visit.page, ASKED)
    expect(log.locator(".said")).to_be_visible()
    expect(log.locator("article h3")).to_be_in_viewport()


def test_markup_in_a_question_is_text(visit: Embedded) -> None:
    panel = opened(visit.page)
    question = """<img src=x onerror="window.hacked=1"> {term} net?"""
    ask(visit.page, question)
    expect(panel.locator("article h3")).to_have_text(question)
    expect(panel.locator(".said, .abstention").first).to_be_visible()
    assert visit.page.evaluate("window.hacked") is None


def test_a_chat_in_the_page_itself(browser: Browser, site: Site, open_desk: str) -> None:
    assert open_desk
    with reading(browser, site.page("/inline", "<h1>Glossary</h1><glossdesk-chat inline></glossdesk-chat>")) as visit:
        chat = visit.page.get_by_role("region", name="Ask the glossary")
        ask(visit.page, ASKED)
        chat.get_by_role("button", name="Citation 2: Net").click()
        expect(chat.locator("mark.chosen")).to_be_in_viewport()
        expect(visit.page.get_by_role("button", name="Close")).to_have_count(0)
        visit.page.keyboard.press("Escape")
        visit.page.keyboard.press("Escape")
        expect(chat.locator(".said")).to_be_visible()
        visit.keep("widget-inline")
        assert visit.complaints == []
