import pytest

from assistant.understanding.proper_name import is_proper_name, least_held, proper_names, put_person
from assistant.understanding.topic import ALL_HELD, LEAST_HELD
from index import Index
from tests.conftest import entry, index_of


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(tmp_path_factory.mktemp("index"), entry("aid", "Aid", "Money is lent."))


def test_a_proper_name_is_no_first_word_and_no_name_of_the_glossary(lexicon: Index) -> None:
    question = "How did Robert Keohane speak of Aid?"
    assert [question[start:end] for start, end in proper_names(question, "en", lexicon)] == ["Robert Keohane"]
    assert proper_names("Wer hat das Haus?", "de", lexicon) == []
    assert is_proper_name("Qin Yaqing", "en")
    assert not is_proper_name("aid", "en")


def test_half_a_proper_name_is_another_one() -> None:
    assert least_held("the European Union", "en") == ALL_HELD
    assert least_held("a union of states", "en") == LEAST_HELD


@pytest.mark.parametrize(
    ("question", "before", "put"),
    [
        ("What did he say?", "Who is Qin Yaqing?", "What did Qin Yaqing say?"),
        ("What is his book?", "Who is Qin Yaqing?", "What is Qin Yaqing’s book?"),
        ("Did Hu say what he meant?", "Who is Qin Yaqing?", None),
        ("What did he say?", "What is aid?", None),
        ("What did it say?", "Who is Qin Yaqing?", None),
    ],
)
def test_he_and_she_are_persons_of_the_question_before(
    lexicon: Index, question: str, before: str, put: str | None
) -> None:
    assert put_person(question, before, "en", lexicon) == put
