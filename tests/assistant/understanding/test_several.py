import pytest

from assistant.understanding.several import cut, is_vague


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("What is aid, and how does it differ from trade?", ("What is aid?", "how does it differ from trade?")),
        ("who founded the sco and is it a military alliance?", ("who founded the sco?", "is it a military alliance?")),
        ("What is FOCAC? And who are its members?", ("What is FOCAC?", "who are its members?")),
        ("What is FOCAC, who are its members?", ("What is FOCAC?", "who are its members?")),
        ("Was ist die SOZ und wann wurde sie gegründet?", ("Was ist die SOZ?", "wann wurde sie gegründet?")),
        ("Was ist die SOZ und wen betrifft sie?", ("Was ist die SOZ?", "wen betrifft sie?")),
        ("什么是一带一路，它是什么时候提出的？", ("什么是一带一路？", "它是什么时候提出的？")),
    ],
)
def test_two_questions_in_one_are_cut(question: str, parts: tuple[str, ...]) -> None:
    assert cut(question) == parts


@pytest.mark.parametrize(
    "question",
    [
        "What is the Belt and Road Initiative?",
        "When and where was it founded?",
        "In “Belt and Road”, which is the belt and which is the road?",
        "What is an operator here? A person?",
        "When diplomats tell others to share, what do they want?",
        "Who keeps control in their account, where the UN's names nobody?",
        "Which school employs Ada Lovelace, who wrote on aid?",
        "What is the story of how they fell and will get up again?",
        "What closes the gulf between haves and have-nots?",
        "How do pragmatic and practical cooperation differ?",
        "Was ist der Unterschied zwischen Hilfe und Handel?",
        "合作和多边主义有什么区别？",
    ],
)
def test_one_question_is_not_cut(question: str) -> None:
    assert cut(question) == ()


def test_a_question_with_hardly_a_word_of_its_own_is_vague() -> None:
    assert is_vague("who uses which?")
    assert not is_vague("who won the World Cup?")
