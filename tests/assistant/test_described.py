import pytest

from assistant import Assistant
from assistant.described import described
from assistant.understanding.standalone import understand
from tests.assistant.conftest import sections

AWARD = (
    "A coast guard ship turned its water cannon on the supply boat off the shoal. Manila pointed to the award of 2016; "
    "Beijing repeated that it neither accepts nor recognises it."
)
CUP = "The goalkeeper held two penalties in extra time, and the captain lifted the cup before eighty thousand."


@pytest.mark.parametrize("question", ["Which award is this?", "What is this about?", "What does this refer to?"])
def test_what_neither_names_is_told_by_the_passage(assistant: Assistant, question: str) -> None:
    assert not assistant.ask(question).answered
    answer = assistant.ask(question, AWARD)
    assert (answer.answered, answer.partly, sections(answer)[0]) == (True, False, "sovereignty#practice")
    assert answer.standalone_question.endswith(f": {question}")
    assert all(one.cited_text not in AWARD for one in answer.citations)


def test_the_note_tells_by_which_words_the_passage_was_read(assistant: Assistant) -> None:
    [note] = assistant.ask("Which award is this?", AWARD).notes
    assert "“award”" in note


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("What is this about?", CUP),
        ("Which cup is this?", CUP),
        # Who asks for the meaning of a word wants that of no other.
        ("What is a shoal?", AWARD),
        ("What does water cannon mean here?", AWARD),
        # The passage says so, and no glossary does.
        ("Which boat was hit?", AWARD),
    ],
)
def test_what_the_glossary_does_not_have_is_not_answered(assistant: Assistant, question: str, passage: str) -> None:
    assert not assistant.ask(question, passage).answered


def test_a_question_that_names_something_is_not_read_by_its_passage(assistant: Assistant) -> None:
    asked = understand("What is win-win cooperation?", assistant.index, AWARD)
    assert described(asked, assistant.index, lambda _: True) is None
