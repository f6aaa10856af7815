"""How the component looks and is read aloud: schemes, widths, languages, and what axe finds."""

from collections.abc import Callable, Mapping

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.assistant.web.axe import violations
from tests.assistant.web.widget.embedded import Embedded, reading
from tests.assistant.web.widget.site import Site
from tests.assistant.web.widget.test_chat import ASKED, PARTLY, UNKNOWN, ask, opened

PAGE = (
    "<h1>The coast</h1><p id=first>The net was cast: <glossdesk-term>net</glossdesk-term>.</p>"
    "<glossdesk-chat></glossdesk-chat>"
)


def _asked(question: str) -> Callable[[Page], None]:
    def ready(page: Page) -> None:
        opened(page)
        ask(page, question)
        expect(page.locator(".said, .abstention").first).to_be_visible()

    return ready


def _section(page: Page) -> None:
    _asked(ASKED)(page)
    page.get_by_role("button", name="Citation 2: Net").click()
    expect(page.locator("mark.chosen")).to_be_focused()


def _selected(page: Page) -> None:
    Embedded(page, []).select("net")
    page.locator(".offered").click()
    expect(page.locator(".passage")).to_be_visible()
    expect(page.locator(".said").first).to_be_visible()


def _offered(page: Page) -> None:
    Embedded(page, []).select("net")
    expect(page.locator(".offered")).to_be_visible()


def _waiting(page: Page) -> None:
    page.route("**/ask", lambda _: None)
    opened(page)
    ask(page, ASKED)
    expect(page.locator(".waiting")).to_be_visible()


def _problem(page: Page) -> None:
    opened(page)
    ask(page, "???")
    expect(page.get_by_role("alert")).to_be_visible()


def _term(page: Page) -> None:
    page.locator("glossdesk-term").hover()
    expect(page.locator("glossdesk-term .definition")).to_be_visible()


