"""A page with the component in it, as a reader uses it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Page

from tests.assistant.web.conftest import SCREENSHOTS

_SELECT = """([words, within]) => {
    const walker = document.createTreeWalker(document.querySelector(within), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf(words);
        if (at < 0) continue;
        getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
        return;
    }
    throw new Error(`no ${words} within ${within}`);
}"""


@dataclass(frozen=True)
class Embedded:
    """A page with the component in it, and what its browser complained about."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    def keep(self, name: str) -> None:
        """Keep a screenshot, taken when nothing moves any more."""
        SCREENSHOTS.mkdir(exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png", animations="disabled")

    def select(self, words: str, within: str = "#first") -> None:
        """Select words of the page as a reader does with the mouse or the keyboard."""
        self.page.evaluate(_SELECT, [words, within])

    def sent(self, act: Callable[[], object], path: str = "ask") -> dict[str, Any]:
        """Return the body of the request that something makes the page send to the desk."""
        with self.page.expect_request(f"**/api/v1/{path}") as sent:
            act()
        body: dict[str, Any] = sent.value.post_data_json or {}
        return body


@contextmanager
def reading(browser: Browser, address: str, **context: object) -> Iterator[Embedded]:
    """Open a page as a new visitor."""
    visitor = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **context})  # type: ignore[arg-type]
    visitor.set_default_timeout(15_000)
    embedded = Embedded(visitor.new_page())
    page = embedded.page
    page.on("console", lambda said: embedded.complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: embedded.complaints.append(str(error)))
    page.goto(address)
    yield embedded
    visitor.close()
