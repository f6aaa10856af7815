from collections.abc import Callable, Mapping

import pytest
from playwright.sync_api import Browser, expect

from tests.assistant.web.axe import violations
from tests.assistant.web.conftest import Visit, visiting


def _landed(visit: Visit) -> None:
    expect(visit.page.locator("#examples button").first).to_be_visible()


def _answered(visit: Visit) -> None:
    visit.ask("what does pragmatic cooperation mean here?")
    visit.page.locator(".why summary").click()
    expect(visit.page.locator(".why table").first).to_be_visible()


def _abstained(visit: Visit) -> None:
    visit.ask("what is social credit?")
    expect(visit.page.locator(".abstention")).to_be_visible()


def _problem(visit: Visit) -> None:
    visit.ask("???")
    expect(visit.page.get_by_role("alert")).to_be_visible()


STATES: Mapping[str, Callable[[Visit], object]] = {
    "landing": _landed,
    "answered": _answered,
    "abstained": _abstained,
    "problem": _problem,
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_on_the_chat_page(desk: str, browser: Browser, state: str, scheme: str, width: int) -> None:
    with visiting(
        browser, desk, color_scheme=scheme, viewport={"width": width, "height": 844}, reduced_motion="reduce"
    ) as visit:
        STATES[state](visit)
        assert violations(visit.page) == ""


def test_axe_would_find_something(desk: str, browser: Browser) -> None:
    with visiting(browser, desk) as visit:
        visit.page.get_by_label("Your question").evaluate("one => one.removeAttribute('placeholder')")
        visit.page.evaluate("document.querySelectorAll('h1, h2').forEach((one) => one.role = 'sofa')")
        assert "aria-roles" in violations(visit.page)
