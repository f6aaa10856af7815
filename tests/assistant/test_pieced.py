import pytest

from assistant.pieced import is_pieced
from assistant.statement import read

WHOLE = (
    "In official usage, the scheme means dealings between states, "
    "held up as the opposite of a rivalry in which one loses."
)


@pytest.mark.parametrize(
    ("said", "pieced"),
    [
        (WHOLE, True),
        ("The scheme means dealings between states.", True),
        ("In official usage, the scheme means dealings.", True),
        ("The scheme means dealings between states, the opposite of a rivalry.", False),
        ("The scheme means a rivalry.", False),
        ("The scheme means states.", False),
        ("The scheme means dealings in which one loses.", False),
        ("The scheme means dealings between states, held up as the opposite of a rivalry.", True),
        ("States, in official usage, mean dealings.", False),
        ("Held up as the opposite of a rivalry.", True),
        ("Usage.", False),
    ],
)
def test_only_whole_phrases_are_left_out(said: str, pieced: bool) -> None:
    assert is_pieced(read(said).words, read(WHOLE).words, ()) is pieced


def test_what_came_with_a_clause_goes_with_it() -> None:
    whole = read("India joined the group on 9 June, Iran on 4 July.").words
    assert is_pieced(read("India joined the group on 9 June.").words, whole, ())
    assert not is_pieced(read("India joined the group on 4 July.").words, whole, ())


def test_a_headword_may_be_left_out_anywhere() -> None:
    whole = read("China levels the charge of Cold War mentality at alliances.").words
    said = read("China levels the charge at alliances.").words
    assert is_pieced(said, whole, read("Cold War mentality").words)
    assert not is_pieced(said, whole, ())


def test_of_a_word_that_is_repeated_any_place_will_do() -> None:
    whole = read("Aid is given to states, and aid is taken.").words
    assert is_pieced(read("Aid is taken.").words, whole, ())
    assert is_pieced(read("Aid is given to states.").words, whole, ())
