import pytest

from assistant.ellipsis import Completed, complete, is_modified
from assistant.opening import without_opening
from assistant.topic import Topic
from index import Index, Place
from tests.conftest import entry, index_of, section


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Index:
    aid = entry("aid", "Aid", section("food", "Ships carry food.", "Aid in food"), section("money", "Money is lent."))
    return index_of(tmp_path_factory.mktemp("index"), aid, entry("trade", "Trade", "Goods are sold."))


AID = Topic("aid", "", (Place("small", "aid"),))


@pytest.mark.parametrize(
    ("question", "before", "standalone"),
    [
        ("And trade?", "What does aid mean?", "What does trade mean?"),
        ("What about trade?", "What is aid?", "What is trade?"),
        ("And dual circulation?", "What is aid?", "What is dual circulation?"),
        ("And in food?", "What does aid mean?", "What does aid in food mean?"),
        ("And in 2018?", "How much aid was given in September 2024?", "How much aid was given in 2018?"),
        ("And in 2018?", "What did aid in the North mean for trade?", "What did aid in 2018 mean for trade?"),
        ("in 2018?", "What does aid mean?", "What does aid mean in 2018?"),
        ("Und für Firmen?", "Was bedeutet aid?", "Was bedeutet aid für Firmen?"),
    ],
)
def test_what_is_left_out_is_taken_from_the_question_before(
    lexicon: Index, question: str, before: str, standalone: str
) -> None:
    language = "de" if question.startswith("Und") else "en"
    completed = complete(question, before, AID, language, lexicon)
    assert completed
    assert completed.standalone == standalone


def test_an_article_goes_with_the_topic_that_it_belonged_to(lexicon: Index) -> None:
    topic = Topic("aid", "the ", AID.places)
    assert complete("And trade?", "What is the aid?", topic, "en", lexicon) == Completed(
        "What is trade?", "trade", Topic("trade", "", (Place("small", "trade"),))
    )


def test_what_the_glossary_lacks_becomes_a_topic_without_a_place(lexicon: Index) -> None:
    completed = complete("And the dual circulation?", "What is aid?", AID, "en", lexicon)
    assert completed
    assert completed.topic == Topic("dual circulation")


@pytest.mark.parametrize(
    "question", ["And what is trade?", "trade", "What about when it rains?", "Was it sold in 2018?"]
)
def test_a_whole_question_is_left_alone(lexicon: Index, question: str) -> None:
    assert complete(question, "What is aid?", AID, "en", lexicon) is None
    assert complete("And trade?", "What is aid?", AID, "fr", lexicon) is None


def test_an_opening_is_dropped_where_something_follows_it() -> None:
    assert without_opening("And why?", "en") == "why?"
    assert without_opening("Und wie steht es mit Handel?", "de") == "Handel?"
    assert without_opening("And?", "en") == "And?"
    assert without_opening("Andes", "en") == "Andes"
