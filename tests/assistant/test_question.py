import pytest

from assistant.question import MOST_CHARACTERS, Question, QuestionError, Turn, understand


def test_a_question_is_kept_as_typed_and_understood_on_its_own() -> None:
    assert understand("What is aid?") == Question("What is aid?", "What is aid?")


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
    assert understand(typed) == Question(typed, standalone)


@pytest.mark.parametrize("typed", ["", " ", "\n\t", "\x00\x01", "\u202e\u2066", "\ufeff", "\u3000"])
def test_an_empty_question_is_refused(typed: str) -> None:
    with pytest.raises(QuestionError, match="the question is empty; type a term or a question"):
        understand(typed)


@pytest.mark.parametrize("typed", ["?", "...!?", "😀😀", "؟", "\u0301", "— “”", "<>", "\u200b"])
def test_a_question_without_a_word_is_refused(typed: str) -> None:
    with pytest.raises(QuestionError, match="has no word in it; type a term or a question"):
        understand(typed)


def test_a_question_that_is_too_long_is_refused_with_its_length() -> None:
    assert len(understand("a" * MOST_CHARACTERS).standalone) == MOST_CHARACTERS
    with pytest.raises(QuestionError, match="the question has 2,001 characters, 2,000 at most; ask something shorter"):
        understand("a" * (MOST_CHARACTERS + 1))
    assert understand("aid" + " " * 20_000).standalone == "aid"


@pytest.mark.parametrize("typed", ["\ud800", "what is \udcff aid"])
def test_what_is_not_text_is_refused(typed: str) -> None:
    with pytest.raises(QuestionError, match="not text in UTF-8; type it again"):
        understand(typed)


def test_a_refusal_quotes_no_more_than_the_beginning() -> None:
    with pytest.raises(QuestionError) as caught:
        understand("?" * 1_000)
    assert len(str(caught.value)) < 120


def test_the_passage_and_the_conversation_change_nothing_yet() -> None:
    history = [Turn("And trade?", "Trade is ...")]
    assert understand("What is aid?", "Some passage.", history) == understand("What is aid?")
