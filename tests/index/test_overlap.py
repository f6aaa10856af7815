from math import log1p
from pathlib import Path

import pytest

from index.document import Place
from index.search import Index
from tests.conftest import entry, index_of, section


@pytest.fixture(scope="module")
def senses(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(
        tmp_path_factory.mktemp("senses"),
        entry("aid", "Aid", "Money is lent to kings.", "Grain is shipped to Egypt.", section("c", "Cures.", "Cure")),
        entry("trade", "Trade", "Grain is sold. Grain is bought in Egypt."),
    )


def test_a_passage_decides_between_the_sections_of_the_entry_that_is_named(senses: Index) -> None:
    passage = "In Egypt they spoke of grain, ships and kings."
    found = {text: senses.search("What is aid?", passage=text).hits for text in ("Kings!", passage, "A cure.")}
    assert [hits[0].place.section for hits in found.values()] == ["s1", "s2", "c"]
    # What was found is judged by the question alone.
    [alone] = [hit for hit in senses.search("What is aid?").hits if hit.place.section == "s2"]
    assert found[passage][0].signals == alone.signals
    assert senses.search("What is cheap?", passage=passage).hits == senses.search("What is cheap?").hits


def test_the_rest_of_a_question_decides_as_a_passage_does(senses: Index) -> None:
    [rest] = senses.prepare(["Was it shipped to Egypt?"])
    assert senses.search("What is aid?", rest=rest).hits[0].place.section == "s2"


def test_what_a_text_has_in_common_with_the_glossary_is_told(senses: Index) -> None:
    assert [(match.name, match.start) for match in senses.names_in("Is a cure aid?")] == [("Cure", 5), ("Aid", 10)]
    entries = [Place("small", "aid"), Place("small", "trade")]
    places = {f"{place.entry}#{place.section}": place for place in senses.overlap("", entries)}
    assert list(places) == ["aid#s1", "aid#s2", "aid#c", "trade#s1"]
    scores = senses.overlap("Money for the cure", entries)
    # The name is a half of what is said, so it adds 0.5 · 1.25 of the range to the words that it has itself.
    assert scores[places["aid#c"]] > scores[places["aid#s1"]] > 0
    assert scores[places["trade#s1"]] == 0
    assert set(senses.overlap("", entries).values()) == {0.0}
    assert list(senses.overlap("", [places["aid#c"]])) == [places["aid#c"]]


def test_the_share_of_a_question_that_a_place_holds_is_that_of_its_best_section(senses: Index) -> None:
    aid, trade = Place("small", "aid"), Place("small", "trade")
    assert senses.share_held("Who lent money?", aid) == pytest.approx(1.0)
    assert senses.share_held("Who lent money?", trade) == 0.0
    # "Grain" stands in two of four sections, "money" in one: ln(1 + 2.5 / 2.5) of that and ln(1 + 3.5 / 1.5).
    grain, money = log1p(2.5 / 2.5), log1p(3.5 / 1.5)
    assert senses.share_held("Grain or money?", trade) == pytest.approx(grain / (grain + money))


def test_the_sense_of_a_mention_is_what_the_rest_of_its_sentence_speaks_of(tmp_path: Path) -> None:
    index = index_of(
        tmp_path,
        entry(
            "aid",
            "Aid",
            section("food", "Ships carry grain to the hungry.", "Food aid"),
            section("general", "Aid is aid is aid."),
            section("money", "Banks lend gold at interest.", "Money aid"),
        ),
        entry("law", "Law", section("s1", "Judges decide."), section("s2", "Aid for the poor in court.", "Aid")),
    )
    draft = "Ships full of grain brought aid. Banks lend gold as aid. Aid grew! Judges saw aid for the poor in court."
    meant = [
        (match.start, f"{one.section.place.entry}#{one.section.place.section}") for match, one in index.mentions(draft)
    ]
    assert [place for _, place in meant] == ["aid#food", "aid#money", "aid#general", "law#s2"]
    assert [start for start, _ in meant] == [28, 52, 57, 78]


def test_a_chance_word_does_not_decide_the_sense(tmp_path: Path) -> None:
    words = " ".join(f"w{at}" for at in range(40))
    index = index_of(tmp_path, entry("aid", "Aid", words, section("food", "Ships bring grain.", "Food aid")))
    # One word that one of two sections has weighs about ln(1 + 1.5 / 1.5) = 0.69; to decide it takes
    # half of what an unknown one weighs, ln(1 + 2.5 / 0.5) / 2 = 0.90.
    drafts = {"Grain is no aid.": "s1", "Ships bring grain as aid.": "food"}
    for draft, section_id in drafts.items():
        assert [meaning.section.place.section for _, meaning in index.mentions(draft)] == [section_id]


def test_a_mention_is_ambiguous_where_another_sense_has_nearly_as_much_in_common_with_its_sentence(
    tmp_path: Path,
) -> None:
    words = " ".join(f"w{at}" for at in range(40))
    index = index_of(
        tmp_path,
        entry(
            "aid",
            "Aid",
            section("general", words),
            section("food", "Ships bring grain.", "Food aid"),
            section("money", "Banks bring gold.", "Money aid"),
        ),
        entry("note", "Note", "It is written.", en="bill"),
        entry("law", "Law", section("draft", "It is voted on.", "Bill")),
    )

    def told(draft: str) -> list[tuple[str, str]]:
        return [(one.section.term, one.runner_up.term if one.runner_up else "") for _, one in index.mentions(draft)]

    # The general sense has nothing in common with either sentence, and half the weight of an unknown word by itself:
    # one known word of a section is less than three quarters of that, where the other two senses have more of it.
    assert told("Aid came.") == [("Aid", "")]
    assert told("Ships and grain came as aid.") == [("Food aid", "")]
    assert told("Ships and gold came as aid.") == [("Food aid", "Money aid")]
    # Two entries have the name, and nothing decides between them.
    assert told("The bill came.") == [("Bill", "Note")]
    assert told("The bill that was voted on.") == [("Bill", "")]
