import re
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from assistant import Assistant
from assistant.evaluate.baseline import compare
from assistant.evaluate.case import Case, Expectation, Script, Step
from assistant.evaluate.comparison import Change
from assistant.evaluate.legend import CHANGES, MEASURES, SIGNALS
from assistant.evaluate.page import render
from assistant.evaluate.report import CaseReport, Made, Report, Surroundings, make_report
from assistant.evaluate.run import run
from assistant.evaluate.summary import LATENCIES, SHARES
from index import Signals
from tests.assistant.evaluate.reports import case, turn
from tests.assistant.web.conftest import Visit, opened
from tests.conftest import entry, index_of, section

TRAP = """</script></style><img src=x onerror="window.hacked=1"><script>window.hacked=1</script>' " ${1} {{ 1 }}"""
RIGHT_TO_LEFT = "\u202e"
AID, WAR = Expectation(cites=("aid",)), Expectation(cites=("war#s1",))
NONE = Expectation(answered=False)
UNKNOWN = "telephone exchanges"
SCRIPTS = (
    Script(
        Path("one/aid.yaml"),
        f"Aid {TRAP}",
        (
            Case("plain-1", (Step("What is aid?", AID),)),
            Case("plain-2", (Step("What is aid?", replace(WAR, quotes=("Towns burn.",)), f"A passage. {TRAP}"),)),
            Case("absent-1", (Step(UNKNOWN, NONE),)),
            Case("absent-2", (Step(UNKNOWN, AID),)),
            Case("种类-1", (Step("What is aid?", NONE),)),
            Case("talk-1", (Step("What is war?", WAR), Step(UNKNOWN, NONE))),
            Case("talk-2", (Step("What is war?", WAR), Step("What is aid?", WAR))),
        ),
    ),
    Script(
        Path("two/aid.yaml"),
        "Same ids",
        (
            Case("plain-1", (Step(f"What is aid {TRAP}{RIGHT_TO_LEFT}?", AID),)),
            Case(f"x\ud800{TRAP}-2", (Step(f"What is aid {TRAP}?", replace(WAR, avoids=(TRAP,))),)),
        ),
    ),
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Return an assistant of a small glossary with characters beyond 16 bits before what is quoted."""
    entries = (
        entry("aid", "Aid", section("s1", f"𝒜𝒾𝒹 (援助) is old. Aid {TRAP} is given. Much of it is food.")),
        entry("war", "War", "In a war armies march. Towns burn."),
    )
    return Assistant(index_of(tmp_path_factory.mktemp("index"), *entries))


@pytest.fixture(scope="module")
def report(assistant: Assistant) -> Report:
    outcomes = list(run(assistant, [case for script in SCRIPTS for case in script.cases]))
    return make_report(SCRIPTS, outcomes, Surroundings("1", (Made("small", "f"),), Made("fake", "f"), 0.35, 4))


@pytest.fixture(scope="module")
def address(report: Report, assistant: Assistant, tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("page") / "report.html"
    file.write_text(render(report, assistant.glossaries), encoding="utf-8")
    return file.as_uri()


@pytest.fixture(scope="module")
def compared(report: Report) -> Report:
    """Return the report beside one in which one case failed, two passed, one asked otherwise and one was another."""
    cases = {one.key: one for one in report.cases}

    def was(script: int, at: int, *, failed: bool = False, cites: str = "", ask: str = "") -> CaseReport:
        now = cases[str(SCRIPTS[script].file), SCRIPTS[script].cases[at].id]
        then = turn(cites=cites, failed="abstained" if failed else "")
        turns = tuple(replace(one, failures=then.failures, answer=then.answer, ask=ask or one.ask) for one in now.turns)
        return replace(now, passed=not failed, turns=turns)

    cited = f"war#{RIGHT_TO_LEFT}</q><script>window.hacked=1</script>"
    old = (
        was(0, 0, failed=True),
        was(0, 1, cites=f"{cited} war#s2"),
        was(1, 1, cites="war#s1"),
        was(0, 2, ask="What else?"),
        case("gone", turn(TRAP), script=f"gone{TRAP}.yaml"),
    )
    made_with = replace(report.made_with, glossaries=(Made("small", "older"),))
    return replace(report, comparison=compare(report, replace(report, cases=old, made_with=made_with)))


@pytest.fixture(scope="module")
def compared_address(compared: Report, assistant: Assistant, tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("page") / "compared.html"
    file.write_text(render(compared, assistant.glossaries), encoding="utf-8")
    return file.as_uri()


def cases(visit: Visit) -> list[str]:
    """Return the ids of the cases that the filter leaves."""
    ids = visit.page.locator(".case:not([hidden])").evaluate_all("all => all.map(one => one.id)")
    return [str(one) for one in ids]


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


def assert_every_link_leads_somewhere(html: str) -> list[str]:
    """Return the ids of a page after a look at what is said of them."""
    ids = re.findall(r'\bid="([^"]*)"', html)
    assert len(set(ids)) == len(ids)
    assert set(re.findall(r'href="#([^"=]*)"', html)) <= set(ids)
    assert {name for names in re.findall(r'aria-labelledby="([^"]*)"', html) for name in names.split()} <= set(ids)
    return ids


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
