from pathlib import Path

import pytest

from assistant.unsaid import unsaid
from index import Index
from tests.conftest import entry, index_of, section

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
    ("question", "sentence"),
    [
        ("Who audits the Peace Fund?", "It does not say who: nothing on “Peace Fund” speaks of “audits”."),
        ("Why did Oz leave the Peace Fund?", "It does not say why: nothing on “Peace Fund” speaks of “Oz” or “leave”."),
        ("Who gave the Peace Fund money in 2031?", "It does not say who: nothing on “Peace Fund” speaks of “2031”."),
        ("What is the budget of the Peace Fund?", "It does not say this: nothing on “Peace Fund” speaks of “budget”."),
        ("How much money has the Peace Fund?", "It does not say how much: what it says on “Peace Fund”:"),
        ("When is a town of stone?", "It does not say when: what it says on “town”:"),
    ],
)  # fmt: skip
def test_it_is_said_what_the_glossary_does_not_say(index: Index, question: str, sentence: str) -> None:
    assert unsaid(index.search(question), index) == sentence


@pytest.mark.parametrize(
    "question",
    [
        "Who gave money to the Peace Fund?",
        "When was the Peace Fund founded?",
        "What is the Peace Fund?",
        "What does Peace Fund mean, exactly?",
        # A name that only stands beside what is asked for is not what it is asked of.
        "What is a Whale Town?",
        "Who pays for towns armadillos?",
        "Was ist ein Peace Fund Aufseher?",
        "Which ministers founded the Peace Fund, and isn't that odd?",
        # Nothing is asked.
        "Peace Fund minister resigns amid scandal in Helsinki",
        "Peace Fund vs armadillo",
        # Nothing is named.
        "Who audits armadillos?",
    ],
)
def test_nothing_is_missed_that_is_said_or_not_asked(index: Index, question: str) -> None:
    assert unsaid(index.search(question), index) == ""


def test_only_what_is_asked_in_the_sentence_that_asks_is_missed(index: Index) -> None:
    assert unsaid(index.search("Our mayor met a delegation. Who gave money to the Peace Fund?"), index) == ""
