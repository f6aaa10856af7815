import pytest

from assistant.understanding.ordinal import Terms, counts, put_terms
from assistant.understanding.topic import Topic

A, B, C = Topic("aid"), Topic("trade"), Topic("peace")
THREE = Terms((A, B, C))


@pytest.mark.parametrize(
    ("question", "language", "put"),
    [
        ("What is the first one?", "en", "What is aid?"),
        ("Compare the last one with the second.", "en", "Compare peace with trade."),
        ("Who uses the former?", "en", "Who uses trade?"),
        ("When was the latter founded?", "en", "When was peace founded?"),
        ("And the other one?", "en", "And trade?"),
        ("Compare the two.", "en", "Compare trade and peace."),
        ("What's the difference?", "en", "What is the difference between trade and peace?"),
        ("Was bedeutet ersteres?", "de", "Was bedeutet trade?"),
        ("Und das zweite?", "de", "Und trade?"),
        ("前者是什么？", "zh", "trade是什么？"),
        ("两者有什么区别？", "zh", "trade和peace有什么区别？"),
        ("What was the first conference?", "en", "What was the first conference?"),
        ("Who was the first to say it?", "en", "Who was the first to say it?"),
        ("Who are the two countries?", "en", "Who are the two countries?"),
    ],
)
def test_what_counts_makes_way_for_the_term(question: str, language: str, put: str) -> None:
    assert put_terms(question, THREE, C, language) == put


def test_one_term_is_not_counted() -> None:
    assert put_terms("Compare the two.", Terms((A,)), A, "en") == "Compare the two."
    assert counts("Compare the two.", "en")
    assert not counts("What is the first conference?", "en")


def test_the_sides_of_a_comparison_are_counted_until_another_term_comes() -> None:
    compared = THREE.after(A, (A, C))
    assert put_terms("the second one", compared, A, "en") == "peace"
    assert put_terms("the second one", compared.after(A, ()), A, "en") == "peace"
    assert put_terms("the second one", compared.after(B, ()), A, "en") == "trade"


def test_a_term_is_mentioned_once_and_one_that_was_not_meant_never() -> None:
    assert THREE.after(A, ()).mentioned == (A, B, C)
    assert THREE.without(B).mentioned == (A, C)
