import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from assistant import Assistant
from assistant.annotate import annotate
from assistant.pages.annotation import render
from tests.assistant.web.conftest import opened
from tests.conftest import entry, index_of, section

TRAP = """</script></style><img src=x onerror="window.hacked=1"><script>window.hacked=1</script>' " ${1} {{ 1 }}"""
DRAFT = f"Aid {TRAP}\u202e came.\r\n\r\nMore aid! And 粮食援助: food aid. {'Long' * 200} {'Soup. ' * 400}War."


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> str:
    entries = (
        entry(
            "aid", "Aid", f"Aid is {TRAP} help. It is given.", section("food", "Grain.", "Food aid", zh_Hans="粮食援助")
        ),
        entry("war", "War", "Armies march. " + "Towns burn and fields lie waste for years. " * 9),
    )
    assistant = Assistant(index_of(tmp_path_factory.mktemp("index"), *entries))
    return render(DRAFT, assistant.annotate(DRAFT), assistant.index.glossaries)


@pytest.fixture(scope="module")
def address(html: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("page") / "draft.html"
    file.write_text(html, encoding="utf-8")
    return file.as_uri()


def test_the_draft_stands_letter_for_letter_with_its_mentions(address: str, browser: Browser) -> None:
    with opened(browser, address) as visit:
        shown = DRAFT.replace("\r\n", "\n").replace("\u202e", "\\u202e")
        assert visit.page.locator("#draft").text_content() == shown
        assert visit.page.locator(".mention").all_text_contents() == ["Aid", "aid", "粮食援助", "food aid", "War"]
        assert visit.page.locator(".first").all_text_contents() == ["Aid", "粮食援助", "War"]
        expect(visit.page.locator(".count")).to_have_text("5 mentions of 3 terms")


def test_a_definition_shows_on_hover_and_on_focus_and_goes_with_escape(address: str, browser: Browser) -> None:
    with opened(browser, address) as visit:
        tooltip, mentions = visit.page.get_by_role("tooltip"), visit.page.locator(".mention")
        expect(tooltip).to_be_hidden()
        mentions.nth(0).focus()
        expect(tooltip).to_have_text(f"AidAid is {TRAP} help.")
        visit.page.keyboard.press("Tab")
        visit.page.keyboard.press("Tab")
        expect(tooltip).to_have_text("Food aidGrain.")
        expect(mentions.nth(2)).to_have_accessible_description("Grain.")
        visit.page.keyboard.press("Escape")
        expect(tooltip).to_be_hidden()
        mentions.nth(4).hover()
        expect(tooltip).to_have_text("WarArmies march.")
        expect(tooltip).to_be_in_viewport(ratio=1)
        tooltip.hover()
        visit.page.wait_for_timeout(400)
        expect(tooltip).to_be_visible()
        visit.page.locator("h2").hover()
        expect(tooltip).to_be_hidden()


def test_a_tap_shows_the_definition(address: str, browser: Browser) -> None:
    with opened(browser, address, has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844}) as visit:
        visit.page.locator(".mention").nth(1).tap()
        expect(visit.page.get_by_role("tooltip")).to_contain_text("Aid is")
        assert visit.page.url == address
        visit.page.locator(".brand").tap()
        expect(visit.page.get_by_role("tooltip")).to_be_hidden()


def test_nothing_is_fetched_and_what_others_wrote_does_nothing(address: str, browser: Browser) -> None:
    with opened(browser, address) as visit:
        visit.page.locator(".mention").first.hover()
        expect(visit.page.locator("script")).to_have_count(1)
        expect(visit.page.locator("body :is(img, style, link, [onerror])")).to_have_count(0)
        assert visit.page.evaluate("window.hacked") is None
        assert visit.page.evaluate("fetch('https://example.org').catch(() => 'refused')") == "refused"
        assert visit.requested == [address]
        assert all("example.org" in complaint for complaint in visit.complaints)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_follows_the_scheme_and_fits_a_phone(address: str, browser: Browser, scheme: str) -> None:
    with opened(browser, address, color_scheme=scheme, viewport={"width": 390, "height": 844}) as visit:
        for number in range(5):
            visit.page.locator(".mention").nth(number).focus()
            expect(visit.page.get_by_role("tooltip")).to_be_in_viewport(ratio=1)
            assert visit.page.evaluate("document.documentElement.scrollWidth") == 390
        paper = "rgb(252, 251, 248)" if scheme == "light" else "rgb(24, 23, 21)"
        expect(visit.page.locator("body")).to_have_css("background-color", paper)


def test_without_the_script_a_mention_leads_to_its_definition(address: str, browser: Browser) -> None:
    with opened(browser, address, java_script_enabled=False) as visit:
        visit.page.locator(".mention").last.click()
        expect(visit.page.locator("article", has_text="Armies march.")).to_be_in_viewport()


def test_what_is_ambiguous_is_marked_and_told(browser: Browser, tmp_path: Path) -> None:
    entries = (entry("law", "Law", section("s1", "Voted.", "Bill")), entry("debt", "Debt", "Owed.", en="bill"))
    index = index_of(tmp_path / "index", *entries)
    file = tmp_path / "draft.html"
    file.write_text(render("A bill came.", annotate("A bill came.", index), index.glossaries), encoding="utf-8")
    with opened(browser, file.as_uri()) as visit:
        mention = visit.page.locator(".mention.unsure")
        mention.focus()
        expect(visit.page.get_by_role("tooltip")).to_have_text("DebtOwed.Ambiguous: “Bill” is close.")
        expect(mention).to_have_accessible_description("Owed. Ambiguous: “Bill” is close.")


def test_every_link_leads_somewhere_and_every_description_is_there(html: str) -> None:
    ids = re.findall(r'\bid="([^"]*)"', html)
    assert len(set(ids)) == len(ids)
    assert set(re.findall(r'(?:href="#|aria-\w+by=")([^"]+)"', html)) <= set(ids)
