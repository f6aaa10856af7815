import pytest

from assistant.question import Alternative
from assistant.understanding.relevance import is_about_topic, may_be_about
from assistant.understanding.topic import Topic
from index import Index, Place
from tests.conftest import entry, index_of, section

AID, FOOD = Place("small", "aid"), Place("small", "aid", "food")


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(
        tmp_path_factory.mktemp("index"),
        entry("aid", "Aid", section("food", "Ships carry grain to Egypt.", "Food aid"), "Money is lent to kings."),
        entry("trade", "Trade", "Goods are sold for gold and silver by merchants."),
    )


def test_the_section_found_must_be_the_topics_and_hold_the_question(lexicon: Index) -> None:
    asked = "Who had grain?"
    again, alone = lexicon.search(f"Aid: {asked}"), lexicon.search(asked)
    of_aid, of_trade = (Alternative(f"Aid: {asked}", Place("small", one)) for one in ("aid", "trade"))
    assert is_about_topic(asked, of_aid, alone, again, lexicon)
    assert not is_about_topic(asked, of_trade, alone, again, lexicon)
    # Silver is in no section of aid.
    silver = "Who had silver?"
    assert not is_about_topic(silver, of_aid, lexicon.search(silver), lexicon.search(f"Aid: {silver}"), lexicon)


@pytest.mark.parametrize(
    ("question", "tied", "about"),
    [
        ("Who had grain?", False, True),
        ("Who had silver?", False, False),
        ("What does Egypt say?", True, True),
        ("What does Egypt say?", False, False),
        ("What does Rome say?", True, False),
        ("Who had grain, rice, wheat, bread and soup?", True, False),
    ],
)
def test_who_else_is_spoken_of_must_be_the_topics(lexicon: Index, question: str, *, tied: bool, about: bool) -> None:
    topic = Topic("aid", "", (AID,))
    assert may_be_about(question, topic, AID, "en", lexicon, tied=tied) is about


def test_of_a_section_more_may_be_asked_than_it_holds_but_not_what_something_is(lexicon: Index) -> None:
    topic = Topic("food aid", "", (FOOD,))
    assert may_be_about("Who had silver?", topic, FOOD, "en", lexicon, tied=False)
    assert not may_be_about("What is silver?", topic, FOOD, "en", lexicon, tied=False)
    assert may_be_about("What was silver?", topic, FOOD, "en", lexicon, tied=False)
    assert may_be_about("What is silver?", topic, FOOD, "en", lexicon, tied=True)


def test_who_asks_what_some_words_mean_asks_of_no_topic_that_has_them_by_chance(lexicon: Index) -> None:
    topic = Topic("aid", "", (AID,))
    assert may_be_about("What is grain?", topic, AID, "en", lexicon, tied=False)
    assert not may_be_about("What is ship grain?", topic, AID, "en", lexicon, tied=False)
