"""The box that searches a site, in a real browser."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant import Assistant, Settings
from assistant.settings import shipped_glossary
from assistant.site import search_data, search_script
from assistant.site.address import Address
from glossary import Entry, Glossary, Section, load
from glossary.save import write_entries
from index.naming import names_of
from index.tokens import tokenise
from tests.assistant.site.conftest import highlighted, served, write
from tests.assistant.site.glossaries import SEA, TRAP
from tests.assistant.web.axe import violations
from tests.assistant.web.conftest import NO_KEYS, Visit, opened, serving

_SCREEN = {"width": 1280, "height": 900}
_PHONE = {"width": 390, "height": 844}
_MASKS = "the words referred to sales of masks and ventilators."


def type_in(page: Page, text: str) -> None:
    page.get_by_role("combobox").press_sequentially(text)
    expect(page.locator("#_told")).not_to_be_empty()


def options(page: Page, group: str) -> list[str]:
    return [
        re.sub(r"\s+", " ", one).strip() for one in page.get_by_role("group", name=group).locator("a").all_inner_texts()
    ]


@pytest.fixture
def visit(shipped_site: str, browser: Browser) -> Iterator[Visit]:
    with opened(browser, shipped_site, viewport=_SCREEN, color_scheme="light", reduced_motion="reduce") as visit:
        yield visit
        assert visit.complaints == []
        assert all(one.startswith(shipped_site) for one in visit.requested)


def test_every_file_is_a_part_of_the_script() -> None:
    assert sorted(file.name for file in search_script._OWN.iterdir()) == sorted(search_script._PARTS)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("win-w", "win-win Win-win cooperation"),
        ("zusammenarb", "Zusammenarbeit Cooperation"),
        ("wushi he", "wù shí hé zuò Pragmatic cooperation"),
        ("wushihezuo", "wù shí hé zuò Pragmatic cooperation"),
        ("务实", "务实合作 Pragmatic cooperation"),
        ("務實", "務實合作 Pragmatic cooperation"),
        ("cooperation pragmatic", "Pragmatic cooperation Cooperation"),
        ("ＣＯＯＰ", "Cooperation"),
    ],
)
def test_a_name_is_found_as_it_is_typed(visit: Visit, typed: str, first: str) -> None:
    type_in(visit.page, typed)
    assert options(visit.page, "Names")[0] == first


def test_a_word_of_a_text_leads_to_its_sentence(visit: Visit) -> None:
    type_in(visit.page, "masks")
    hit = visit.page.get_by_role("group", name="Texts").get_by_role("option")
    expect(hit).to_have_count(1)
    expect(hit).to_contain_text(_MASKS)
    expect(hit.locator("mark")).to_have_text(["masks"])
    assert visit.page.locator("#_told").inner_text() == "1 section."
    hit.click()
    paragraph = visit.page.locator("#health-2020 .text p")
    expect(paragraph).to_be_in_viewport()
    assert "/cooperation/#health-2020" in visit.page.url
    assert highlighted(paragraph.screenshot()) > 0.1


@pytest.mark.parametrize("typed", ["ventilator mask", "MASKS vent", "vent masks"])
def test_other_forms_and_beginnings_of_words_are_found(visit: Visit, typed: str) -> None:
    type_in(visit.page, typed)
    assert [_MASKS in one for one in options(visit.page, "Texts")] == [True]


def test_sections_that_have_the_words_in_one_sentence_come_first(visit: Visit) -> None:
    type_in(visit.page, "health cooperation")
    marked = visit.page.get_by_role("group", name="Texts").get_by_role("option")
    held = [
        {word.lower() for word in one.locator("mark").all_inner_texts()} >= {"health", "cooperation"}
        for one in marked.all()
    ]
    assert held == sorted(held, reverse=True)
    assert held[0]


def test_the_box_is_used_by_keys_alone(visit: Visit) -> None:
    page = visit.page
    box = page.get_by_role("combobox")
    page.keyboard.press("/")
    expect(box).to_be_focused()
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.type("multilat")
    found = page.get_by_role("option")
    expect(found.first).to_contain_text("Multilateralism")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    chosen = found.nth(1)
    expect(chosen).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("multilat")
    page.keyboard.type("e")
    expect(found.first).to_be_visible()
    page.keyboard.press("ArrowUp")
    expect(found.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Multilateralism")


def test_enter_opens_the_first_hit_and_a_hit_on_the_same_page_closes_the_list(visit: Visit) -> None:
    page = visit.page
    page.keyboard.press("/")
    type_in(page, "pragmatic cooperation")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cooperation/#pragmatic")
    page.keyboard.press("/")
    type_in(page, "masks")
    page.keyboard.press("Enter")
    expect(page.get_by_role("listbox")).to_be_hidden()
    paragraph = page.locator("#health-2020 .text p")
    expect(paragraph).to_be_in_viewport()
    assert highlighted(paragraph.screenshot()) > 0.1


def test_a_sentence_that_begins_as_its_heading_does_is_marked_alone(visit: Visit) -> None:
    page = visit.page
    type_in(page, "seeking progress")
    page.get_by_role("group", name="Texts").get_by_role("option").first.click()
    paragraph = page.locator("#progress-and-stability .text p")
    expect(paragraph).to_be_in_viewport()
    assert highlighted(paragraph.screenshot()) > 0.1
    assert highlighted(page.locator(".contents").screenshot()) == 0


def test_what_is_not_there_is_told_by_its_name(visit: Visit) -> None:
    type_in(visit.page, "sponge city")
    expect(visit.page.locator("#_told")).to_have_text("No name and no section has “sponge”.")
    expect(visit.page.get_by_role("listbox")).to_be_hidden()
    visit.page.get_by_role("combobox").fill("masks railway")
    expect(visit.page.locator("#_told")).to_have_text("No name and no section has all of “masks”, “railway”.")
    visit.page.get_by_role("combobox").fill("?!")
    expect(visit.page.locator("#_told")).to_be_empty()


def test_the_data_is_loaded_when_the_box_is_used(visit: Visit) -> None:
    assert not any(one.endswith("search-data.js") for one in visit.requested)
    visit.page.get_by_role("combobox").focus()
    visit.page.get_by_role("combobox").blur()
    type_in(visit.page, "masks")
    assert sum(one.endswith("search-data.js") for one in visit.requested) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [_SCREEN, _PHONE], ids=["screen", "phone"])
def test_the_list_fits_and_axe_finds_nothing(
    shipped_site: str, browser: Browser, scheme: str, size: dict[str, int]
) -> None:
    with opened(browser, f"{shipped_site}cooperation/", viewport=size, color_scheme=scheme) as visit:
        for typed in ("cooperation", "sponge"):
            visit.page.get_by_role("combobox").fill(typed)
            expect(visit.page.locator("#_told")).not_to_be_empty()
            visit.page.keyboard.press("ArrowDown")
            assert visit.page.evaluate("document.documentElement.scrollWidth") == size["width"]
            assert violations(visit.page) == ""


def test_forced_colours_show_which_one_is_chosen(shipped_site: str, browser: Browser) -> None:
    with opened(browser, shipped_site, viewport=_SCREEN, forced_colors="active") as visit:
        type_in(visit.page, "masks")
        option = visit.page.get_by_role("option")
        before = option.evaluate("one => getComputedStyle(one).backgroundColor")
        visit.page.keyboard.press("ArrowDown")
        assert option.evaluate("one => getComputedStyle(one).backgroundColor") != before


def test_without_a_script_there_is_no_box(shipped_site: str, browser: Browser) -> None:
    with opened(browser, shipped_site, viewport=_SCREEN, java_script_enabled=False) as visit:
        expect(visit.page.locator("#_search")).to_be_hidden()
        assert visit.page.locator("input:not(#_only)").count() == 0


def test_from_a_disc_it_searches_as_well(tmp_path: Path, browser: Browser) -> None:
    folder = write(tmp_path / "site", shipped_glossary())
    with opened(browser, (folder / "by" / "subject.html").as_uri(), viewport=_SCREEN, color_scheme="light") as visit:
        type_in(visit.page, "masks")
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_url("**/cooperation.html#health-2020**")
        assert highlighted(visit.page.locator("#health-2020 .text p").screenshot()) > 0.1
        assert visit.complaints == []


def test_a_site_without_the_data_says_so_and_has_no_box(tmp_path: Path, browser: Browser) -> None:
    folder = write(tmp_path / "site", shipped_glossary())
    (folder / "search-data.js").unlink()
    with opened(browser, (folder / "index.html").as_uri(), viewport=_SCREEN) as visit:
        visit.page.keyboard.press("/")
        expect(visit.page.get_by_role("status")).to_have_text("The search of this site is not there.")
        expect(visit.page.get_by_role("combobox")).to_have_count(0)


def test_markup_in_a_glossary_is_text(tmp_path: Path, browser: Browser) -> None:
    write_entries(tmp_path / "sea", SEA.entries, SEA)
    folder = write(tmp_path / "site", tmp_path / "sea")
    with opened(browser, (folder / "index.html").as_uri(), viewport=_SCREEN) as visit:
        type_in(visit.page, "quay wall")
        assert TRAP.strip() in options(visit.page, "Texts")[0]
        type_in(visit.page, "<img src=x onerror=alert()>")
        assert visit.page.evaluate("window.hacked") is None
        assert visit.page.locator("#_search img").count() == 0


def test_of_a_large_glossary_names_are_searched_and_it_is_told(tmp_path: Path, browser: Browser) -> None:
    text = "A rope holds. " * (search_data.MOST_TEXT // 14 + 1)
    glossary = Glossary("large", "Large", "en", (Entry("net", "Net", (Section("only", text),)),))
    write_entries(tmp_path / "large", glossary.entries, glossary)
    folder = write(tmp_path / "site", tmp_path / "large")
    with opened(browser, (folder / "index.html").as_uri(), viewport=_SCREEN) as visit:
        for typed, said in (("net", "1 name."), ("rope", "No name has “rope”.")):
            visit.page.get_by_role("combobox").fill(typed)
            expect(visit.page.locator("#_told")).to_have_text(f"{said} Names alone are searched.")
        assert visit.complaints == []


def test_a_desk_is_asked_from_the_box(tmp_path: Path, browser: Browser, assistant: Assistant) -> None:
    with (
        served(tmp_path / "site") as address,
        serving(assistant, Settings(keys=NO_KEYS.keys, origins=(address,))) as desk,
    ):
        write(tmp_path / "site", shipped_glossary(), "--desk", desk)
        with opened(browser, f"{address}/cooperation.html", viewport=_SCREEN) as visit:
            type_in(visit.page, "what does pragmatic cooperation mean?")
            option = visit.page.get_by_role("option", name="Ask the desk")
            expect(option).to_have_text("Ask the desk: “what does pragmatic cooperation mean?”")
            visit.page.keyboard.press("ArrowUp")
            visit.page.keyboard.press("Enter")
            expect(visit.page.locator("glossdesk-chat article").first).to_contain_text("Pragmatic cooperation")
            assert visit.complaints == []


def test_words_are_cut_and_folded_as_the_index_does_it(browser: Browser) -> None:
    glossary = load(shipped_glossary())
    texts = [section.text for entry in glossary.entries for section in entry.sections]
    texts += [name.text for _, name in names_of(glossary)]
    context = browser.new_context()
    page = context.new_page()
    page.add_script_tag(content=search_data.search_data(glossary, Address()))
    page.add_script_tag(content=(search_script._OWN / "words.js").read_text(encoding="utf-8"))
    cut = page.evaluate(
        """texts => {
            const words = new Words(glossdeskData);
            return texts.map((text) => words.of(text).map((word) => [word.text, word.run]));
        }""",
        texts,
    )
    context.close()
    assert cut == [[[token.text, token.cjk] for token in tokenise(text)] for text in texts]
