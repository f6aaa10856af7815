from pathlib import Path

import pytest

from assistant import Assistant
from assistant.pick import picks_of
from assistant.question import Question
from index import Index
from tests.conftest import entry, index_of, section

ENTRIES = (
    entry(
        "aid",
        "Aid",
        section(
            "money",
            "Money is given. Banks lend money to states. Grants of money bear no interest. Money is thanked for.",
        ),
        section("food", "😀 Food is sent. Ships carry the food.", "Food aid"),
    ),
    entry("town", "Town", "Streets of stone and houses of wood."),
    entry("war", "Strife", "Armies march. Towns burn."),
)


@pytest.fixture
def index(tmp_path: Path) -> Index:
    return index_of(tmp_path, *ENTRIES)


def picked(question: str, index: Index, most: int = 4) -> list[str]:
    picks = picks_of(index.search(question), most, Question(question, question))
    return [pick.sentence.text for pick in picks]


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("which banks lend to states?", "Banks lend money to states."),
        ("do grants bear interest?", "Grants of money bear no interest."),
        ("what do ships carry?", "Ships carry the food."),
        ("which towns burn?", "Towns burn."),
        # Nothing but a name is asked for: the opening defines it.
        ("what is strife?", "Armies march."),
    ],
)
def test_the_sentence_that_holds_the_words_comes_first(index: Index, question: str, sentence: str) -> None:
    assert picked(question, index, 1) == [sentence]


def test_a_sentence_with_what_is_asked_for_comes_before_the_definition(tmp_path: Path) -> None:
    index = index_of(tmp_path, entry("league", "League", "A league joins towns. It was founded in 1358."))
    assert picked("What is the league?", index, 1) == ["A league joins towns."]
    assert picked("Since when is there the league?", index, 1) == ["It was founded in 1358."]


def test_what_holds_what_is_asked_for_is_picked_though_all_others_score_better(tmp_path: Path) -> None:
    said = ("The league of towns keeps peace.", "The league of towns trades.", "It ended in 1669.")
    index = index_of(tmp_path, entry("league", "League", " ".join(said)), entry("town", "Wall", "Walls are high."))
    # Only one of the two that are nearer to the question is kept.
    picks = picked("When did the league of towns that keeps peace and trades fall?", index, 2)
    assert len(picks) == 2
    assert picks[-1] == said[-1]


def test_each_kind_of_thing_that_is_asked_for_is_picked(tmp_path: Path) -> None:
    said = ("The towns of Saxony formed the league.", "The league keeps the peace of the towns.", "It ended in 1669.")
    index = index_of(tmp_path, entry("league", "League", " ".join(said)), entry("town", "Wall", "Walls are high."))
    # The first has a name, which tells who, but no date.
    picks = picked("When did the league of the towns fall, who formed it and does it keep the peace?", index, 2)
    assert said[-1] in picks


def test_the_foreign_name_of_a_term_is_no_date(tmp_path: Path) -> None:
    text = "A league (联盟) joins towns. It was founded in 1358."
    index = index_of(tmp_path, entry("league", "League", section("s", text, "League", zh="联盟")))
    searched = "联盟: When was it founded?"
    asked = Question("联盟是什么时候成立的？", "联盟是什么时候成立的？", searched=searched)
    [pick] = picks_of(index.search(searched), 1, asked)
    assert pick.sentence.text == "It was founded in 1358."


def test_a_name_that_is_no_other_word_for_the_headword_is_told_of(tmp_path: Path) -> None:
    told = "Beside the toll stands the harbour due (港口费), which ships pay."
    text = f"The toll rose in the reign of the king. It is paid at the gate. The king needs money. {told}"
    names = "harbour due|port levy"
    index = index_of(tmp_path, entry("toll", "Toll", section("s", text, "The king’s toll", en=names, zh="港口费")))
    for asked in ("What is the harbour due?", "What are harbour dues?", "What does 港口费 mean?"):
        assert picked(asked, index, 2) == ["The toll rose in the reign of the king.", told]
    # The best is kept where there is room for one more only, and nothing is added where no sentence has the name.
    assert picked("What is the harbour due?", index, 1) == [told]
    assert told not in picked("What is the port levy?", index, 2)


def test_a_sentence_that_begins_with_a_name_tells_what_it_is(tmp_path: Path) -> None:
    told = "The harbour due was, by an old book, a tenth."
    text = f"The king’s toll and the harbour due are paid at the gate. {told}"
    index = index_of(tmp_path, entry("toll", "Toll", section("s", text, "The king’s toll", en="harbour due")))
    assert picked("What is the harbour due?", index)[-1] == told


def test_an_abbreviation_is_no_date(assistant: Assistant) -> None:
    quotes = [one.cited_text for one in assistant.ask("When was the GSI proposed?").citations]
    assert any("21 April 2022" in quote for quote in quotes)


def test_the_sentence_that_counts_what_is_asked_the_number_of_answers_alone(tmp_path: Path) -> None:
    text = "A league joins towns. The league had 77 towns. The towns of the league traded for 300 years."
    index = index_of(tmp_path, entry("league", "League", text), entry("town", "Wall", "Walls are high."))
    assert picked("How many towns were in the league?", index) == ["The league had 77 towns."]
    assert len(picked("How many kings were in the league?", index)) > 1


def test_the_section_that_has_a_name_for_its_own_defines_it_where_no_cosine_tells(assistant: Assistant) -> None:
    answer = assistant.ask("Was ist mit „gemeinsamer Wohlstand“ gemeint?")
    assert {one.section for one in answer.citations} == {"meaning"}


def test_only_what_happened_in_a_year_is_an_example(tmp_path: Path) -> None:
    text = "A league joins towns. Leagues are useful to towns. In 1358 the league of towns fought a king."
    index = index_of(tmp_path, entry("league", "League", text), entry("town", "Town", "Town walls are high."))
    assert picked("Give an example of a league.", index) == ["In 1358 the league of towns fought a king."]
    # Where nothing is an example, the rest is picked.
    assert picked("Give an example of walls.", index) == ["Town walls are high."]


@pytest.mark.parametrize("most", [1, 2, 3, 4])
def test_no_more_are_picked_than_allowed(index: Index, most: int) -> None:
    assert len(picked("money?", index, most)) == most


@pytest.mark.parametrize("question", ["money?", "interest money", "is money lent to states?"])
def test_they_stand_in_reading_order_and_each_once(index: Index, question: str) -> None:
    picks = picks_of(index.search(question), 4, Question(question, question))
    places = [(pick.rank, pick.sentence.start) for pick in picks]
    assert places == sorted(set(places))
    assert len(places) > 1
