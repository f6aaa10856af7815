from dataclasses import replace
from pathlib import Path

import pytest

from assistant.sibling import counting, sibling
from index import Index
from tests.conftest import entry, index_of, section


@pytest.fixture
def index(tmp_path: Path) -> Index:
    aid = entry(
        "aid",
        "Aid",
        section("food", "Food aid means gifts.", "Food aid"),
        section("ships", "Ships carried grain from Egypt to Norway."),
    )
    return index_of(tmp_path, aid, entry("trade", "Trade", "Ships carried gold."))


def test_a_section_beside_the_one_named_may_hold_more(index: Index) -> None:
    found = index.search("What food aid carried grain from Egypt to Norway?")
    food, *others = sorted(found.hits, key=lambda hit: hit.place.section != "food")
    other = sibling(replace(found, hits=(food, *others)))
    assert other
    assert [hit.place.section for hit in other.hits[:2]] == ["ships", "food"]
    assert len(other.hits) == len(found.hits)


def test_nothing_is_put_before_what_holds_as_much_or_was_not_named(index: Index) -> None:
    assert sibling(index.search("What is food aid?")) is None
    assert sibling(index.search("Who carried gold?")) is None


def test_a_section_beside_may_count_what_is_asked_the_number_of(tmp_path: Path) -> None:
    league = entry(
        "league",
        "League",
        section("meaning", "A league joins towns.", "League"),
        section("towns", "There were 77 members in the league."),
    )
    found = index_of(tmp_path, league).search("How many members were in the league?")
    first, other = sorted(found.hits, key=lambda hit: hit.place.section)
    counted = counting(replace(found, hits=(first, other)))
    assert counted
    assert counted.hits == (other, first)
    assert counting(counted) is None
    assert counting(replace(found, hits=(first,))) is None
    assert counting(replace(found, hits=())) is None
