import pytest

from assistant.understanding.asking_on import (
    asks_for_one,
    asks_of_clause,
    asks_on,
    drops_subject,
    is_request,
    put_before,
)


@pytest.mark.parametrize(
    ("question", "language", "only"),
    [
        ("Since when?", "en", True),
        ("Why?", "en", True),
        ("tell me more", "en", True),
        ("Seit wann?", "de", True),
        ("ein Beispiel", "de", True),
        ("举个例子", "zh", True),
        ("Who are you?", "en", False),
        ("Why grain?", "en", False),
    ],
)
def test_words_that_only_ask_are_told(question: str, language: str, *, only: bool) -> None:
    assert asks_on(question, language) is only


def test_an_example_is_a_request_and_since_when_is_none_of_content() -> None:
    assert is_request("And examples?".removeprefix("And "), "en")
    assert is_request("Give me a famous case.", "en")
    assert not is_request("examples of grain", "en")


@pytest.mark.parametrize(
    ("question", "language", "for_one"),
    [
        ("Give me an example from Egypt.", "en", True),
        ("any recent cases involving ships?", "en", True),
        ("Hast du ein Beispiel aus Norwegen?", "de", True),
        ("Give me an example of aid.", "en", False),
        ("Give me an example.", "en", False),
    ],
)
def test_an_example_of_some_kind_is_told(question: str, language: str, *, for_one: bool) -> None:
    assert asks_for_one(question, language) is for_one


def test_chinese_leaves_out_the_subject() -> None:
    assert drops_subject("什么时候成立的？", "zh")
    assert not drops_subject("互利合作是什么？", "zh")
    assert not drops_subject("when was it founded?", "en")
    assert put_before("论坛", "什么时候成立的？") == "论坛是什么时候成立的？"
    assert put_before("论坛", "多久开一次会？") == "论坛多久开一次会？"


@pytest.mark.parametrize(
    ("question", "before", "whole"),
    [
        ("Why not?", "Is Egypt in it?", True),
        ("Says who?", "Does grain come as gifts?", True),
        ("Since when?", "Is Egypt in it?", True),
        ("Since when?", "Who sent grain?", False),
        ("Why?", "What is grain?", False),
        ("Why grain?", "Is Egypt in it?", False),
    ],
)
def test_a_question_of_a_clause_is_told_from_one_of_a_term(question: str, before: str, *, whole: bool) -> None:
    assert asks_of_clause(question, before, "en") is whole
