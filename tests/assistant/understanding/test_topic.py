from pathlib import Path

from assistant.understanding.topic import Topic, most_specific, parent_of, topic_of
from index import Likeness, NameMatch, Place
from tests.conftest import entry, index_of, section

ENTRY, SECTION = Place("g", "aid"), Place("g", "aid", "food")


def match(name: str, start: int, place: Place = ENTRY, likeness: Likeness = Likeness.EXACT) -> NameMatch:
    return NameMatch(name, start, start + len(name), likeness, (place,))


def test_a_section_is_more_specific_than_an_entry_then_the_longest_then_the_first() -> None:
    entry, section, longer = match("the whole of aid", 0), match("food", 20, SECTION), match("grain", 30, SECTION)
    assert most_specific([entry, section]) == section
    assert most_specific([section, longer]) == longer
    assert most_specific([match("rice", 9, SECTION), section]) == match("rice", 9, SECTION)
    assert most_specific([]) is None


def test_a_topic_keeps_its_article_and_stands_before_what_is_asked_of_it() -> None:
    topic = topic_of("What is the aid?", match("aid", 12))
    assert topic == Topic("aid", "the ", (ENTRY,))
    assert (topic.phrase, topic.entries) == ("the aid", {ENTRY})
    assert topic.ask("Since when?") == "Aid: Since when?"
    assert topic_of("What is aid?", match("aid", 8)).article == ""


def test_a_misspelt_topic_is_mended() -> None:
    assert topic_of("What is adi?", match("aid", 8, likeness=Likeness.NEAR)).text == "aid"


def test_the_parent_of_a_section_is_its_entry(tmp_path: Path) -> None:
    index = index_of(tmp_path, entry("aid", "Aid", section("food", "Food is sent.", "Food aid")))
    aid, food = Place("small", "aid"), Place("small", "aid", "food")
    assert parent_of(Topic("food aid", "", (food,)), index) == Topic("Aid", "", (aid,))
    assert parent_of(Topic("aid", "", (aid,)), index) is None
    assert parent_of(Topic("soup"), index) is None
