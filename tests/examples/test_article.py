from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from assistant import Assistant
from tests.assistant.web.axe import violations
from tests.assistant.web.widget.allowing import desk_for
from tests.assistant.web.widget.embedded import Embedded, reading
from tests.assistant.web.widget.site import hosting

EXAMPLES = Path(__file__).parents[2] / "examples"
WRITTEN = "http://127.0.0.1:7860"


@pytest.fixture(scope="module")
def article(assistant: Assistant) -> Iterator[str]:
    """Put up the example beside a desk, whose address takes the place of the written one."""
    with hosting() as site, desk_for(assistant, site.origin) as desk:
        site.desks.extend((desk, site.origin))
        for name in ("article.html", "article.js"):
            site.pages[f"/{name}"] = (EXAMPLES / name).read_text(encoding="utf-8").replace(WRITTEN, desk)
        yield f"{site.origin}/article.html"


@pytest.fixture
def visit(article: str, browser: Browser) -> Iterator[Embedded]:
    with reading(browser, article) as embedded:
        yield embedded


def test_the_names_of_the_article_are_marked_once(visit: Embedded) -> None:
    marked = visit.page.locator("article glossdesk-term")
    expect(marked).to_have_text(["pragmatic cooperation", "win-win cooperation", "the reform of the United Nations"])
    marked.first.hover()
    expect(marked.first.locator(".definition")).to_contain_text("In official Chinese usage, pragmatic cooperation")
    visit.keep("example-article")
    assert violations(visit.page) == ""
    assert visit.complaints == []


def test_selected_words_are_answered_with_their_paragraph(visit: Embedded) -> None:
    expect(visit.page.locator("article glossdesk-term")).to_have_count(3)
    visit.select("win-win cooperation", "article")
    sent = visit.sent(visit.page.locator(".offered").click)
    assert sent["question"] == "win-win cooperation"
    assert sent["passage"].startswith("Both sides praised their pragmatic cooperation (务实合作) in the health sector")
    expect(visit.page.locator(".said q").first).to_contain_text("win-win cooperation (合作共赢)")
    visit.keep("example-answer")
    assert visit.complaints == []
