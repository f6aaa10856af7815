from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant.compared import Compared, Comparer
from assistant.question import Question
from assistant.understanding.comparison import compare
from index import Found, Index
from tests.conftest import entry, index_of, section

Compare = Callable[[str], Compared | None]

ENTRIES = (
    entry(
        "aid",
        "Aid",
        replace(section("official", "Aid is aid to friends."), sense="official"),
        section("loans", "A loan is no gift, and a loan has to be paid back.", "Aid and loans"),
        replace(
            section(
                "ordinary", "Bread is what it means to the hungry, and time, and rain.", "Aid as the hungry see it"
            ),
            sense="ordinary",
        ),
        de="Hilfe",
        en="help|assistance",
    ),
    entry(
        "barter",
        "Barter",
        section("meaning", "Barter gives goods for goods."),
        section("names", "The word is “swap” in the street, and “barter” in books.", "What it is called"),
        en="swap",
    ),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(tmp_path_factory.mktemp("index"), *ENTRIES)


@pytest.fixture
def ask(index: Index) -> Compare:
    def sure(found: Found) -> bool:
        return bool(found.hits) and found.hits[0].signals.coverage > 0

    def asked(question: str) -> Compared | None:
        read = Question(question, question, comparison=compare(question, index))
        queries = dict(zip(read.texts, index.prepare(read.texts), strict=True))
        return Comparer(index, sure).compare(read, index.search(queries[question]), queries)

    return asked


def places(compared: Compared | None) -> list[str]:
    return [f"{one.hits[0].place.entry}#{one.hits[0].place.section}" for one in compared.parts] if compared else []


def test_both_sides_stand_side_by_side_in_the_order_they_are_asked(ask: Compare) -> None:
    both = ask("barter vs aid")
    assert places(both) == ["barter#meaning", "aid#official"]
    assert both == Compared(both.parts) if both else False


def test_a_side_that_is_lacking_is_said_to_be(ask: Compare) -> None:
    half = ask("What is the difference between the piracy and barter?")
    assert places(half) == ["barter#meaning"]
    assert half
    assert (half.notes, half.partly) == (("“piracy” is not explained in this glossary.",), True)


def test_a_side_that_a_section_of_the_other_tells_of_is_not_lacking(ask: Compare) -> None:
    told = ask("How does aid differ from a loan?")
    assert places(told) == ["aid#loans"]
    assert told == Compared(told.parts) if told else False


def test_a_section_that_has_the_words_of_a_side_apart_tells_nothing_of_it(ask: Compare) -> None:
    assert len(places(ask("How does aid differ from a back loan?"))) == len(("aid", "back loan"))


def test_nothing_is_compared_where_no_side_is_known(ask: Compare) -> None:
    assert ask("piracy vs smuggling") is None
    assert ask("What is aid?") is None


def test_what_a_headword_may_mean_in_another_language_is_not_said_to_be_lacking(ask: Compare) -> None:
    assert ask("Was ist der Unterschied zwischen der Hilfe und dem Kredit?") is None
    for unknown, question in {
        "NATO": "Was ist der Unterschied zwischen der Hilfe und der NATO?",
        "Kredit": "Was ist der Unterschied zwischen dem Barter und dem Kredit?",
    }.items():
        half = ask(question)
        assert half
        assert half.notes == (f"“{unknown}” is not explained in this glossary.",)


def test_names_of_one_thing_are_answered_where_they_are_spoken_of(ask: Compare) -> None:
    alike = ask("Are swap and barter the same?")
    assert places(alike) == ["barter#names"]
    assert alike
    assert (alike.notes, alike.partly) == (("“swap” and “barter” are both explained under “Barter”.",), False)


def test_two_understandings_of_a_term_are_answered_by_its_senses(ask: Compare) -> None:
    assert places(ask("How does their idea of aid differ from the UN's?")) == ["aid#official", "aid#ordinary"]
    assert ask("How does their idea of barter differ from the UN's?") is None
