import pytest

from assistant.understanding.asked_word import is_asked_for, is_askers, is_contracted, is_decisive, is_specific, is_verb
from index.tokens import Token, tokenise


def term(word: str, text: str) -> Token:
    start = text.index(word)
    return next(one for one in tokenise(text) if one.start == start)


@pytest.mark.parametrize(
    ("word", "text", "specific"),
    [
        ("Kenya", "What did Kenya say?", True),
        ("1955", "What was said in 1955?", True),
        ("Kenya", "Kenya said what?", False),
        ("Kenya", "It said so. Kenya too?", False),
        ("bank", "What did the bank say?", False),
    ],
)
def test_a_year_and_a_capital_inside_a_sentence_are_specific(word: str, text: str, *, specific: bool) -> None:
    assert is_specific(term(word, text), text) is specific


@pytest.mark.parametrize(
    ("word", "text", "decisive"),
    [
        ("president", "Who is the president of the bank?", True),
        ("Kenya", "What did Kenya say?", True),
        ("president", "Who is the president?", False),
        ("bank", "Who is the president of the bank?", False),
    ],
)
def test_a_question_turns_on_what_it_asks_of_something(word: str, text: str, *, decisive: bool) -> None:
    assert is_decisive(term(word, text), text) is decisive


def test_what_the_asker_has_at_hand_is_told_by_a_pronoun() -> None:
    text = "Who is it in this speech, for my readers and in the speech of Kenya?"
    assert [is_askers(one, text) for one in tokenise(text)] == [
        one.start in (text.index("speech"), text.index("readers")) for one in tokenise(text)
    ]


def test_the_word_behind_who_says_what_is_asked_for() -> None:
    text = "Who interpreted for Zhou, and in which hotel?"
    interpreted, hotel = (term(word, text) for word in ("interpreted", "hotel"))
    assert is_asked_for(interpreted, text, [interpreted])
    # A hotel is told by one, unless more is missing.
    assert not is_asked_for(hotel, text, [hotel])
    assert is_asked_for(hotel, text, [interpreted, hotel])


@pytest.mark.parametrize(
    ("word", "verb"), [("stop", True), ("officials", True), ("county", False), ("Beijing", False), ("her", False)]
)
def test_a_word_behind_an_article_or_with_a_capital_is_no_verb(word: str, verb: bool) -> None:
    text = "Why would officials from the county stop with her in Beijing?"
    assert is_verb(term(word, text), text) is verb


def test_both_halves_of_a_contraction_are_told() -> None:
    text = "Why isn’t it so?"
    assert [is_contracted(one, text) for one in tokenise(text)] == [False, True, True, False, False]
