from playwright.sync_api import Browser

from assistant import Assistant
from assistant.conversation import Asking
from assistant.pages.conversation import to_page
from tests.assistant.web.axe import violations

ASKED = (
    Asking("what does cooperation mean here?", "Masks <b>came</b>. <script>window.hacked = 1</script>"),
    Asking("what is <i>a kite</i>?"),
)


def test_a_page_stands_alone_shows_all_and_runs_nothing(assistant: Assistant, browser: Browser) -> None:
    html = to_page(ASKED, assistant.converse(ASKED), assistant.glossaries)
    page = browser.new_page(viewport={"width": 390, "height": 844})
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text))
    page.set_content(html)
    assert page.locator("h2").all_text_contents() == [one.question for one in ASKED]
    assert page.locator("blockquote").all_text_contents() == [ASKED[0].passage]
    assert page.locator("script, b, i").count() == 0
    assert "Not in this glossary" in page.locator(".said").last.inner_text()
    assert page.locator("article ul").first.inner_text().startswith("[1]")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(page) == ""
    assert complaints == []
    page.close()
