from math import log2
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.evaluate.case import Case, Expectation
from assistant.evaluate.run import Outcome, run
from tests.conftest import entry, index_of, section

ENTRIES = (
    entry("aid", "Aid", section("money", "Money is given."), section("food", "Food is sent.", "Food aid")),
    entry("war", "Strife", "Armies march. Towns burn."),
)


@pytest.fixture
def assistant(tmp_path: Path) -> Assistant:
    return Assistant(index_of(tmp_path, *ENTRIES))


def outcome(assistant: Assistant, ask: str, expect: Expectation) -> Outcome:
    return next(run(assistant, [Case("c-1", ask, expect)]))


def test_cases_are_asked_in_order_and_answered_as_by_the_assistant(assistant: Assistant) -> None:
    cases = [Case(f"c-{at}", f"What is {word}?", Expectation()) for at, word in enumerate(["aid", "strife"] * 150)]
    outcomes = list(run(assistant, cases))
    assert [one.case for one in outcomes] == cases
    for one in (outcomes[0], outcomes[1], outcomes[-1]):
        assert one.asked.answer == assistant.ask(one.case.ask)


def test_places_are_as_precise_as_the_case_expects_them(assistant: Assistant) -> None:
    assert outcome(assistant, "food aid", Expectation(cites=("aid#food",))).ranked()[0] == "aid#food"
    assert outcome(assistant, "food aid", Expectation(cites=("aid",))).ranked()[0] == "aid"
    assert outcome(assistant, "food aid", Expectation(cites_any=("aid#food",))).ranked()[0] == "aid#food"


def test_the_first_place_is_a_hit_where_it_is_expected(assistant: Assistant) -> None:
    assert outcome(assistant, "food aid", Expectation(cites=("aid#food",))).hit_at_1() == 1
    assert outcome(assistant, "food aid", Expectation(cites=("war",))).hit_at_1() == 0
    assert outcome(assistant, "food aid", Expectation(cites_any=("war", "aid"))).hit_at_1() == 1


def test_ndcg_is_of_all_that_must_be_cited_or_of_the_best_that_may(assistant: Assistant) -> None:
    ranked = outcome(assistant, "food aid", Expectation(cites=("x#y",))).ranked()
    assert ranked[0] == "aid#food"
    second = outcome(assistant, "food aid", Expectation(cites=(ranked[1],)))
    assert second.ndcg_at_10() == pytest.approx((1 / log2(2 + 1)) / (1 / log2(1 + 1)))
    assert outcome(assistant, "food aid", Expectation(cites_any=("x", ranked[0]))).ndcg_at_10() == 1
    assert outcome(assistant, "food aid", Expectation(cites_any=("x#y",))).ndcg_at_10() == 0


def test_one_of_several_that_may_be_cited_counts_by_its_rank(assistant: Assistant) -> None:
    ranked = outcome(assistant, "food aid", Expectation(cites=("x#y",))).ranked()
    third = outcome(assistant, "food aid", Expectation(cites_any=("x#y", ranked[2])))
    assert third.ndcg_at_10() == pytest.approx((1 / log2(3 + 1)) / (1 / log2(1 + 1)))


def test_every_quote_must_stand_in_a_cited_text(assistant: Assistant) -> None:
    assert outcome(assistant, "what is food aid?", Expectation(quotes=("Food is sent",))).quoted()
    assert not outcome(assistant, "what is food aid?", Expectation(quotes=("Food is sent", "Towns"))).quoted()
    assert not outcome(assistant, "telephone exchanges", Expectation(quotes=("Food is sent",))).quoted()
    assert outcome(assistant, "telephone exchanges", Expectation()).quoted()


def test_no_case_has_no_outcome(assistant: Assistant) -> None:
    assert list(run(assistant, [])) == []
