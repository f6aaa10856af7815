from pathlib import Path

import pytest

from assistant.understanding.ellipsis import Completed, complete, is_bound, is_fragment, is_modified
from assistant.understanding.topic import Topic
from index import Index, Place
from tests.conftest import entry, index_of, section


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Index:
    aid = entry("aid", "Aid", section("food", "Ships carry food.", "Aid in food"), section("money", "Money is lent."))
    return index_of(tmp_path_factory.mktemp("index"), aid, entry("trade", "Trade", "Goods are sold."))


def said(question: str) -> str:
    return question.removeprefix("And ").removeprefix("What about ").removeprefix("Und ")


AID = Topic("aid", "", (Place("small", "aid"),))


@pytest.mark.parametrize(
    ("question", "before", "standalone"),
    [
        ("And trade?", "What does aid mean?", "What does trade mean?"),
        ("What about trade?", "What is aid?", "What is trade?"),
        ("And dual circulation?", "What is aid?", "What is dual circulation?"),
        ("And in food?", "What does aid mean?", "What does aid in food mean?"),
        ("And in 2018?", "How much aid was given in September 2024?", "How much aid was given in 2018?"),
        (
            "And in 2018?",
            "What did aid in the North mean for trade?",
            "What did aid in the North mean for trade in 2018?",
        ),
        ("in 2018?", "What does aid mean?", "What does aid mean in 2018?"),
        ("And without ships?", "How does aid work with ships?", "How does aid work with ships without ships?"),
        ("And without?", "How does aid work with ships?", "How does aid work without ships?"),
        ("And for trade?", "Who pays for aid?", "Who pays for trade?"),
        ("In dollars?", "How much aid was given in 2024?", "How much aid was given in 2024 in dollars?"),
        ("And in money?", "What is aid in food?", "What is aid in money?"),
        ("And trade?", "Aid: Got an example?", "trade"),
        ("And the money one?", "What is aid?", "What is money aid?"),
        ("And Ruggie?", "How did Keohane see it in aid?", "How did Ruggie see it in aid?"),
        ("And copper?", "Why is aid better than credit?", "copper"),
        ("In Chinese?", "Why is aid good?", "What is aid in Chinese?"),
        ("Und für Firmen?", "Was bedeutet aid?", "Was bedeutet aid für Firmen?"),
    ],
)
def test_what_is_left_out_is_taken_from_the_question_before(
    lexicon: Index, question: str, before: str, standalone: str
) -> None:
    language = "de" if question.startswith("Und") else "en"
    completed = complete(said(question), before, AID, language, lexicon, tied=said(question) != question)
    assert completed
    assert completed.standalone == standalone


def test_an_article_goes_with_the_topic_that_it_belonged_to(lexicon: Index) -> None:
    topic = Topic("aid", "the ", AID.places)
    assert complete("trade?", "What is the aid?", topic, "en", lexicon, tied=True) == Completed(
        "What is trade?", "trade", Topic("trade", "", (Place("small", "trade"),))
    )


def test_what_the_glossary_lacks_becomes_a_topic_without_a_place(lexicon: Index) -> None:
    completed = complete("the dual circulation?", "What is aid?", AID, "en", lexicon, tied=True)
    assert completed
    assert completed.topic == Topic("dual circulation")


@pytest.mark.parametrize("question", ["what is trade?", "trade", "when it rains?", "Was it sold in 2018?"])
def test_a_whole_question_is_left_alone(lexicon: Index, question: str) -> None:
    assert complete(question, "What is aid?", AID, "en", lexicon, tied=False) is None
    assert complete("trade?", "What is aid?", AID, "fr", lexicon, tied=True) is None


def test_what_has_its_head_in_common_with_the_topic_takes_it_over(tmp_path: Path) -> None:
    scaling = [entry("v", "Vertical scaling", "More power."), entry("h", "Horizontal scaling", "More machines.")]
    index = index_of(tmp_path, *scaling, entry("z", "水平扩展", "更多机器。"), entry("y", "垂直扩展", "更多内存。"))
    topic = Topic("vertical scaling", "", (Place("small", "v"),))
    completed = complete("horizontal?", "What is vertical scaling?", topic, "en", index, tied=False)
    assert completed == Completed(
        "What is horizontal scaling?", "horizontal", Topic("horizontal scaling", "", (Place("small", "h"),))
    )
    chinese = complete(
        "水平呢？", "垂直扩展是什么？", Topic("垂直扩展", "", (Place("small", "y"),)), "zh", index, tied=False
    )
    assert chinese
    assert chinese.standalone == "水平扩展是什么？"


def test_phrases_and_pro_forms_are_told() -> None:
    assert is_bound("Who would pay, then?", "en")
    assert not is_bound("Who would pay?", "en")
    assert is_fragment("in health?", "en")
    assert not is_fragment("in what year was it founded?", "en")
    assert is_modified("the mutual one", "en")
    assert not is_modified("another one?", "en")


def test_a_pro_form_may_stand_for_a_name_with_another_word_inside_it(tmp_path: Path) -> None:
    terms = ("Great River Fund", "Great Mountain Fund", "Mountain")
    lexicon = index_of(tmp_path, *(entry(term.lower().replace(" ", "-"), term, "Money is kept.") for term in terms))
    river = Topic("Great River Fund", "the ", (Place("small", "great-river-fund"),))

    def put(said: str) -> str | None:
        completed = complete(said, "What is the Great River Fund?", river, "en", lexicon, tied=True)
        return completed.standalone if completed else None

    # A mountain has a name of its own, which the pro-form does not stand for.
    assert put("the mountain one") == "What is Great Mountain Fund?"
    assert put("the mountain") == "What is the mountain?"
