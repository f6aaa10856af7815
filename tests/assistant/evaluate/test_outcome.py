from math import log2
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.evaluate.case import Case, Expectation, Step
from assistant.evaluate.outcome import Reply
from assistant.evaluate.run import run
from tests.conftest import entry, index_of, section

ENTRIES = (
    entry("aid", "Aid", section("money", "Money is given."), section("food", "Food is sent.", "Food aid")),
    entry("war", "Strife", "Armies march. Towns burn."),
)


@pytest.fixture
def assistant(tmp_path: Path) -> Assistant:
    return Assistant(index_of(tmp_path, *ENTRIES))


def outcome(assistant: Assistant, ask: str, expect: Expectation) -> Reply:
    return next(run(assistant, [Case("c-1", (Step(ask, expect),))])).replies[0]


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


def test_what_is_expected_nowhere_is_measured_nowhere(assistant: Assistant) -> None:
    reply = outcome(assistant, "food aid", Expectation())
    assert {reply.hit_at_1(), reply.reciprocal_rank(), reply.ndcg_at_10(), reply.citation_recall()} == {None}
    assert reply.citation_precision() is None


def test_citation_precision_and_recall_are_shares(assistant: Assistant) -> None:
    cited = outcome(assistant, "what is food aid?", Expectation(cites=("aid#food", "war")))
    assert cited.citation_recall() == 1 / 2
    assert cited.asked
    right = [one for one in cited.asked.answer.citations if one.section == "food" or one.entry == "war"]
    assert cited.citation_precision() == len(right) / len(cited.asked.answer.citations)
    assert outcome(assistant, "what is food aid?", Expectation(cites_any=("aid", "war"))).citation_recall() == 1


def test_an_abstention_recalls_nothing_and_has_no_precision(assistant: Assistant) -> None:
    reply = outcome(assistant, "telephone exchanges", Expectation(cites=("aid",)))
    assert (reply.answered, reply.citation_recall(), reply.citation_precision()) == (False, 0, None)
