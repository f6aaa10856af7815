import pytest

from assistant.understanding.short_form import asked_kind, in_full, nouns, taken_up
from assistant.understanding.topic import Topic
from index import Index
from tests.conftest import entry, index_of

TEXT = "They set up an API gateway and a new type of relations."


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(
        tmp_path_factory.mktemp("index"),
        entry("api-gateway", "API gateway", "Doors."),
        entry("relations", "New type of relations", "Friends."),
    )


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("What are gateways for?", ["API gateway"]),
        ("New as opposed to what?", ["New type of relations"]),
        ("What is a payment gateway?", []),
        ("Which type is it?", []),
        ("What is soup?", []),
    ],
)
def test_a_word_of_a_name_takes_it_up_unless_another_narrows_it(
    lexicon: Index, question: str, names: list[str]
) -> None:
    assert [match.name for match in taken_up(question, TEXT, lexicon.names_in(TEXT), "en")] == names


def test_the_last_word_of_a_name_stands_for_it() -> None:
    assert in_full("What’s the gateway for?", Topic("API gateway"), "en") == "What’s the API gateway for?"
    assert in_full("What’s the API for?", Topic("API gateway"), "en") == ""


@pytest.mark.parametrize(
    ("question", "language", "noun"),
    [
        ("Which kind of scaling is that?", "en", "scaling"),
        ("What sort of a door is this?", "en", "door"),
        ("Welche Art von Skalierung ist das?", "de", "skalierung"),
        ("What is that?", "en", ""),
        ("Who is that?", "en", ""),
        ("这是哪种?", "zh", ""),
    ],
)
def test_the_kind_of_a_noun_is_asked_for(question: str, language: str, noun: str) -> None:
    assert asked_kind(question, language) == noun


def test_words_of_asking_are_no_nouns() -> None:
    assert [word.text for word in nouns("What sort of door does it mean?", "en")] == ["door"]
