import pytest

from assistant.understanding.opening import (
    correction,
    correction_and_question,
    new_subject,
    without_note,
    without_opening,
)


@pytest.mark.parametrize(
    ("question", "language", "rest"),
    [
        ("And why?", "en", "why?"),
        ("So what is it?", "en", "what is it?"),
        ("Und wie steht es mit Handel?", "de", "Handel?"),
        ("那么互利合作呢？", "zh", "互利合作呢？"),
        ("还有呢？", "zh", "还有呢？"),
        ("And?", "en", "And?"),
        ("Andes", "en", "Andes"),
    ],
)
def test_an_opening_is_dropped_where_something_follows_it(question: str, language: str, rest: str) -> None:
    assert without_opening(question, language) == rest


def test_what_takes_note_of_an_answer_is_dropped() -> None:
    assert without_note("OK, thanks. And trade?", "en") == "And trade?"
    assert without_note("Well-being?", "en") == "Well-being?"
    assert without_note("Thanks!", "en") == "Thanks!"


@pytest.mark.parametrize(
    ("question", "language", "right"),
    [
        ("No, I meant trade", "en", "trade"),
        ("not that one, trade", "en", "trade"),
        ("Nein, ich meinte Handel", "de", "Handel"),
        ("不，我是说团结合作。", "zh", "团结合作。"),
        ("Norway?", "en", ""),
    ],
)
def test_a_correction_says_what_is_right(question: str, language: str, right: str) -> None:
    assert correction(question, language) == right


@pytest.mark.parametrize(
    ("question", "language", "asked"),
    [
        ("Different subject. What is trade?", "en", "What is trade?"),
        ("By the way, what is trade?", "en", "what is trade?"),
        ("Anderes Thema: Was ist Handel?", "de", "Was ist Handel?"),
        ("换个话题。上海精神是什么？", "zh", "上海精神是什么？"),
        ("What is a different subject?", "en", ""),
    ],
)
def test_a_change_of_subject_is_noticed(question: str, language: str, asked: str) -> None:
    assert new_subject(question, language) == asked


def test_a_question_may_stand_behind_a_correction() -> None:
    asked = "No, I meant trade. Who lives by it?"
    assert correction_and_question(asked, "en") == ("No, I meant trade", "Who lives by it?")
    assert correction_and_question("不，我是说贸易。谁提出的？", "zh") == ("不，我是说贸易", "谁提出的？")
    assert correction_and_question("No, I meant trade.", "en") is None
    assert correction_and_question("I like trade. Who lives by it?", "en") is None
