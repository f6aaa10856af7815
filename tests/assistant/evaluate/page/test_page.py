from collections.abc import Sequence
from dataclasses import fields, replace

import pytest
from playwright.sync_api import Browser, expect

from assistant import Assistant
from assistant.evaluate.comparison import Change
from assistant.evaluate.legend import CHANGES, MEASURES, SIGNALS
from assistant.evaluate.page import render
from assistant.evaluate.report import CaseReport, Report
from assistant.evaluate.summary import LATENCIES, SHARES
from index import Signals
from tests.assistant.evaluate.page.conftest import TRAP, assert_every_link_leads_somewhere, cases
from tests.assistant.web.conftest import opened


def failed(report: Report) -> Sequence[CaseReport]:
    return [case for case in report.cases if not case.passed]


def test_failed_cases_are_open_with_what_is_cited_highlighted_word_for_word(
    report: Report, address: str, browser: Browser
) -> None:
    answers = [turn.answer for case in failed(report) for turn in case.turns]
    cited = [one.cited_text for answer in answers if answer for one in answer.citations]
    whys = [turn.why for case in failed(report) for turn in case.turns if turn.why]
    assert any(TRAP in text for text in cited)
    with opened(browser, address) as visit:
        assert visit.page.locator(".failed mark").all_text_contents() == cited
        assert visit.page.locator(".why dd").all_text_contents() == whys
        assert visit.page.locator(".failed .definition").first.text_content() == (
            f"𝒜𝒾𝒹 (援助) is old.1 Aid {TRAP} is given. Much of it is food."
        )
        expect(visit.page.locator("#case-aid-absent-2")).to_contain_text("It abstained, with confidence")
        wanted = visit.page.locator("#case-aid-plain-2 .wanted")
        expect(wanted).to_have_count(1)
        expect(wanted).to_contain_text("war#s1 expected")


def test_the_link_of_a_passed_case_opens_its_fold(address: str, browser: Browser) -> None:
    with opened(browser, f"{address}#case-aid-2-plain-1") as visit:
        case = visit.page.locator("#case-aid-2-plain-1")
        expect(case).to_be_in_viewport()
        expect(case).to_contain_text(f"What is aid {TRAP}\\u202e?")
        expect(visit.page.locator("details.fold[open]")).to_have_count(1)
        visit.page.get_by_role("radio", name="Failed").check()
        expect(case).to_be_hidden()
        visit.page.evaluate("location.hash = '#case-aid-2-plain-1'")
        expect(case).to_be_in_viewport()
        # Not every browser opens it by itself.
        visit.page.locator("details.fold[open] summary").click()
        expect(case).to_be_hidden()
        visit.page.evaluate("dispatchEvent(new HashChangeEvent('hashchange'))")
        expect(case).to_be_in_viewport()


def test_what_is_filtered_can_be_linked(address: str, browser: Browser) -> None:
    with opened(browser, address) as visit:
        assert len(cases(visit)) == 9
        visit.page.get_by_role("radio", name="Failed").check()
        visit.page.get_by_label("Script", exact=True).select_option("Same ids")
        assert cases(visit) == [
            "case-aid-2-x-script-style-img-src-x-onerror-window.hacked-1-script-window.hacked-1-script-1-1-2"
        ]
        visit.page.get_by_role("button", name="Show all").click()
        assert visit.page.url == address
        visit.page.get_by_role("link", name="种类", exact=True).click()
        assert cases(visit) == ["case-aid-种类-1"]
        visit.page.get_by_role("button", name="Show all").click()
        visit.page.get_by_label("Text", exact=True).fill("TELEPHONE")
        visit.page.keyboard.press("Enter")
        visit.page.get_by_role("radio", name="Passed").check()
        expect(visit.page.get_by_role("status")).to_have_text("2 of 9 cases")
        link = visit.page.url
    with opened(browser, link) as visit:
        assert cases(visit) == ["case-aid-absent-1", "case-aid-talk-1"]
        expect(visit.page.locator("#case-aid-talk-1")).to_be_visible()
        expect(visit.page.get_by_label("Text", exact=True)).to_have_value("TELEPHONE")


