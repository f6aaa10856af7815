import pytest

from assistant import Assistant
from assistant.question import Question, QuestionError, Turn
from assistant.understanding.standalone import understand
from glossary import Glossary
from index import Index
from tests.assistant.conftest import PRAGMATIC, assert_proper, sections
from tests.conftest import entry, index_of, section


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Index:
    aid = entry("aid", "Aid", section("food", "Ships carry grain.", "Food aid"), "Money is lent.")
    return index_of(tmp_path_factory.mktemp("index"), aid, entry("trade", "Trade", "Goods are sold."))


HISTORY = [Turn("What is trade?", "Goods are sold.")]


def test_a_question_alone_is_kept_as_typed_and_stands_on_its_own(lexicon: Index) -> None:
    assert understand(" What is\taid? ", lexicon) == Question(" What is\taid? ", "What is aid?")
    with pytest.raises(QuestionError):
        understand(" ", lexicon, "They praised food aid.", HISTORY)


def test_a_question_of_its_own_ignores_conversation_and_passage(lexicon: Index) -> None:
    plain = understand("What is food aid?", lexicon)
    assert understand("What is food aid?", lexicon, history=HISTORY * 100) == plain
    read = understand("What is food aid?", lexicon, "They praised trade.", HISTORY)
    assert (read.standalone, read.rest, read.sides) == (plain.standalone, "", ())


def test_it_points_back_and_this_points_here(lexicon: Index) -> None:
    passage = "They praised food aid."
    assert understand("What is it?", lexicon, passage, HISTORY).standalone == "What is trade?"
    assert understand("What is this?", lexicon, passage, HISTORY).standalone == "What is food aid?"
    assert understand("What is it?", lexicon, passage).standalone == "What is food aid?"
    assert understand("What is this?", lexicon, "They ate.", HISTORY).standalone == "What is trade?"


def test_what_is_asked_of_the_topic_and_what_is_compared_goes_along(lexicon: Index) -> None:
    asked = understand("How does it differ from food aid?", lexicon, "They praised it.", HISTORY)
    assert asked.standalone == "How does trade differ from food aid?"
    assert asked.rest == "How does it differ from food aid?"
    assert asked.passage == "They praised it."
    assert asked.sides == ("trade", "food aid")


@pytest.mark.parametrize(
    ("before", "question", "standalone", "section"),
    [
        (
            ["What is the SCO?"],
            "When was it founded?",
            "When was the SCO founded?",
            "shanghai-cooperation-organisation#origin",
        ),
        (["What is FOCAC?"], "What about Taiwan?", "FOCAC: Taiwan", "focac#taiwan"),
        (
            ["What does pragmatic cooperation mean?", "And in health?"],
            "What was actually sold?",
            "Pragmatic cooperation in health: What was actually sold?",
            "cooperation#health-2020",
        ),
    ],
)
def test_a_follow_up_is_answered_as_it_stands_on_its_own(
    assistant: Assistant, shipped: Glossary, before: list[str], question: str, standalone: str, section: str
) -> None:
    answer = assistant.ask(question, history=[Turn(one, "...") for one in before])
    assert_proper(answer, shipped)
    assert (answer.question, answer.standalone_question) == (question, standalone)
    assert sections(answer)[0] == section
    alone = assistant.ask(question)
    assert alone.standalone_question == question
    # A reader's question makes Taiwan one that stands by itself.
    assert alone.answered is ("Taiwan" in question)


def test_a_new_subject_is_not_answered_from_the_old_one(assistant: Assistant) -> None:
    history = [Turn("What is true multilateralism?", "...")]
    answer = assistant.ask("And supply-side structural reform?", history=history)
    assert (answer.answered, answer.standalone_question) == (False, "What is supply-side structural reform?")
    answer = assistant.ask("Since when?", history=[*history, Turn("And supply-side structural reform?", "...")])
    assert (answer.answered, answer.standalone_question) == (False, "Supply-side structural reform: Since when?")


def test_a_passage_tells_the_sense_and_is_no_answer(assistant: Assistant, shipped: Glossary) -> None:
    charter = "The purposes of the United Nations are to achieve international co-operation in solving problems."
    answer = assistant.ask("Which sense of cooperation is this?", charter)
    assert_proper(answer, shipped)
    assert sections(answer)[0] == "cooperation#un-sense"
    economy = "The plan makes supply-side structural reform the guiding idea, next to win-win cooperation."
    asked = "What does supply-side mean here?"
    assert not assistant.ask(asked, economy).answered
    assert assistant.ask(asked, economy).confidence == assistant.ask(asked).confidence


@pytest.mark.parametrize("passage", ["", "\ud83d", "😀", "合作" * 30_000, "[1] " * 9, "the " * 9_000])
def test_any_passage_gets_a_proper_answer(assistant: Assistant, shipped: Glossary, passage: str) -> None:
    assert_proper(assistant.ask("What does cooperation mean here?", passage), shipped)
    assert_proper(assistant.ask("What is this?", passage, [Turn(passage, passage)]), shipped)


def test_a_comparison_cites_both_sides_alone_and_among_others(assistant: Assistant, shipped: Glossary) -> None:
    question = "What is the difference between pragmatic and friendly cooperation?"
    answer = assistant.ask(question)
    assert_proper(answer, shipped)
    assert set(sections(answer)) == {"cooperation#pragmatic", "cooperation#friendly"}
    assert answer.text.startswith("Pragmatic cooperation: ")
    assert "\n\nFriendly cooperation: " in answer.text
    [_, together] = assistant.ask_all([PRAGMATIC, question])
    assert (together.answer.text, together.answer.citations) == (answer.text, answer.citations)
