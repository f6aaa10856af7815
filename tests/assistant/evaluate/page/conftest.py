"""Reports of a small run, with and without a baseline, and their pages."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.evaluate.baseline import compare
from assistant.evaluate.case import Case, Expectation, Script, Step
from assistant.evaluate.page import render
from assistant.evaluate.report import CaseReport, Made, Report, Surroundings, make_report
from assistant.evaluate.run import run
from tests.assistant.evaluate.reports import case, turn
from tests.assistant.web.conftest import Visit
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


def assert_every_link_leads_somewhere(html: str) -> list[str]:
    """Return the ids of a page after a look at what is said of them."""
    ids = re.findall(r'\bid="([^"]*)"', html)
    assert len(set(ids)) == len(ids)
    assert set(re.findall(r'href="#([^"=]*)"', html)) <= set(ids)
    assert {name for names in re.findall(r'aria-labelledby="([^"]*)"', html) for name in names.split()} <= set(ids)
    return ids
