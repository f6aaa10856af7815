import time

import pytest

from assistant.understanding.sides import compares, gapped, sides


@pytest.mark.parametrize(
    "question",
    [
        "What is the difference between food aid and trade?",
        "How does food aid differ from trade?",
        "How do food aid and trade differ from each other?",
        "How is the food aid different from trade?",
        "Compare food aid with trade.",
        "Compare food aid with trade, please.",
        "How does food aid differ from trade in one sentence please",
        "How does food aid differ from trade, in plain English?",
        "What distinguishes “food aid” from trade?",
        "What sets food aid apart from trade?",
        "What makes food aid different from trade?",
        "Is food aid a new name for trade?",
        "Is food aid interchangeable with trade?",
        "FOOD AID VERSUS TRADE",
        "In the end, is food aid really the same thing as trade?",
        "Does food aid mean the same as trade?",
        "Is food aid just another word for trade?",
        "Are food aid and trade synonyms?",
        '"food aid" and "trade" - same thing?',
        "Food aid or trade, isn't that the same thing?",
        "food aid or trade - how do they differ?",
        "food aid or trade, what's the difference?",
        "food aid or trade? Is there any difference?",
        "the food aid and the trade, difference?",
        "food aid vs. trade",
        "What is food aid as opposed to trade?",
        "How does food aid compare to trade?",
        "Was ist der Unterschied zwischen food aid und trade?",
        "Wie unterscheidet sich food aid von trade?",
        "Worin unterscheiden sich food aid und trade?",
        "Ist food aid dasselbe wie trade?",
        "Sind food aid und trade dasselbe?",
        "food aid und trade: worin liegt der Unterschied?",
        "food aid im Vergleich zu trade",
        "Ist food aid nur ein anderes Wort für trade?",
        "Meinen food aid und trade das Gleiche?",
        "food aid和trade有什么区别？",
        "food aid与trade之间的差异是什么？",
        "food aid和trade是一回事吗？",
        "比较一下food aid和trade",
    ],
)
def test_two_sides_are_parted_in_many_words(question: str) -> None:
    assert ("food aid", "trade") in [tuple(map(str.lower, way.texts)) for way in sides(question)]
    assert compares(question)


@pytest.mark.parametrize("question", ["food aid or trade?", "food aid oder trade?", "food aid还是trade？"])
def test_an_alternative_alone_may_ask_for_something_else(question: str) -> None:
    assert next((way.texts, way.bare) for way in sides(question)) == (("food aid", "trade"), True)
    assert not compares(question)


def test_a_list_is_parted_at_all_of_its_conjunctions() -> None:
    assert sides("a, b and c: how do the three differ?")[-1].texts == ("a", "b", "c")
    assert sides("a vs b vs c")[-1].texts == ("a", "b", "c")


def test_what_compares_nothing_has_no_sides() -> None:
    assert sides("What is trade?") == ()
    assert sides("Who met whom and when?") == ()


def test_each_of_two_is_asked_what_the_first_is_asked() -> None:
    assert gapped('How does the UN use "trade", and how does Bonn?') == (
        'How does the UN use "trade"',
        'How does Bonn use "trade"',
    )
    assert gapped("How does the UN use trade?") == ()


@pytest.mark.parametrize("piece", ["a - ", "and ", ", ", "is the same ", "— ", "和"])
def test_no_question_takes_long(piece: str) -> None:
    started = time.process_time()
    sides("x" + piece * (390 // len(piece)))
    assert time.process_time() - started < 1
