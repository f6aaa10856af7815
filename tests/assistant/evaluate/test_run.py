from dataclasses import replace
from pathlib import Path

import pytest

from assistant import Answer, Assistant
from assistant.evaluate.case import Case, Step
from assistant.evaluate.outcome import Outcome
from assistant.evaluate.run import run
from tests.conftest import entry, index_of, section

ENTRIES = (
    entry("aid", "Aid", section("money", "Money is given."), section("food", "Food is sent.", "Food aid")),
    entry("war", "Strife", "Armies march. Towns burn."),
)


@pytest.fixture
def assistant(tmp_path: Path) -> Assistant:
    return Assistant(index_of(tmp_path, *ENTRIES))


def answer_of(outcome: Outcome) -> Answer:
    asked = outcome.replies[0].asked
    assert asked
    return asked.answer


def test_cases_are_asked_in_order_and_answered_as_by_the_assistant(assistant: Assistant) -> None:
    cases = [Case(f"c-{at}", (Step(f"What is {word}?"),)) for at, word in enumerate(["aid", "strife"] * 150)]
    outcomes = list(run(assistant, cases))
    assert [one.case for one in outcomes] == cases
    for one in (outcomes[0], outcomes[1], outcomes[-1]):
        assert answer_of(one) == assistant.ask(one.case.steps[0].ask)


def test_few_cases_are_all_timed_and_of_many_evenly_spaced_ones(assistant: Assistant) -> None:
    few = list(run(assistant, [Case(f"c-{at}", (Step("What is aid?"),)) for at in range(3)]))
    assert all(one.replies[0].seconds for one in few)
    many = list(run(assistant, [Case(f"c-{at}", (Step("What is aid?"),)) for at in range(600)]))
    # 600 // 200 = every third.
    assert [at for at, one in enumerate(many) if one.replies[0].seconds is not None] == list(range(0, 600, 3))


def test_the_turns_of_a_dialogue_are_replied_to_in_order(assistant: Assistant) -> None:
    case = Case("d", (Step("What is aid?"), Step("What is strife?", passage="Towns burn.")))
    (outcome,) = run(assistant, [case])
    assert [reply.step for reply in outcome.replies] == list(case.steps)
    assert all(reply.seconds for reply in outcome.replies)


def test_an_answer_that_is_not_verified_fails_its_case_alone(assistant: Assistant) -> None:
    aid = assistant.glossaries[0].by_id["aid"]
    forged = replace(aid, sections=tuple(replace(one, text=f"Forged. {one.text}") for one in aid.sections))
    glossary = assistant.glossaries[0]
    others = [one for one in glossary.entries if one.id != "aid"]
    assistant.index.glossaries[glossary.id] = replace(glossary, entries=(forged, *others))
    first, second = run(assistant, [Case("c-1", (Step("What is aid?"),)), Case("c-2", (Step("What is strife?"),))])
    assert not first.passed
    assert first.replies[0].verified == 0
    assert first.replies[0].failures()[0].startswith("It is not verified: citation 1 ")
    assert second.passed


def test_no_case_has_no_outcome(assistant: Assistant) -> None:
    assert list(run(assistant, [])) == []
