from pathlib import Path

import pytest

from index import Index, Sense
from index.sense import is_within
from tests.conftest import entry, index_of, section

NEUTRAL = "Two kings met on Monday, spoke of aid and of the weather, and drank tea in the garden of a castle by a lake."


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(
        tmp_path_factory.mktemp("index"),
        entry(
            "aid",
            "Aid",
            "Help is given.",
            section(
                "food", "Ships and boats carry grain to hungry or thirsty sailors.", "Food aid", zh_Hans="粮食援助"
            ),
            section("money", "Banks lend gold to kings.", "Money aid"),
            section("wartime", "Ships and boats carry guns to hungry or thirsty sailors.", "Food aid in wartime"),
            zh_Hans="援助",
        ),
        entry("cabaret", "Cabaret (CD)", "Dancers dance.", en="CD"),
        entry("disc", "Disc (CD)", "Lasers read music.", en="CD"),
    )


def sense(index: Index, question: str, passage: str) -> Sense | None:
    return index.search(question, passage=passage).sense


def test_the_words_of_the_passage_that_tell_are_named_as_they_stand_there(index: Index) -> None:
    told = sense(index, "aid", "Yesterday, the Bank’s aid brought Gold to the kings of the north.")
    assert told
    assert told.term == "Money aid"
    assert set(told.cues) == {"Bank", "Gold", "kings"}
    assert told.rival == ""


def test_neighbours_are_one_cue_and_a_close_sense_is_named(index: Index) -> None:
    told = sense(index, "food aid", "Ships and boats carry guns to hungry or thirsty sailors.")
    # Of all other words both sections have as much.
    assert told == Sense("Food aid in wartime", ("guns",), "Food aid")
    told = sense(index, "aid", "It comes from a merchant-bank-like house.")
    assert told
    assert told.cues == ("merchant-bank-like",)
    told = sense(index, "aid", "The banks lend gold.")
    assert told == Sense("Money aid", ("banks lend gold",))


def test_a_name_is_a_cue_before_any_other_word(index: Index) -> None:
    told = sense(index, "aid", "For hungry sailors there is 粮食援助.")
    assert told
    assert told.cues[0] == "粮食援助"


def test_one_chance_word_of_a_long_passage_is_no_sense(index: Index) -> None:
    found = index.search("aid", passage=NEUTRAL)
    assert found.hits[0].place.section == "s1"
    assert found.sense == Sense("Aid", (), general=True)


def test_no_sense_is_told_where_the_passage_took_no_part(index: Index) -> None:
    assert sense(index, "money aid", NEUTRAL) is None
    assert sense(index, "food aid", "It rained.") is None
    assert index.search("aid").sense is None
    assert sense(index, "CD", "It rained.") == Sense("Cabaret (CD)", ())
    rest = index.prepare(["Who pays?"])[0]
    assert index.search("aid", passage="Banks lend gold.", rest=rest).sense is None


def test_kinds_are_told_apart_by_a_passage(index: Index) -> None:
    kinds = index.kinds_of("aids")
    assert set(kinds) == {"Food aid", "Money aid"}
    places = [place for carriers in kinds.values() for place in carriers]
    told = index.sense_among(places, "Grain for all!")
    assert told
    assert (told.term, told.cues) == ("Food aid", ("Grain",))
    assert index.sense_among(places, "It rained.") is None


def test_a_headword_extends_another_word_by_word() -> None:
    assert is_within("food aid", "Food aid in wartime")
    assert not is_within("Food aid", "food aid")
    assert not is_within("and", "Band")


def test_the_word_for_a_number_is_no_cue(tmp_path: Path) -> None:
    food, money = section("food", "Two ships carry grain.", "Food aid"), section("money", "Banks lend.", "Money aid")
    index = index_of(tmp_path, entry("aid", "Aid", "Help is given.", food, money))
    told = sense(index, "aid", "The two kings spoke of grain at length.")
    assert told
    assert (told.term, told.cues) == ("Food aid", ("grain",))
