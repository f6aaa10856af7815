from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

import pytest

from assistant import Answer, Assistant
from assistant.evaluate.case import Case, Step
from assistant.evaluate.outcome import Outcome
from assistant.evaluate.run import run
from assistant.question import Turn
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


def test_what_is_left_out_is_answered_as_by_an_assistant_that_never_had_it(
    assistant: Assistant, tmp_path: Path
) -> None:
    smaller = Assistant(index_of(tmp_path / "smaller", ENTRIES[1]))
    asks = ("What is food aid?", "Aid", "What is strife?", "Towns and food")
    turns = (Step("What is strife?"), Step("And aid?", passage="Food is sent."))
    cases = [Case(f"c-{at}", (Step(ask),), ("aid",)) for at, ask in enumerate(asks)] + [Case("d", turns, ("aid",))]
    for outcome in run(assistant, cases):
        history: list[Turn] = []
        for reply in outcome.replies:
            asked = smaller.trace(reply.step.ask, reply.step.passage, history)
            history.append(Turn(reply.step.ask, asked.answer.text))
            assert reply.asked
            assert reply.asked.answer == asked.answer
            assert reply.asked.found.hits == asked.found.hits


def test_cases_keep_their_order_and_each_smaller_index_is_made_once(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Collection[str]] = []
    without = Assistant.without

    def counted(self: Assistant, entries: Collection[str]) -> Assistant:
        made.append(entries)
        return without(self, entries)

    monkeypatch.setattr(Assistant, "without", counted)
    left_out = (("war",), (), ("aid",), ("aid", "aid"), ("aid",))
    cases = [Case(f"c-{at}", (Step("What is aid?"),), left_out[at % 5]) for at in range(600)]
    outcomes = list(run(assistant, cases))
    assert [one.case for one in outcomes] == cases
    assert made == [{"war"}, {"aid"}]
    assert [answer_of(one).answered for one in outcomes] == [True, True, False, False, False] * 120
    # 600 // 200 = every third.
    assert [at for at, one in enumerate(outcomes) if one.replies[0].seconds is not None] == list(range(0, 600, 3))


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
