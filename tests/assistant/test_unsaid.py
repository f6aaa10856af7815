from dataclasses import replace
from pathlib import Path

import pytest

from assistant.confidence import SAME_QUESTION
from assistant.unsaid import doubted, unsaid
from index import Index
from tests.conftest import FakeEncoder, entry, index_of, section

ENTRIES = (
    entry(
        "fund",
        "Peace Fund",
        section("general", "The Peace Fund means money that states give for peace. Norway gave first."),
        section("origin", "It was founded in May 1990 by three ministers.", "Origin of the Peace Fund"),
    ),
    entry("town", "Town", "Streets of stone. Armies burn them, a commission reports."),
)


@pytest.fixture
def index(tmp_path: Path) -> Index:
    return index_of(tmp_path, *ENTRIES)


@pytest.mark.parametrize(
    ("question", "asked", "words"),
    [
        ("Who audits the Peace Fund?", "who", "“audits”"),
        ("Why did Oz leave the Peace Fund?", "why", "“Oz” or “leave”"),
        ("Who gave the Peace Fund money in 2031?", "who", "“2031”"),
        ("What is the budget of the Peace Fund?", "this", "“budget”"),
        ("What is the Peace Fund in Oz?", "this", "“Oz”"),
        ("What does the “Peace Fund” mean in the Emerald City?", "this", "“Emerald” or “City”"),
    ],
)
def test_words_are_named_that_the_glossary_does_not_have(index: Index, question: str, asked: str, words: str) -> None:
    said = f"It does not say {asked} in so many words: nothing on “Peace Fund” speaks of {words}."
    assert unsaid(index.search(question), index) == said


@pytest.mark.parametrize(
    ("question", "asked", "topic"),
    [
        ("How much money has the Peace Fund?", "how much", "Peace Fund"),
        ("How many states gave money to the Peace Fund?", "how many", "Peace Fund"),
        ("When is a town of stone?", "when", "town"),
    ],
)
def test_a_number_or_a_date_is_missed(index: Index, question: str, asked: str, topic: str) -> None:
    assert unsaid(index.search(question), index) == f"It does not say {asked}: what it says on “{topic}”:"


@pytest.mark.parametrize(
    ("question", "words"),
    [
        # Four of five words are the glossary's; what is asked for is not.
        ("Which hotel did the delegates of May 1990 found the Peace Fund in?", "“hotel” or “delegates”"),
        ("Who chauffeured the three ministers that founded the Peace Fund in May 1990?", "“chauffeured”"),
        ("How much money that states give for peace has the Peace Fund been robbed of?", "“robbed”"),
    ],
)
def test_what_is_asked_for_is_missed_among_words_that_are_said(index: Index, question: str, words: str) -> None:
    assert unsaid(index.search(question), index).endswith(f"speaks of {words}.")


def test_what_is_asked_for_is_missed_before_the_clause_that_has_the_name(index: Index) -> None:
    said = unsaid(index.search("Who audits it, the Peace Fund?"), index)
    assert said.endswith("speaks of “audits”.")


def test_who_asks_exactly_is_told_what_the_section_does_not_say(index: Index) -> None:
    assert unsaid(index.search("Which three ministers have the Peace Fund money?"), index) == ""
    # They founded it, says another section.
    assert unsaid(index.search("Which three ministers exactly have the Peace Fund money?"), index).endswith(
        "“ministers”."
    )


@pytest.mark.parametrize(("asked", "words"), [("What", ""), ("Who", "“audits”")])
def test_a_readers_question_for_another_fact_tells_nothing(tmp_path: Path, asked: str, words: str) -> None:
    states = "Peace Fund give to Norway and Sweden and Denmark and Iceland and Finland"
    fund = section("general", "It means money that states give.")
    index = index_of(tmp_path, entry("fund", "Peace Fund", replace(fund, questions=(f"What does the {states}?",))))
    found = index.search(f"{asked} audits does the {states}?")
    assert found.hits[0].signals.asked >= SAME_QUESTION
    assert words in unsaid(found, index)
    assert bool(unsaid(found, index)) == bool(words)


def test_who_is_put_right_is_not_missed(tmp_path: Path) -> None:
    index = index_of(tmp_path, entry("rise", "Steep rise", "It was put forward by Zheng in 2003."))
    assert unsaid(index.search("Why did Oz Smith coin steep rise?"), index) == ""
    assert unsaid(index.search("Why did Oz Smith sing of steep rise?"), index).endswith("“Oz”, “Smith” or “sing”.")


def test_being_in_charge_is_told_in_other_words(tmp_path: Path) -> None:
    index = index_of(tmp_path, entry("law", "River law", "The river law puts boats under supervision of the police."))
    assert unsaid(index.search("Who is in charge of boats by the river law?"), index) == ""


def test_a_fact_asked_for_in_words_of_another_language_cannot_be_told(index: Index) -> None:
    said = "Whether it says this cannot be told from a question in this language. What it says on “Peace Fund”:"
    assert unsaid(index.search("Wie viele Mitarbeiter hat der Peace Fund?"), index) == said
    assert unsaid(index.search("Wann ist der Peace Fund gegründet?"), index) == ""