STATES: Mapping[str, Callable[[Page], object]] = {
    "closed": lambda _: None,
    "offered": _offered,
    "open": opened,
    "waiting": _waiting,
    "answered": _asked(ASKED),
    "partly": _asked(PARTLY),
    "abstained": _asked(UNKNOWN),
    "passage": _selected,
    "section": _section,
    "problem": _problem,
    "term": _term,
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(browser: Browser, site: Site, open_desk: str, state: str, scheme: str) -> None:
    assert open_desk
    # Without motion, for axe would see the colours of a moment.
    with reading(browser, site.page("/axe", PAGE), color_scheme=scheme, reduced_motion="reduce") as visit:
        STATES[state](visit.page)
        visit.keep(f"widget-{state}-{scheme}")
        assert violations(visit.page) == ""


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("size", ["390", "390-large"])
def test_a_narrow_screen_has_room(browser: Browser, site: Site, open_desk: str, state: str, size: str) -> None:
    assert open_desk
    address = site.page("/narrow", PAGE)
    with reading(browser, address, viewport={"width": 390, "height": 844}) as visit:
        if size == "390-large":
            # What a reader who wants letters twice as large has set.
            visit.page.context.new_cdp_session(visit.page).send(
                "Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}}
            )
            visit.page.reload()
        STATES[state](visit.page)
        visit.keep(f"widget-{state}-{size}")
        assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        panel = visit.page.locator("dialog.panel")
        if panel.is_visible():
            assert panel.bounding_box() == {"x": 0, "y": 0, "width": 390, "height": 844}
            assert panel.evaluate(
                "one => [...one.querySelectorAll('*')].every((part) => part.getBoundingClientRect().right <= 390)"
            )
            expect(visit.page.get_by_label("Your question")).to_be_in_viewport(ratio=1)


def test_a_narrow_panel_keeps_the_keyboard_inside_and_gives_it_back(
    browser: Browser, site: Site, open_desk: str
) -> None:
    assert open_desk
    address = site.page("/narrow", f"<button>Host</button>{PAGE}")
    with reading(browser, address, viewport={"width": 390, "height": 844}) as visit:
        opened(visit.page)
        for _ in range(8):
            visit.page.keyboard.press("Tab")
            assert visit.page.evaluate("document.activeElement.localName !== 'button'")
        visit.page.keyboard.press("Escape")
        expect(visit.page.get_by_role("dialog")).to_be_hidden()
        expect(visit.page.get_by_role("button", name="Ask the glossary")).to_be_focused()


def test_the_component_follows_the_page_not_the_system_where_the_page_is_light_only(
    browser: Browser, site: Site, open_desk: str
) -> None:
    assert open_desk
    address = site.page("/plain", PAGE)
    site.pages["/plain"] = site.pages["/plain"].replace('<meta name="color-scheme" content="light dark">', "")
    with reading(browser, address, color_scheme="dark") as visit:
        expect(opened(visit.page)).to_have_css("background-color", "rgb(252, 251, 248)")


def test_custom_properties_colour_the_component(browser: Browser, site: Site, open_desk: str) -> None:
    assert open_desk
    with reading(browser, site.page("/colours", PAGE)) as visit:
        visit.page.evaluate(
            """() => {
                const sheet = new CSSStyleSheet();
                sheet.replaceSync(
                    ':root { --glossdesk-accent: rgb(0, 64, 128); --glossdesk-paper: rgb(255, 255, 240); }');
                document.adoptedStyleSheets = [sheet];
            }"""
        )
        expect(visit.page.locator(".launcher")).to_have_css("background-color", "rgb(0, 64, 128)")
        expect(opened(visit.page)).to_have_css("background-color", "rgb(255, 255, 240)")
        visit.keep("widget-coloured")


def test_the_style_of_the_page_stays_outside(browser: Browser, site: Site, open_desk: str) -> None:
    assert open_desk
    with reading(browser, site.page("/loud", PAGE)) as visit:
        visit.page.evaluate(
            """() => {
                const sheet = new CSSStyleSheet();
                sheet.replaceSync(`html { font-size: 62.5%; } body { font: italic 40px/3 cursive; text-align: right;
                    text-transform: uppercase; letter-spacing: 1em; } button, p { display: none; }`);
                document.adoptedStyleSheets = [sheet];
            }"""
        )
        panel = opened(visit.page)
        expect(panel).to_have_css("font-size", "16px")
        expect(panel).to_have_css("text-transform", "none")
        expect(panel.get_by_role("button", name="Close")).to_be_visible()


@pytest.mark.parametrize(
    ("lang", "title", "box"),
    [
        ("de-AT", "Das Glossar fragen", "Ihre Frage"),
        ("en", "Ask the glossary", "Your question"),
        ("fr", "Demander", ""),
    ],
)
def test_the_component_speaks_the_language_of_the_page(
    browser: Browser, site: Site, open_desk: str, lang: str, title: str, box: str
) -> None:
    assert open_desk
    # A file of the page itself would do; its own site is not a source of scripts here, so that the browser adds it.
    with reading(browser, site.page("/language", PAGE, lang=lang)) as visit:
        if lang == "fr":
            visit.page.add_init_script("window.Glossdesk = { strings: { fr: { title: 'Demander' } } };")
            visit.page.reload()
        visit.page.get_by_role("button", name=title).click()
        panel = visit.page.get_by_role("dialog", name=title)
        expect(panel).to_have_attribute("lang", lang.partition("-")[0])
        # What a translation lacks is in English.
        expect(visit.page.get_by_label(box or "Your question")).to_be_focused()
        visit.page.keyboard.insert_text(ASKED)
        visit.page.keyboard.press("Enter")
        expect(panel.locator(".said q").first).to_have_attribute("lang", "en")
        visit.keep(f"widget-{lang}")


def test_the_same_strings_are_translated_into_every_language(browser: Browser, site: Site, open_desk: str) -> None:
    assert open_desk
    with reading(browser, site.page("/strings", PAGE)) as visit:
        strings = visit.page.evaluate("Glossdesk.strings")
        assert set(strings) == {"en", "de"}
        assert strings["en"].keys() == strings["de"].keys()
        assert visit.page.evaluate("Object.keys(window).filter((name) => /gloss/i.test(name))") == ["Glossdesk"]


def test_high_contrast_shows_what_can_be_pressed(browser: Browser, site: Site, open_desk: str) -> None:
    assert open_desk
    with reading(browser, site.page("/contrast", PAGE), forced_colors="active") as visit:
        _section(visit.page)
        visit.keep("widget-contrast")
        expect(visit.page.get_by_role("button", name="Back")).to_have_css("border-top-style", "solid")
        expect(visit.page.locator("mark.chosen")).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")
