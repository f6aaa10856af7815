import pytest

from assistant.understanding.comparison import Comparison, compare, is_compared_in
from index import Index
from tests.conftest import entry, index_of, section


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(
        tmp_path_factory.mktemp("index"),
        entry(
            "aid",
            "Aid",
            section("food", "Ships carry grain.", "Food aid"),
            section("money", "Banks lend, and food aid is cheaper.", "Money aid", en="money"),
            section("both", "One is eaten.", "Food aid and money aid side by side"),
        ),
        entry("road", "Belt and Road Forum", "Ministers meet."),
        entry("trade", "Trade", "Goods are sold for a price, unlike the Belt and Road Forum and food aid."),
        entry("free", "Free trade", "Trade without tolls."),
    )


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("What is the difference between food aid and trade?", ("food aid", "trade")),
        ("food aid or trade?", ("food aid", "trade")),
        ("difference between food and money aid", ("food aid", "money aid")),
        ("free trade, money aid or trade?", ("free trade", "money aid", "trade")),
        ("compare the Belt and Road Forum and trade", ("Belt and Road Forum", "trade")),
        ("difference between trade and the Belt and Road Forum", ("trade", "Belt and Road Forum")),
        ("Is the term “food aid” the same as plain trade, in their book?", ("food aid", "trade")),
    ],
)
def test_sides_are_completed_and_cut_where_all_are_names(index: Index, question: str, names: tuple[str, ...]) -> None:
    assert compare(question, index).sides == names


@pytest.mark.parametrize(
    ("question", "sides", "unknown"),
    [
        ("What is the difference between trade and dual circulation?", ("trade", "dual circulation"), 1),
        ("how do food, money and emergency aid differ", ("food aid", "money aid", "emergency aid"), 2),
        ("food aid vs trade vs dual circulation", ("food aid", "trade", "dual circulation"), 2),
        ("Dual circulation vs the Belt and Road Forum", ("Dual circulation", "Belt and Road Forum"), 0),
        ("trade和双循环有什么区别？", ("trade", "双循环"), 1),
        ("Was ist der Unterschied zwischen Trade und dem Markt?", ("Trade", "Markt"), 1),
    ],
)
def test_a_name_is_compared_with_what_is_none(
    index: Index, question: str, sides: tuple[str, ...], unknown: int
) -> None:
    assert compare(question, index) == Comparison(sides, sides[unknown])


@pytest.mark.parametrize(
    "question",
    [
        "Is trade the same as what they do?",
        "How does trade differ from the others'?",
        "difference between trade and rain, snow, and hail that falls on roofs",
        "trade or dual circulation?",
        "What is food aid?",
        "compare trade",
        "food aid and trade",
        "compare " + "a and " * 300,
    ],
)
def test_a_side_that_can_be_no_term_is_not_looked_for(index: Index, question: str) -> None:
    assert compare(question, index).sides == ()


def test_names_of_one_thing_are_alike(index: Index) -> None:
    assert compare("Is money the same as money aid?", index) == Comparison(("money", "money aid"), alike=True)


def test_descriptions_of_one_term_are_two_senses_of_it(index: Index) -> None:
    assert compare("How does their idea of trade differ from the UN's?", index) == Comparison(senses=True)
    assert compare("Is trade in the UN the same as trade in Bonn?", index) == Comparison(senses=True)
    assert compare("How does trade differ from what others do?", index) == Comparison()
    each = ("How does the UN use trade", "How does Bonn use trade")
    assert compare("How does the UN use trade, and how does Bonn?", index) == Comparison(each, senses=True)


def test_a_section_that_compares_both_itself_is_told_by_its_headword_or_as_a_third(index: Index) -> None:
    found = index.search("Food aid and money aid side by side")
    assert found.hits[0].place.section == "both"
    assert is_compared_in(found, ("food aid", "money aid"), index)
    third = index.search("trade")
    assert third.hits[0].place.entry == "trade"
    assert is_compared_in(third, ("food aid", "Belt and Road Forum"), index)
    assert not is_compared_in(third, ("food aid", "trade"), index)
    assert not is_compared_in(index.search("money"), ("food aid", "money aid"), index)
    assert not is_compared_in(index.search("free trade"), ("free trade", "trade"), index)
