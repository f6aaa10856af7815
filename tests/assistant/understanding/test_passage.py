import pytest

from assistant.understanding.passage import Passage, Taken, ask_here, make_specific, near, read_passage
from index import Index, Sense
from tests.conftest import entry, index_of, section


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(
        tmp_path_factory.mktemp("index"),
        entry(
            "aid",
            "Aid",
            section("food", "Ships carry grain to the hungry.", "Food aid"),
            section("money", "Banks lend gold at interest to kings and to queens.", "Money aid"),
        ),
        entry("law", "Aid law", "Judges decide."),
        entry("bread", "Bread relief", "Bakers bake."),
        entry("snow", "Snow relief", "Shovels clear streets."),
    )


def read(text: str, lexicon: Index) -> Passage:
    passage = read_passage(text, lexicon)
    assert passage
    return passage


def asked(taken: Taken | None) -> str:
    return taken.question if taken else ""


@pytest.mark.parametrize(
    ("question", "standalone"),
    [
        ("What is this?", "What is food aid?"),
        ("And what is this?", "what is food aid?"),
        ("Who is meant here?", "Food aid: Who is meant here?"),
        ("What is aid here?", ""),
        ("What does circulation mean here?", ""),
        ("What does it cost?", "What does food aid cost?"),
    ],
)
def test_what_names_nothing_is_asked_of_the_most_specific_name_of_the_passage(
    lexicon: Index, question: str, standalone: str
) -> None:
    assert asked(ask_here(question, read("They spoke of aid, and of food aid.", lexicon), lexicon)) == standalone
    assert ask_here(question, read("They spoke of soup.", lexicon), lexicon) is None


@pytest.mark.parametrize(
    ("question", "standalone"),
    [
        ("What is the law for?", "What is the aid law for?"),
        ("Aid for whom?", ""),
        ("Is that a treaty they have joined?", "Is aid law a treaty they have joined?"),
        ("What do they want?", "Aid law: What do they want?"),
        ("What does criminal law mean?", ""),
    ],
)
def test_a_question_takes_up_part_of_a_name_and_people_are_not_meant(
    lexicon: Index, question: str, standalone: str
) -> None:
    assert asked(ask_here(question, read("They praised aid law.", lexicon), lexicon)) == standalone


def test_what_is_asked_beside_the_name_goes_along(lexicon: Index) -> None:
    passage = read("They praised food aid.", lexicon)
    bare = ask_here("What does this mean?", passage, lexicon)
    assert bare == Taken("What does food aid mean?", Sense("Food aid", ("food aid",)))
    more = ask_here("Who pays for this?", passage, lexicon)
    assert more
    assert more.rest == "Who pays for this?"


def test_the_passage_describes_a_kind_that_it_does_not_name(lexicon: Index) -> None:
    passage = read("Shovels on all streets.", lexicon)
    kind = ask_here("Which kind of relief is that?", passage, lexicon)
    assert kind
    assert (kind.question, kind.sense.term) == ("Snow relief: Which kind of relief is that?", "Snow relief")
    assert kind.sense.cues == ("Shovels", "streets")
    assert ask_here("Which kind of relief is that?", read("Soup.", lexicon), lexicon) is None


@pytest.mark.parametrize(
    ("passage", "standalone"),
    [
        ("They praised food aid.", "What does food aid mean here?"),
        ("They praised aid law.", "What does aid law mean here?"),
        ("They praised aid.", ""),
        ("They praised soup.", ""),
        # Food aid is named by the way: nearly every word is that of another section.
        ("Gold of banks for kings and queens, lent at interest, beats food aid.", ""),
    ],
)
def test_the_passage_has_the_more_specific_name(lexicon: Index, passage: str, standalone: str) -> None:
    assert asked(make_specific("What does aid mean here?", read(passage, lexicon), lexicon)) == standalone


def test_a_question_after_a_section_is_specific_already(lexicon: Index) -> None:
    question = "What does money aid mean here?"
    assert make_specific(question, read("They praised food aid.", lexicon), lexicon) is None
    assert make_specific("And soup?", read("They praised food aid.", lexicon), lexicon) is None


@pytest.mark.parametrize(
    ("passage", "standalone"),
    [
        # What is asked for stands there itself, and is none of them.
        ("They praised food aid and the old aid bureau.", ""),
        ("They praised food aid, not the old bureau.", "What is meant by “the old food aid bureau”?"),
    ],
)
def test_a_phrase_of_the_passage_is_not_asked_for_by_another_name_of_it(
    lexicon: Index, passage: str, standalone: str
) -> None:
    question = "What is meant by “the old aid bureau”?"
    assert asked(make_specific(question, read(passage, lexicon), lexicon)) == standalone


def test_what_is_near_to_the_name_is_read_and_no_more(lexicon: Index) -> None:
    passage = read(f"{'Soup is hot. ' * 200}They praised aid. {'Bread is cold. ' * 2_000}", lexicon)
    assert len(passage.text) == 20_000
    close = near("What is aid?", passage, lexicon)
    assert "They praised aid." in close
    assert len(close) <= 1_200
    assert near("What?", passage, lexicon).startswith("Soup is hot. Soup")


def test_nothing_is_made_of_an_empty_passage(lexicon: Index) -> None:
    assert read_passage(" \n\x00 ", lexicon) is None
    assert read("\ud83d aid", lexicon).text == "aid"


@pytest.mark.parametrize(
    ("question", "standalone"),
    [
        ("Whose flags fly over the harbour?", "Food aid: Whose flags fly over the harbour?"),
        ("Why did the captain hurry?", "Food aid: Why did the captain hurry?"),
        ("What is a harbour?", ""),
        ("Who is the captain?", ""),
        ("Why did the miner retire?", ""),
    ],
)
def test_what_is_asked_in_words_of_the_passage_is_asked_of_its_name(
    lexicon: Index, question: str, standalone: str
) -> None:
    passage = read("The captain entered the harbour with flags. He brings food aid, he said.", lexicon)
    taken = ask_here(question, passage, lexicon)
    assert asked(taken) == standalone
    assert taken is None or taken.retold
