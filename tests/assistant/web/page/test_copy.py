"""Taking an answer along."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.assistant.web.axe import violations
from tests.assistant.web.conftest import visiting
from tests.assistant.web.test_chat import ASKED, FIRST_SENTENCE

_CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}


@pytest.mark.parametrize("width", [390, 1280])
def test_the_menu_opens_and_escape_closes_it(desk: str, browser: Browser, width: int) -> None:
    with visiting(browser, desk, viewport={"width": width, "height": 844}) as visit:
        visit.ask(ASKED)
        menu = visit.page.locator(".tools .menu")
        menu.locator("summary").press("Enter")
        expect(menu.get_by_role("button")).to_have_count(6)
        menu.get_by_role("button").last.scroll_into_view_if_needed()
        visit.keep(f"copy-{width}")
        assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert violations(visit.page) == ""
        menu.get_by_role("button").first.focus()
        visit.page.keyboard.press("Escape")
        expect(menu).not_to_have_attribute("open", "")
        expect(menu.locator("summary")).to_be_focused()


def test_an_answer_is_copied_as_markdown_and_html(desk: str, browser: Browser) -> None:
    with visiting(browser, desk, **_CLIPBOARD) as visit:
        visit.ask(ASKED)
        visit.page.locator(".tools .menu summary").click()
        visit.page.get_by_role("button", name="Markdown").click()
        expect(visit.page.get_by_role("button", name="Copied")).to_be_visible()
        copied = visit.page.evaluate("navigator.clipboard.readText()")
        assert "**References**" in copied
        assert "\n  - Source: Oud, Malin" in copied
        visit.page.get_by_role("button", name="HTML").click()
        visit.page.wait_for_timeout(300)
        html = visit.page.evaluate("""async () => {
            const [item] = await navigator.clipboard.read();
            return (await item.getType("text/html")).text();
        }""")
        assert "<strong>References</strong>" in html


@pytest.mark.parametrize(
    ("form", "name", "begins"),
    [
        ("RIS", "references.ris", "TY  - DICT"),
        ("BibTeX", "references.bib", "@incollection{"),
        ("CSL-JSON", "references.json", "["),
    ],
)
def test_references_are_saved_as_files(
    desk: str, browser: Browser, tmp_path: Path, form: str, name: str, begins: str
) -> None:
    with visiting(browser, desk) as visit:
        visit.ask(ASKED)
        visit.page.locator(".tools .menu summary").click()
        with visit.page.expect_download() as download:
            visit.page.get_by_role("button", name=f"References ({form})").click()
        assert download.value.suggested_filename == name
        download.value.save_as(tmp_path / name)
        saved = (tmp_path / name).read_text(encoding="utf-8")
        assert saved.startswith(begins)
        assert form != "CSL-JSON" or json.loads(saved)[0]["title"] == "Pragmatic cooperation"


def test_the_copied_answer_carries_its_references(desk: str, browser: Browser) -> None:
    with visiting(browser, desk, permissions=["clipboard-read", "clipboard-write"]) as visit:
        visit.ask(ASKED)
        visit.page.locator(".tools .menu summary").click()
        button = visit.page.get_by_role("button", name="Text with references")
        button.click()
        expect(visit.page.get_by_role("button", name="Copied")).to_be_visible()
        copied = visit.page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith(f"{FIRST_SENTENCE} [1] ")
        references = copied.partition("\nReferences\n")[2]
        assert references.startswith("[1] [2] ")
        assert "Source: Oud, Malin" in references
        expect(button).to_be_visible()


def test_an_answer_can_be_copied_where_the_clipboard_interface_is_missing(desk: str, browser: Browser) -> None:
    with visiting(browser, desk, permissions=["clipboard-read"]) as visit:
        visit.ask(ASKED)
        visit.page.locator(".said").wait_for()
        visit.page.evaluate("""() => {
            window.read = navigator.clipboard.readText.bind(navigator.clipboard);
            Object.defineProperty(navigator, "clipboard", { value: undefined });
        }""")
        visit.page.locator(".tools .menu summary").click()
        visit.page.get_by_role("button", name="Text with references").click()
        expect(visit.page.get_by_role("button", name="Copied")).to_be_visible()
        assert visit.page.evaluate("window.read()").startswith(FIRST_SENTENCE)
