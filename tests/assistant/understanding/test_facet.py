import pytest

from assistant.understanding.facet import Facets, facets


@pytest.mark.parametrize(
    ("question", "part", "whole"),
    [
        ("Since when?", "When did it begin", True),
        ("Seit wann?", "When did it begin", True),
        ("是什么时候成立的？", "When was it founded?", True),
        ("多久开一次会？", "How often", True),
        ("Woher kommt der Ausdruck?", "where does it come from", True),
        ("西方怎么看？", "outside China", True),
        ("What do critics say?", "outside China", True),
        ("Was sagt Rom dazu?", "What did they reply", False),
        ("And the opposite?", "set against", True),
        ("Wie viele Kühe hat es?", "How many", False),
        ("谁养牛，什么时候？", "When was that", False),
        ("第一个在哪里？", "Where", True),
    ],
)
def test_what_is_asked_for_is_said_in_the_words_of_the_texts(question: str, part: str, *, whole: bool) -> None:
    told = facets(question, "en")
    assert part in told.words
    assert told.whole is whole


def test_when_asks_for_no_time_where_it_joins_a_clause() -> None:
    assert "When was that" in facets("When was it read?", "en").words
    assert facets("When a cow eats grain?", "en").words == ""


def test_nothing_is_told_of_other_questions_or_for_other_texts() -> None:
    assert facets("Who eats grain?", "en") == Facets("", ("eats", "grain"))
    assert not facets("Who eats grain?", "en").whole
    assert facets("Seit wann gibt es das?", "fr") == Facets("", ())
    assert not facets("Seit wann?", "fr").whole
