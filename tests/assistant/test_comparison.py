import pytest

from assistant.comparison import compared, is_compared_in, sides
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
    )


@pytest.mark.parametrize(
    "question",
    [
        "What is the difference between food aid and trade?",
        "How does food aid differ from trade?",
        "How is the food aid different from trade?",
        "Compare food aid with trade.",
        "What distinguishes “food aid” from trade?",
        "Is food aid the same as trade?",
        "food aid or trade, what's the difference?",
        "food aid vs. trade",
        "Was ist der Unterschied zwischen food aid und trade?",
        "Wie unterscheidet sich food aid von trade?",
        "food aid和trade有什么区别？",
    ],
)
def test_two_names_are_compared_in_many_words(index: Index, question: str) -> None:
    assert compared(question, index) == ("food aid", "trade")


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("difference between food and money aid", ("food aid", "money aid")),
        ("compare the Belt and Road Forum and trade", ("Belt and Road Forum", "trade")),
        ("difference between trade and the Belt and Road Forum", ("trade", "Belt and Road Forum")),
    ],
)
def test_sides_are_completed_and_cut_where_both_are_names(index: Index, question: str, names: tuple[str, str]) -> None:
    assert compared(question, index) == names


@pytest.mark.parametrize(
    "question",
    [
        "What is the difference between trade and dual circulation?",
        "How does the price of trade differ from food aid?",
        "difference between money and money aid",
        "What is food aid?",
        "compare trade",
        "food aid and trade",
        "compare " + "a and " * 300,
    ],
)
def test_what_is_not_two_names_of_different_places_is_asked_as_it_is(index: Index, question: str) -> None:
    assert compared(question, index) == ()


def test_sides_are_shown_before_they_are_looked_up() -> None:
    assert sides("How does it differ from trade?") == [("it", "trade")]
    assert sides("What is trade?") == []


def test_a_section_that_compares_both_itself_is_told_by_its_headword_or_as_a_third(index: Index) -> None:
    found = index.search("Food aid and money aid side by side")
    assert found.hits[0].place.section == "both"
    assert is_compared_in(found, ("food aid", "money aid"), index)
    third = index.search("trade")
    assert is_compared_in(third, ("food aid", "Belt and Road Forum"), index)
    assert not is_compared_in(third, ("food aid", "trade"), index)
    assert not is_compared_in(index.search("money"), ("food aid", "money aid"), index)
