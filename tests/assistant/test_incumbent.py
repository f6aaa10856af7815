import pytest

from assistant.incumbent import is_unknown

QUESTIONS = (
    "Who is the president of China?",
    "who's the current president of China now?",
    "Who was China’s first president?",
    "Who is the Chinese president?",
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_office_is_known_where_it_stands_beside_its_place(question: str) -> None:
    for sentence in (
        "He met the President of China.",
        "Chinese President Liu spoke.",
        "Both wrote to China's president of it.",
    ):
        assert not is_unknown(question, ["Tea was served.", sentence])


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_office_elsewhere_is_another(question: str) -> None:
    assert is_unknown(question, ["In China, President Biden spoke.", "China has a congress, which has a president."])


def test_countries_whose_names_begin_alike_are_two() -> None:
    question = "Who is the prime minister of Austria?"
    assert not is_unknown(question, ["The Austrian Prime Minister spoke."])
    assert is_unknown(question, ["The Australian Prime Minister spoke."])


def test_an_office_of_several_words_stands_whole() -> None:
    question = "Who was the prime minister of Japan?"
    assert not is_unknown(question, ["Speaking with Japan’s Prime Minister Ohira, he explained it."])
    assert is_unknown(question, ["Japan’s Foreign Minister came.", "The prime minister came from Japan."])
    assert not is_unknown("Who is the US secretary of state?", ["A letter to the US Secretary of State was lost."])


@pytest.mark.parametrize(
    "question",
    [
        "Who is Zhou Enlai?",
        "Who is the president?",
        "Who founded the party of China?",
        "Who is the president of China that coined it?",
        "Who is the author of Wolf Totem?",
        "What is the president of China?",
    ],
)
def test_other_questions_ask_for_no_holder_of_an_office(question: str) -> None:
    assert not is_unknown(question, [])
