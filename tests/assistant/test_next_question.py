import pytest

from assistant import Assistant
from assistant.conversation import Asking

QUESTIONS = (
    "what does pragmatic cooperation mean here?",
    "What is the Belt and Road Initiative?",
    "Who sold masks to France?",
    "什么是多边主义？",
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_each_question_is_answered_and_tells_what_no_other_told(assistant: Assistant, question: str) -> None:
    asked = (Asking(question),)
    offered = assistant.ask_next(asked)
    assert 2 <= len(offered) <= 3
    known = {(one.section, one.start_char) for one in assistant.converse(asked)[0].answer.citations}
    for one in offered:
        answer = assistant.converse((*asked, Asking(one)))[-1].answer
        assert answer.answered
        assert not answer.partly
        places = {(cited.section, cited.start_char) for cited in answer.citations}
        assert not places & known
        known |= places


def test_an_abstention_and_no_conversation_lead_nowhere(assistant: Assistant) -> None:
    assert assistant.ask_next((Asking("what is social credit?"),)) == ()
    assert assistant.ask_next(()) == ()


def test_they_are_asked_in_the_language_of_the_question(assistant: Assistant) -> None:
    offered = assistant.ask_next((Asking("什么是多边主义？"),))
    assert any(one.endswith("是什么意思？") for one in offered)


def test_a_term_is_written_as_the_texts_have_it(assistant: Assistant) -> None:
    offered = assistant.ask_next((Asking("what does pragmatic cooperation mean here?"),))
    assert "What does win-win cooperation mean?" in offered
    assert any("Belt and Road" in one for one in assistant.ask_next((Asking("What is the Belt and Road Initiative?"),)))


def test_where_a_question_is_of_no_language_the_one_of_the_page_is_taken(assistant: Assistant) -> None:
    asked = (Asking("Win-win"),)
    assert any(one.startswith("Was ") for one in assistant.ask_next(asked, "de"))
    assert not any(one.startswith("Was ") for one in assistant.ask_next(asked))
