from math import log2
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.evaluate.case import Case, Expectation, Script, Step
from assistant.evaluate.outcome import Outcome, Reply
from assistant.evaluate.report import Report, make_report
from tests.assistant.evaluate.reports import MADE_WITH, case, turn
from tests.conftest import entry, index_of

# Six decimals are kept.
SECOND, THIRD = round(1 / log2(2 + 1), 6), round(1 / 3, 6)


@pytest.fixture
def made(tmp_path: Path) -> Report:
    """Return a report of two scripts: of a question a case, and of a dialogue with an answer that is not verified."""
    entries = [entry(f"e{at}", f"Aid {at}", f"Aid {at} is given.") for at in range(12)]
    asked = Assistant(index_of(tmp_path, *entries)).trace("What is aid 7?")
    second, third = (hit.place.entry for hit in asked.found.hits[1:3])
    steps = [Step("What is aid 7?", Expectation(cites=(name,))) for name in ("e7", second, third)]
    single = [Case(f"{kind}-1", (step,)) for kind, step in zip(("b", "a", "b2"), steps, strict=True)]
    talk = Case("talk", (steps[0], steps[0]))
    scripts = [Script(Path("x/one.yaml"), "One", tuple(single)), Script(Path("y/one.yaml"), "One", (talk,))]
    outcomes = [Outcome(one, (Reply(one.steps[0], asked, seconds=0.0123456),)) for one in single]
    outcomes.append(Outcome(talk, (Reply(steps[0], asked), Reply(steps[0], None, fault="citation 1 is wrong"))))
    return make_report(scripts, outcomes, MADE_WITH)


def test_cases_are_parted_by_script_and_by_kind(made: Report) -> None:
    assert [(one.name, one.file, one.cases) for one in made.scripts] == [
        ("One", "x/one.yaml", 3),
        ("One", "y/one.yaml", 1),
    ]
    assert [(one.name, one.cases) for one in made.kinds] == [("a", 1), ("b", 1), ("b2", 1)]
    assert [one.id for one in made.of_script("x/one.yaml")] == ["b-1", "a-1", "b2-1"]
    assert made.overall.cases == 3 + 1
    assert [one.id for one in made.failed()] == [one.id for one in made.cases if not one.passed]
    assert "talk" in [one.id for one in made.failed()]


def test_every_turn_has_its_measures(made: Report) -> None:
    singles = [one.turns[0] for one in made.cases[:3]]
    assert [one.measures["hit@1"] for one in singles] == [1, 0, 0]
    assert [one.measures["MRR"] for one in singles] == [1, 1 / 2, THIRD]
    assert [one.measures["nDCG@10"] for one in singles] == [1, SECOND, 1 / log2(3 + 1)]
    assert [one.latency_ms for one in singles] == [12.346] * 3
    assert made.overall.scores["MRR"].value == pytest.approx((1 + 1 / 2 + 1 / 3 + 1 + 0) / 5, abs=1e-6)


def test_an_answer_that_is_not_verified_is_not_in_the_report(made: Report) -> None:
    verified, not_verified = made.cases[3].turns
    assert (verified.measures["verified"], verified.failures, verified.why) == (1, (), "")
    assert (not_verified.measures["verified"], not_verified.measures["citation-recall"]) == (0, 0)
    assert (not_verified.answer, not_verified.found, not_verified.latency_ms) == (None, (), None)
    assert made.cases[3].explain() == ["Turn 2: It is not verified: citation 1 is wrong."]


def test_the_ten_best_sections_are_kept(made: Report) -> None:
    found = made.cases[0].turns[0].found
    assert len(found) == 10
    assert (found[0].glossary, found[0].entry, found[0].section, found[0].term) == ("small", "e7", "s1", "Aid 7")
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert found[0].signals.section == round(found[0].signals.section, 6)


def test_a_case_that_is_no_dialogue_explains_itself_without_a_turn() -> None:
    assert case("a", turn(failed="abstained")).explain() == ["It abstained."]
    assert case("a").explain() == []
