from playwright.sync_api import Browser, expect

from assistant import Assistant
from assistant.evaluate.page import render
from assistant.evaluate.report import Report
from tests.assistant.evaluate.page.conftest import TRAP, assert_every_link_leads_somewhere, cases
from tests.assistant.web.conftest import opened


def test_what_changed_since_the_baseline_is_told_without_the_script_before_the_measures(
    compared_address: str, browser: Browser
) -> None:
    with opened(browser, compared_address, java_script_enabled=False) as visit:
        section = visit.page.locator("#comparison")
        assert visit.page.locator("main > section").evaluate_all("all => all.map(one => one.id)")[1:3] == [
            "comparison",
            "measures",
        ]
        expect(section.get_by_role("note")).to_contain_text("The glossary small was edited since the baseline")
        # All but the five of the baseline are new, but one of those is gone: 9 - 4.
        assert section.locator(".counts li").all_inner_texts() == [
            "1 fixed",
            "2 broken",
            "1 edited and not compared",
            "5 only in this run",
            "1 only in the baseline",
        ]
        broken = section.locator("article").last
        expect(broken.locator(".why dd")).to_contain_text("What was expected was found second")
        cited = ["Words of war#s1. war#s1", f"Aid {TRAP} is given. aid#s1"]
        expect(broken.locator("li")).to_have_text(cited, use_inner_text=True)
        expect(section.locator(".listed a:visible")).to_have_text("plain-1")
        expect(section).to_contain_text("No measure of the answers changed by more than chance explains.")


def test_broken_and_fixed_cases_are_marked_and_broken_ones_can_be_linked(
    compared_address: str, address: str, browser: Browser
) -> None:
    with opened(browser, f"{compared_address}#outcome=broken") as visit:
        broken = cases(visit)
        assert broken[0] == "case-aid-plain-2"
        assert len(broken) == 2
        expect(visit.page.locator("#cases .tag", has_text="broken since").locator("visible=true")).to_have_count(2)
        visit.page.locator("#comparison [href='#case-aid-plain-1']").click()
        expect(visit.page.locator("#case-aid-plain-1")).to_contain_text("fixed since the baseline")
        expect(visit.page.locator("#case-aid-plain-1")).to_be_in_viewport()
    # The page of a run without a baseline shows all cases at such an address.
    with opened(browser, f"{address}#outcome=broken") as visit:
        assert len(cases(visit)) == 9
        expect(visit.page.get_by_role("radio", name="All")).to_be_checked()


def test_what_a_baseline_holds_does_nothing_and_fits_a_phone(
    compared: Report, compared_address: str, assistant: Assistant, browser: Browser
) -> None:
    with opened(browser, compared_address, viewport={"width": 390, "height": 844}) as visit:
        visit.page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        visit.page.locator(".lost").evaluate_all("all => all.forEach(one => one.style.contentVisibility = 'visible')")
        assert visit.page.evaluate("document.documentElement.scrollWidth") == 390
        expect(visit.page.locator("#comparison")).to_contain_text(f"gone{TRAP}.yaml")
        expect(visit.page.locator("#comparison q").first).to_have_text(
            "Words of war#\\u202e</q><script>window.hacked=1</script>."
        )
        assert visit.page.evaluate("window.hacked") is None
    assert_every_link_leads_somewhere(render(compared, assistant.glossaries))
