import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.assistant.web.widget.conftest import QUOTED
from tests.assistant.web.widget.embedded import Embedded, reading
from tests.assistant.web.widget.site import Site

ASKED = "Was ist ein Netz?"
SAID = "A net is a mesh of cords. [1][2] It is cast. [3]"
FIRST, SECOND = "A net is a mesh of cords.", "It is cast."


@pytest.fixture
def visit(browser: Browser, site: Site, open_desk: str) -> Iterator[Embedded]:
    address = site.page("/written", "<p>News.</p><glossdesk-chat inline></glossdesk-chat>")
    assert open_desk
    with reading(browser, address) as embedded:
        embedded.page.route("**/ask", shorten)
        yield embedded


def shorten(route: Route) -> None:
    """Let a writer shorten the answer: the second quote is cited by both of its sentences."""
    told = route.fetch()
    answer = told.json()
    _, quote, cast = answer["citations"]
    for number, (cited, sentence) in enumerate([(quote, FIRST), (cast, FIRST), (quote, SECOND)], 1):
        span = {"answer_start": SAID.index(sentence), "answer_end": SAID.index(sentence) + len(sentence)}
        answer["citations"][number - 1] = {**cited, **span, "number": number}
    route.fulfill(response=told, body=json.dumps({**answer, "text": SAID, "written": True}))


def test_a_writers_sentences_are_shown_with_all_their_marks_and_are_no_quotes(visit: Embedded) -> None:
    visit.page.get_by_label("Your question").fill(ASKED)
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator(".said")).to_have_text(f"{FIRST}12 {SECOND}3")
    expect(visit.page.locator(".said q")).to_have_count(0)
    expect(visit.page.get_by_text("Shortened by a language model")).to_be_visible()
    # What they are made of stands beside them, once.
    expect(visit.page.locator(".cited q")).to_have_text([QUOTED, "It is cast at dusk."])
    assert visit.complaints == []


def test_a_quote_that_two_sentences_cite_has_one_mark_with_both_numbers(visit: Embedded) -> None:
    visit.page.get_by_label("Your question").fill(ASKED)
    visit.page.keyboard.press("Enter")
    visit.page.get_by_role("button", name="Citation 3: Net").click()
    expect(visit.page.locator("mark")).to_have_text([QUOTED, "It is cast at dusk."])
    expect(visit.page.locator("mark.chosen")).to_have_text(QUOTED)
    expect(visit.page.locator(".definition")).to_have_text(f"𠮷 😀 𝒜 come first. {QUOTED}13 It is cast at dusk.2")


def test_why_a_writers_words_are_not_shown_is_said(visit: Embedded) -> None:
    def refuse(route: Route) -> None:
        told = route.fetch()
        route.fulfill(response=told, body=json.dumps({**told.json(), "writer_fault": "They are not shown: too long."}))

    visit.page.route("**/ask", refuse)
    visit.page.get_by_label("Your question").fill(ASKED)
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator(".said q").nth(1)).to_have_text(QUOTED)
    expect(visit.page.get_by_text("They are not shown: too long.")).to_be_visible()