def test_nothing_is_fetched_and_what_others_wrote_does_nothing(address: str, browser: Browser) -> None:
    with opened(browser, address) as visit:
        visit.page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        expect(visit.page.locator(".passage")).to_have_text(f"A passage. {TRAP}")
        expect(visit.page.locator("script")).to_have_count(1)
        expect(visit.page.locator("body :is(img, style, link, [onerror], [onclick], [style])")).to_have_count(0)
        # An element of HTML in a drawing would end it.
        expect(visit.page.locator("svg text", has_text="种类")).to_have_count(1)
        assert visit.page.evaluate("window.hacked") is None
        assert visit.page.evaluate("fetch('https://example.org').catch(() => 'refused')") == "refused"
        assert visit.requested == [address]
        assert all("example.org" in complaint for complaint in visit.complaints)
        visit.page.locator("#parts a", has_text="x\\ud800").click()
        expect(visit.page.locator(".case:not([hidden])")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_follows_the_scheme_and_fits_a_phone(address: str, browser: Browser, scheme: str) -> None:
    with opened(browser, address, color_scheme=scheme, viewport={"width": 390, "height": 844}) as visit:
        visit.page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        # What is wider than a case that is laid out when seen is cut off, so that nothing would scroll.
        visit.page.locator(".case").evaluate_all("all => all.forEach(one => one.style.contentVisibility = 'visible')")
        assert visit.page.evaluate("document.documentElement.scrollWidth") == 390
        paper = "rgb(252, 251, 248)" if scheme == "light" else "rgb(24, 23, 21)"
        expect(visit.page.locator("body")).to_have_css("background-color", paper)
        ink = "rgb(33, 31, 27)" if scheme == "light" else "rgb(233, 229, 221)"
        expect(visit.page.locator("svg text").first).to_have_css("fill", ink)


def test_the_page_is_whole_without_its_script(address: str, browser: Browser) -> None:
    with opened(browser, address, java_script_enabled=False) as visit:
        expect(visit.page.locator("#filter")).to_be_hidden()
        expect(visit.page.locator(".failed:visible")).to_have_count(5)
        visit.page.locator("summary", has_text="Same ids").click()
        expect(visit.page.locator("#case-aid-2-plain-1")).to_be_visible()


def test_equal_runs_give_equal_pages_in_which_every_link_leads_somewhere(report: Report, assistant: Assistant) -> None:
    html = render(report, assistant.glossaries)
    assert html == render(report, assistant.glossaries)
    assert sum(one.startswith("case-") for one in assert_every_link_leads_somewhere(html)) == len(report.cases)


def test_only_failed_cases_carry_rankings_and_sections(report: Report, assistant: Assistant) -> None:
    passed = replace(report, cases=tuple(case for case in report.cases if case.passed))
    html = render(passed, assistant.glossaries)
    assert "Much of it is food" in render(report, assistant.glossaries)
    assert "Much of it is food" not in html
    assert '<table class="ranking">' not in html
    assert "Every case passed." in html


def test_what_there_is_nothing_to_draw_of_is_said(report: Report) -> None:
    untimed = {name: replace(report.overall.scores[name], value=None) for name in LATENCIES}
    overall = replace(report.overall, scores={**report.overall.scores, **untimed})
    html = render(replace(report, cases=(), kinds=(), overall=overall), ())
    assert "No question was timed." in html
    assert "No question has a confidence to draw." in html
    assert "Cases passed, by script" in html


def test_every_measure_signal_and_change_is_explained() -> None:
    assert list(MEASURES) == [*SHARES, *LATENCIES, "latency"]
    assert list(CHANGES) == list(Change)
    assert list(SIGNALS) == ["score", *(one.name for one in fields(Signals))]
