import pytest

from assistant.question import MOST_CHARACTERS, Alternative, Question, QuestionError, clean_question, clean_text
from assistant.understanding.comparison import Comparison
from index import Place


@pytest.mark.parametrize(
    ("typed", "standalone"),
    [
        ("  What\t is \n\n aid?\u3000", "What is aid?"),
        ("What\x00 is\x07 aid\x1b[31m?", "What is aid [31m?"),
        ("\ufeffaid\u202e?\u2066", "aid ?"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("ما هو التعاون؟", "ما هو التعاون؟"),
        ("务实合作？", "务实合作？"),
        ("👩‍👩‍👧 aid", "👩‍👩‍👧 aid"),
        ("1949", "1949"),
    ],
)
def test_control_characters_and_spare_spaces_are_dropped(typed: str, standalone: str) -> None:
    assert clean_question(typed) == standalone


@pytest.mark.parametrize("typed", ["", " ", "\n\t", "\x00\x01", "\u202e\u2066", "\ufeff", "\u3000"])
def test_an_empty_question_is_refused(typed: str) -> None:
    with pytest.raises(QuestionError, match="the question is empty; type a term or a question"):
        clean_question(typed)


@pytest.mark.parametrize("typed", ["?", "...!?", "😀😀", "؟", "\u0301", "— “”", "<>", "\u200b"])
def test_a_question_without_a_word_is_refused(typed: str) -> None:
    with pytest.raises(QuestionError, match="has no word in it; type a term or a question"):
        clean_question(typed)


def test_a_question_that_is_too_long_is_refused_with_its_length() -> None:
    assert len(clean_question("a" * MOST_CHARACTERS)) == MOST_CHARACTERS
    with pytest.raises(QuestionError, match="the question has 2,001 characters, 2,000 at most; ask something shorter"):
        clean_question("a" * (MOST_CHARACTERS + 1))
    assert clean_question("aid" + " " * 20_000) == "aid"


@pytest.mark.parametrize("typed", ["\ud800", "what is \udcff aid"])
def test_what_is_not_text_is_refused(typed: str) -> None:
    with pytest.raises(QuestionError, match="not text in UTF-8; type it again"):
        clean_question(typed)


def test_a_refusal_quotes_no_more_than_the_beginning() -> None:
    with pytest.raises(QuestionError) as caught:
        clean_question("?" * 1_000)
    assert len(str(caught.value)) < 120


def test_text_that_is_no_text_in_utf_8_is_dropped_from_what_is_only_read() -> None:
    assert clean_text(" aid \ud83d\x00 \n and trade ") == "aid and trade"


def test_what_must_be_encoded_is_told_in_order_without_what_is_empty() -> None:
    assert Question("aid?", "aid?").texts == ("aid?",)
    whole = Question(
        "it?", "aid?", "it?", "Some passage.", Comparison(("aid", "trade")), Alternative("Aid: it?", Place("g", "e"))
    )
    assert whole.texts == ("aid?", "it?", "aid", "trade", "Aid: it?")
