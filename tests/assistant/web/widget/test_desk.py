from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from assistant import Assistant
from tests.assistant.web.widget.allowing import desk_for
from tests.assistant.web.widget.conftest import QUOTED
from tests.assistant.web.widget.embedded import Embedded, reading
from tests.assistant.web.widget.site import Site, hosting
from tests.assistant.web.widget.test_chat import ASKED, ask, opened

ANYONE = {"access-control-allow-origin": "*", "access-control-expose-headers": "retry-after"}
CHAT = "<glossdesk-chat></glossdesk-chat>"


@pytest.fixture
def visit(browser: Browser, site: Site, open_desk: str) -> Iterator[Embedded]:
    assert open_desk
    with reading(browser, site.page("/desk", CHAT)) as embedded:
        yield embedded


def problem(page: Page, said: str) -> None:
    """See that a problem is said and that nothing typed is lost; then ask again with success."""
    alert = page.get_by_role("alert")
    expect(alert).to_have_text(f"{said} Try again")
    expect(page.get_by_label("Your question")).to_have_value(ASKED)
    expect(page.locator("article")).to_have_count(0)
    page.unroute_all()
    alert.get_by_role("button", name="Try again").click()
    expect(page.locator(".said")).to_contain_text(QUOTED)
    expect(page.locator(".problem")).to_be_empty()
    expect(page.get_by_label("Your question")).to_have_value("")


def test_a_site_that_the_desk_does_not_know_is_told_so(browser: Browser, open_desk: str) -> None:
    with hosting() as stranger:
        stranger.desks.append(open_desk)
        with reading(browser, stranger.page("/", CHAT)) as visit:
            opened(visit.page)
            ask(visit.page, ASKED)
            expect(visit.page.get_by_role("alert")).to_have_text(
                "The desk does not answer questions from this page. Try again"
            )
            expect(visit.page.get_by_label("Your question")).to_have_value(ASKED)
            visit.keep("widget-denied")


def test_a_refusal_that_the_page_may_read_says_why(visit: Embedded) -> None:
    def refuse(route: Route) -> None:
        route.fulfill(status=403, json={"detail": "the origin https://a.example is not allowed"}, headers=ANYONE)

    visit.page.route("**/ask", refuse)
    opened(visit.page)
    ask(visit.page, ASKED)
    problem(
        visit.page,
        "The desk does not answer questions from this page. The origin https://a.example is not allowed",
    )


def test_a_network_that_is_gone_loses_nothing(visit: Embedded) -> None:
    visit.page.route("**/*", lambda route: route.abort("internetdisconnected"))
    opened(visit.page)
    ask(visit.page, ASKED)
    problem(visit.page, "The desk cannot be reached. Check the connection.")


@pytest.mark.parametrize(
    ("headers", "said"),
    [({"retry-after": "12"}, "Try again in 12 seconds."), ({}, "Try again in a moment.")],
    ids=["known", "unknown"],
)
def test_too_many_questions_are_told_how_long_to_wait(visit: Embedded, headers: dict[str, str], said: str) -> None:
    visit.page.route("**/ask", lambda route: route.fulfill(status=429, json={}, headers={**ANYONE, **headers}))
    opened(visit.page)
    ask(visit.page, ASKED)
    problem(visit.page, f"Too many questions at once. {said}")


def test_an_answer_that_is_no_answer_is_a_fault(visit: Embedded) -> None:
    visit.page.route("**/ask", lambda route: route.fulfill(status=502, body="<h1>Bad Gateway</h1>", headers=ANYONE))
    opened(visit.page)
    ask(visit.page, ASKED)
    problem(visit.page, "The desk could not answer (status 502).")


def test_what_cannot_be_asked_is_said_in_the_desks_words(visit: Embedded) -> None:
    panel = opened(visit.page)
    ask(visit.page, "???")
    expect(visit.page.get_by_role("alert")).to_contain_text("The question '???' has no word in it")
    expect(visit.page.get_by_label("Your question")).to_have_value("???")
    ask(visit.page, "   ")
    expect(panel.locator("article")).to_have_count(0)


def test_while_an_answer_is_awaited_nothing_is_asked_twice(visit: Embedded) -> None:
    held: list[Route] = []
    visit.page.route("**/ask", lambda route: held.append(route))
    panel = opened(visit.page)
    ask(visit.page, ASKED)
    expect(panel.locator(".waiting")).to_have_text("Looking it up …")
    visit.keep("widget-waiting")
    visit.page.keyboard.press("Enter")
    visit.page.get_by_label("Your question").fill("half a thought")
    held[0].continue_()
    expect(panel.locator(".said")).to_be_visible()
    expect(visit.page.get_by_label("Your question")).to_have_value("half a thought")
    assert len(held) == 1


def test_an_answer_to_a_conversation_that_was_left_is_not_part_of_the_next(visit: Embedded) -> None:
    panel = opened(visit.page)
    ask(visit.page, ASKED)
    expect(panel.locator(".said")).to_be_visible()
    held: list[Route] = []
    visit.page.route(
        "**/ask", lambda one: held.append(one) if "Boot" in str(one.request.post_data) else one.continue_()
    )
    ask(visit.page, "Und ein Boot?")
    expect(panel.locator(".waiting")).to_be_visible()
    panel.get_by_role("button", name="New conversation").click()
    assert visit.sent(lambda: ask(visit.page, ASKED))["history"] == []
    expect(panel.locator(".said")).to_have_count(1)
    with visit.page.expect_response("**/ask"):
        held[0].continue_()
    assert [one["question"] for one in visit.sent(lambda: ask(visit.page, ASKED))["history"]] == [ASKED]


def test_the_desk_is_asked_without_credentials_and_without_the_address_of_the_page(visit: Embedded) -> None:
    opened(visit.page)
    with visit.page.expect_request("**/ask") as sent:
        ask(visit.page, ASKED)
    headers = sent.value.all_headers()
    assert "cookie" not in headers
    assert headers["referer"].count("/") == len("http://") - len("http:") + 1


def test_another_desk_and_one_of_its_glossaries_can_be_named(
    browser: Browser, fishing: Assistant, site: Site, open_desk: str
) -> None:
    assert open_desk
    with desk_for(fishing, site.origin) as other:
        site.desks.append(other)
        chat = f'<glossdesk-chat desk="{other}" glossary="fishing"></glossdesk-chat>'
        with reading(browser, site.page("/other", chat)) as visit:
            opened(visit.page)
            with visit.page.expect_request("**/ask") as sent:
                ask(visit.page, ASKED)
            assert sent.value.url == f"{other}/api/v1/ask"
            assert sent.value.post_data_json == {"question": ASKED, "history": [], "glossary": "fishing"}
            expect(visit.page.locator(".said")).to_be_visible()
        site.desks.remove(other)


def test_half_a_character_is_asked_as_its_replacement(visit: Embedded) -> None:
    opened(visit.page)
    sent = visit.sent(lambda: visit.page.evaluate("void document.querySelector('glossdesk-chat').ask('net \\ud842?')"))
    assert sent["question"] == "net \ufffd?"
    expect(visit.page.locator(".said q").first).to_be_visible()
