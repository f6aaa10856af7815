from pathlib import Path

import pytest

from assistant.understanding.context import Context, Resolved
from assistant.understanding.topic import Topic
from index import Index, Place
from tests.conftest import entry, index_of, section

AID, FOOD, TRADE = Place("small", "aid"), Place("small", "aid", "food"), Place("small", "trade", "s1")


@pytest.fixture
def lexicon(tmp_path: Path) -> Index:
    aid = entry("aid", "Aid", section("general", "Money is lent."), section("food", "Ships carry grain.", "Food aid"))
    return index_of(tmp_path, aid, entry("trade", "Trade", "Goods are sold."))


def test_what_named_nothing_was_about_what_its_answer_quotes(lexicon: Index) -> None:
    after = Context().after(Resolved("Who sells?", None), "Goods are sold. [1]", lexicon)
    assert after == Context("Who sells?", Topic("Trade", "", (TRADE,)), after.terms, (TRADE,))


def test_a_topic_stays_where_its_own_entry_answered(lexicon: Index) -> None:
    before = Context("What is aid?", Topic("aid", "", (AID,)))
    assert before.after(Resolved("Who sails?", None), "Ships carry grain. [1]", lexicon).topic == before.topic
    assert before.after(Resolved("Who sells?", None), "Goods are sold. [1]", lexicon).topic != before.topic


def test_the_place_of_a_topic_is_that_which_was_quoted_last() -> None:
    topic = Topic("aid", "", (AID,))
    assert Context(quoted=(TRADE, FOOD)).place_of(topic) == FOOD
    assert Context(quoted=(TRADE,)).place_of(topic) == AID
