import pytest

from assistant.statement import Seam, alike, read

NOT, MAY = frozenset({"not"}), frozenset({"may"})


def test_words_are_qualified_up_to_the_end_of_their_clause() -> None:
    said = read("It does not apply to trade, but it may cover health.")
    assert [(word.stem, word.qualified) for word in said.words] == [
        ("appli", NOT),
        ("trade", NOT),
        ("cover", MAY | {"but"}),
        ("health", MAY),
    ]
    assert said.groups == {"not", "but", "may"}
    assert said.kept == {"not", "but"}


def test_a_contraction_denies() -> None:
    assert read("It doesn’t apply.").qualified("appli") == {NOT}
    assert read("China can't.").groups == read("China cannot.").groups == {"not"}


def test_seams_are_what_stands_between_words_and_brackets_count_for_nothing() -> None:
    words = read("Win-win cooperation (合作共赢) means dealings between states, held up high.").words
    assert [(word.stem, word.seam, word.aside) for word in words] == [
        ("win", Seam.NONE, False),
        ("win", Seam.NONE, False),
        ("cooper", Seam.NONE, False),
        ("合作共赢", Seam.NONE, True),
        ("mean", Seam.NONE, False),
        ("deal", Seam.NONE, False),
        ("state", Seam.JOINT, False),
        ("hold", Seam.STOP, False),
        ("high", Seam.NONE, False),
    ]


def test_numbers_are_told_with_what_they_count() -> None:
    said = read("On 23 March 2018 resolution 37/23 had 1,028 votes to one, two more than in 1999.")
    assert said.numbers == {"23", "2018", "37/23", "1,028", "1", "2", "1999"}
    assert said.counted == {("23", "march"), ("march", "2018"), ("1,028", "vote")}
    assert ("200", "agreement") in read("200 such agreements").countable


def test_names_begin_with_a_capital_but_for_the_first_word_of_a_sentence() -> None:
    assert read("Talks with Xi in the US.", begins=True).names == {"xi", "us"}
    assert read("US talks with Xi.", begins=True).names == {"us", "xi"}
    assert read("Talks with Xi.").names == {"talks", "xi"}


@pytest.mark.parametrize("quoted", ["“a b”", '"a b"', "‘a b’", "'a b'", "„a b“", "«a b»"])
def test_quotations_are_found_in_whatever_marks(quoted: str) -> None:
    assert read(f"It is {quoted} here, in China’s words.").quotations == ("a b",)


def test_a_quotation_that_is_not_closed_is_an_empty_one() -> None:
    assert read("It is “a b here.").quotations == ("",)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("assum", "assumpt", True),
        ("gain", "gain", True),
        ("gain", "gains", False),
        ("commun", "communiti", True),
        ("communist", "communiti", False),
        ("合作", "务实合作", True),
        ("务实合作", "合作", False),
    ],
)
def test_stems_are_alike_where_one_is_the_beginning_of_the_other(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is same
