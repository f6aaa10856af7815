"""A site as a reader has it: served by a plain web server, in a real browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from assistant import Assistant, Settings
from assistant.settings import shipped_glossary
from glossary.save import write_entries
from tests.assistant.site.conftest import highlighted, served, write
from tests.assistant.site.glossaries import QUOTE, SEA
from tests.assistant.web.axe import violations
from tests.assistant.web.conftest import NO_KEYS, opened, serving

_SCREEN = {"width": 1280, "height": 900}
_PHONE = {"width": 390, "height": 844}
_PAGES = (
    "",
    "by/subject.html",
    "by/chinese.html",
    "by/relation.html",
    "by/source.html",
    "cooperation/",
    "belt-and-road/",
    "404.html",
)


def test_a_reader_goes_from_a_letter_to_an_entry_and_on_to_a_related_one(shipped_site: str, browser: Browser) -> None:
    with opened(browser, shipped_site, viewport=_SCREEN, java_script_enabled=False) as visit:
        visit.page.get_by_role("link", name="C", exact=True).click()
        visit.page.get_by_role("link", name="Cooperation", exact=True).click()
        expect(visit.page.get_by_role("heading", level=1)).to_have_text("Cooperation")
        assert visit.page.url == f"{shipped_site}cooperation/"
        visit.page.locator("svg a", has_text="Multilateralism").click()
        expect(visit.page.get_by_role("heading", level=1)).to_have_text("Multilateralism")
        visit.page.get_by_role("link", name="Chinese", exact=True).click()
        visit.page.get_by_role("link", name="务实合作").click()
        assert visit.page.url == f"{shipped_site}cooperation/#pragmatic"
        expect(visit.page.locator("#pragmatic")).to_be_in_viewport()
        assert visit.complaints == []
        assert all(one.startswith(shipped_site) for one in visit.requested)


def test_headwords_are_shown_alone_without_a_script(shipped_site: str, browser: Browser) -> None:
    with opened(browser, shipped_site, viewport=_SCREEN, java_script_enabled=False) as visit:
        alias = visit.page.get_by_role("link", name="FOCAC", exact=True)
        expect(alias).to_be_visible()
        visit.page.get_by_label("Headwords alone").check()
        expect(alias).to_be_hidden()
        expect(visit.page.get_by_role("link", name="Forum on China-Africa Cooperation", exact=True)).to_be_visible()


def test_a_site_without_an_address_is_read_from_a_disc(tmp_path: Path, browser: Browser) -> None:
    folder = write(tmp_path / "site", shipped_glossary())
    with opened(browser, (folder / "index.html").as_uri(), viewport=_SCREEN) as visit:
        visit.page.get_by_role("link", name="Multilateralism", exact=True).click()
        expect(visit.page.get_by_role("heading", level=1)).to_have_text("Multilateralism")
        visit.page.get_by_role("link", name="A to Z").click()
        assert visit.page.locator("h1").evaluate("one => getComputedStyle(one).fontSize") != "32px"
        assert visit.complaints == []


def test_the_permalink_of_a_citation_opens_at_its_sentence_and_marks_it(
    shipped_site: str, browser: Browser, assistant: Assistant
) -> None:
    citation = assistant.ask("what does pragmatic cooperation mean here?").citations[0]
    # As the component names a sentence; without the slash at the end the server leads on, and the fragment stays.
    words = citation.cited_text.replace("-", "%2D").replace(",", "%2C")
    permalink = f"{shipped_site}{citation.entry}#{citation.section}:~:text={words}"
    with opened(browser, permalink, viewport=_SCREEN, reduced_motion="reduce", color_scheme="light") as visit:
        paragraph = visit.page.locator(f"#{citation.section} .text p", has_text=citation.cited_text)
        expect(paragraph).to_be_in_viewport()
        assert highlighted(paragraph.screenshot()) > 0.1
    with opened(browser, permalink.partition(":~:")[0], viewport=_SCREEN, color_scheme="light") as visit:
        assert highlighted(visit.page.locator(f"#{citation.section} .text p").screenshot()) == 0


def test_a_sentence_with_chinese_in_it_is_marked(tmp_path: Path, browser: Browser) -> None:
    write_entries(tmp_path / "sea", SEA.entries, SEA)
    with served(write(tmp_path / "site", tmp_path / "sea")) as address:
        permalink = f"{address}/trade.html#sea:~:text={QUOTE.replace(',', '%2C')}"
        with opened(browser, permalink, viewport=_PHONE, color_scheme="light") as visit:
            assert highlighted(visit.page.locator("#sea .text").screenshot()) > 0.1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [_SCREEN, _PHONE], ids=["screen", "phone"])
def test_every_kind_of_page_fits_and_axe_finds_nothing(
    shipped_site: str, browser: Browser, scheme: str, size: dict[str, int]
) -> None:
    with opened(browser, shipped_site, viewport=size, color_scheme=scheme, reduced_motion="reduce") as visit:
        for page in _PAGES:
            visit.page.goto(f"{shipped_site}{page}")
            assert visit.page.evaluate("document.documentElement.scrollWidth") == size["width"], page
            assert violations(visit.page) == "", page


def test_lines_are_as_long_as_the_eye_likes(shipped_site: str, browser: Browser) -> None:
    with opened(browser, f"{shipped_site}cooperation/", viewport=_SCREEN) as visit:
        text = visit.page.locator("#general .text p")
        height = text.evaluate("one => parseFloat(getComputedStyle(one).lineHeight)")
        lines = round(text.bounding_box()["height"] / height)  # type: ignore[index]
        assert 55 <= len(text.inner_text()) / lines <= 75


def test_paper_has_the_text_and_its_sources_alone(shipped_site: str, browser: Browser) -> None:
    with opened(browser, f"{shipped_site}cooperation/", viewport=_SCREEN, color_scheme="dark") as visit:
        visit.page.emulate_media(media="print")
        for selector in (".top nav", ".contents", ".graph", ".turn", ".anchor >> nth=0"):
            expect(visit.page.locator(selector)).to_be_hidden()
        expect(visit.page.locator("#pragmatic .text")).to_be_visible()
        expect(visit.page.locator("#pragmatic .cite")).to_contain_text("https://a.org/words/cooperation#pragmatic")
        assert (
            visit.page.locator("body").evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(255, 255, 255)"
        )


def test_forced_colours_leave_the_picture_to_be_seen(shipped_site: str, browser: Browser) -> None:
    with opened(browser, f"{shipped_site}cooperation/", viewport=_SCREEN, forced_colors="active") as visit:
        arc = visit.page.locator(".graph path").first
        ink = visit.page.locator("body").evaluate("one => getComputedStyle(one).color")
        assert arc.evaluate("one => getComputedStyle(one).stroke") == ink


def test_arabic_runs_from_right_to_left(tmp_path: Path, browser: Browser) -> None:
    write_entries(tmp_path / "sea", SEA.entries, SEA)
    folder = write(tmp_path / "site", tmp_path / "sea")
    with opened(browser, (folder / "harbour.html").as_uri(), viewport=_SCREEN) as visit:
        name = visit.page.locator("bdi[lang=ar]")
        assert name.evaluate("one => getComputedStyle(one).unicodeBidi") in ("isolate", "plaintext")
        assert name.inner_text() == "مرفأ"


def test_readers_ask_the_desk_from_the_page(tmp_path: Path, browser: Browser, assistant: Assistant) -> None:
    with served(tmp_path / "site") as address:
        settings = Settings(keys=NO_KEYS.keys, origins=(address,))
        with serving(assistant, settings) as desk:
            write(tmp_path / "site", shipped_glossary(), "--desk", desk)
            with opened(browser, f"{address}/cooperation.html", viewport=_SCREEN) as visit:
                visit.page.locator("glossdesk-chat button").first.click()
                visit.page.get_by_role("textbox").fill("what does pragmatic cooperation mean?")
                visit.page.keyboard.press("Enter")
                expect(visit.page.locator("glossdesk-chat article").first).to_contain_text("Pragmatic cooperation")
                assert violations(visit.page) == ""
                assert visit.complaints == []
                assert all(one.startswith((address, desk)) for one in visit.requested)