def test_who_is_not_named_in_what_was_found_without_a_name_is_missed(index: Index) -> None:
    said = "It does not say this in so many words: nothing on “Peace Fund” speaks of “Nehru”."
    assert unsaid(index.search("Which states gave money to Nehru?"), index) == said


def test_what_is_spoken_of_and_not_counted_is_missed_without_a_name(index: Index) -> None:
    said = "It does not say how many: what it says on “Town”:"
    assert unsaid(index.search("How many commissions report of armies?"), index) == said
    # Soldiers may be counted in another word.
    assert unsaid(index.search("How many soldiers are in streets of stone?"), index) == ""


def test_a_state_is_not_missed_where_it_goes_by_another_name(tmp_path: Path) -> None:
    index = index_of(tmp_path, entry("fund", "Peace Fund", "The Peace Fund means money that Beijing gives."))
    assert unsaid(index.search("What is the Peace Fund in Russia?"), index).endswith("speaks of “Russia”.")
    assert unsaid(index.search("What is the Peace Fund in the PRC?"), index) == ""


def test_a_nation_is_not_missed_where_its_country_is_named(tmp_path: Path) -> None:
    index = index_of(tmp_path, entry("fund", "Peace Fund", "Russia gave first for peace."))
    assert unsaid(index.search("What did the Russians give for peace?"), index) == ""
    assert unsaid(index.search("What did the Kenyans give for peace?"), index).endswith("speaks of “Kenyans”.")


def test_what_is_asked_of_a_name_may_be_doubted(index: Index) -> None:
    assert (
        doubted(index.search("Who audits the Peace Fund?"), index)
        == "It does not say who: what it says on “Peace Fund”:"
    )
    said = "Whether it says this cannot be told from a question in this language. What it says on “Peace Fund”:"
    assert doubted(index.search("Wer prüft den Peace Fund?"), index) == said
    assert doubted(index.search("What is the Peace Fund?"), index) == ""
    assert doubted(index.search("Who audits armadillos?"), index) == ""


def test_a_headword_in_a_question_of_another_language_does_not_make_it_read(tmp_path: Path) -> None:
    entries = (entry("rise", "Peaceful rise to power", "Leaders dropped it.", zh_Hans="和平崛起"),)
    index = index_of(tmp_path, *entries, encoder=FakeEncoder())
    found = index.search("“和平崛起”为什么不用了？")
    assert found.query.dense
    said = "Whether it says this cannot be told from a question in this language. "
    assert doubted(found, index) == f"{said}What it says on “Peaceful rise to power”:"
    every = index_of(tmp_path, *entries, encoder=FakeEncoder(languages=None))
    assert doubted(found, every).startswith("It does not say this: ")


@pytest.mark.parametrize(
    "question",
    [
        "Who gave money to the Peace Fund?",
        "When was the Peace Fund founded?",
        "What is the Peace Fund?",
        "What does Peace Fund mean, exactly?",
        "What is the Peace Fund in simple terms?",
        "What is the Peace Fund in Norway's vocabulary?",
        # What the asker has at hand is in no glossary.
        "Why is the Peace Fund in this speech?",
        "How did my readers found the Peace Fund?",
        # A name that only stands beside what is asked for is not what it is asked of.
        "What is a Whale Town?",
        "Who pays for towns armadillos?",
        "Was ist ein Peace Fund Aufseher?",
        "Does the Peace Fund multiply itself?",
        "Which ministers founded the Peace Fund, and isn't that odd?",
        # The number stands in another section of what is named.
        "How many ministers has the Peace Fund?",
        # Nothing is asked.
        "Peace Fund minister resigns amid scandal in Helsinki",
        "Peace Fund vs armadillo",
        # Nothing is named.
        "Who audits armadillos?",
    ],
)
def test_nothing_is_missed_that_is_said_or_not_asked(index: Index, question: str) -> None:
    assert unsaid(index.search(question), index) == ""


@pytest.mark.parametrize("mark", [". ", ": ", " - ", " – ", " — ", "—"])
def test_only_what_is_asked_in_the_sentence_that_asks_is_missed(index: Index, mark: str) -> None:
    asked = f"Our mayor slams the Peace Fund at Oz{mark}what does he mean?"
    assert unsaid(index.search(asked), index) == ""


@pytest.mark.parametrize(
    ("question", "passage", "words"),
    [
        ("Why does the Peace Fund not suit?", "The mayor closed the Peace Fund's stall.", ""),
        ("Why did the stall of the Peace Fund fall?", "The stall of the Peace Fund fell.", "“stall” or “fall”"),
        ("What is the budget of the Peace Fund?", "The mayor closed the Peace Fund's stall.", "“budget”"),
    ],
)
def test_what_people_of_a_passage_do_is_not_missed(index: Index, question: str, passage: str, words: str) -> None:
    said = unsaid(index.search(question), index, passage, taken=True)
    assert said.rpartition("speaks of ")[2] == f"{words}." if words else not said
