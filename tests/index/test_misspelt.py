from index.misspelt import Misspellings
from index.name_table import NameTable
from index.tokens import Token, pieces_of, tokenise
from tests.conftest import entry, glossary_of

NAMES = ("peace fund", "zero-sum game")
# What everybody knows, whether a name has it or not.
KNOWN = {"a", "find", "peace", "peach", "fund", "zero", "sum", "sun", "game", "land", "the", "of"}


TABLE = NameTable.of([glossary_of(*(entry(name, name, "Text.") for name in NAMES))], str)


def found(text: str, *named: str) -> list[tuple[str, str]]:
    misspellings = Misspellings(TABLE.exact, TABLE.lookalikes, lambda one: one.text not in KNOWN, lambda *_: True)
    pieces = list(pieces_of(tokenise(text)))

    def is_named(piece: Token) -> bool:
        return piece.text in named

    return [
        (text[pieces[one.start].start : pieces[one.end - 1].end], one.carriers[0].name)
        for one in misspellings.find(pieces, is_named)
    ]


def test_names_that_a_strange_word_is_part_of_are_found_in_order() -> None:
    assert found("the paece fund of a zero-sum gmae") == [
        ("paece fund", "peace fund"),
        ("zero-sum gmae", "zero-sum game"),
    ]


def test_what_is_named_already_is_not_misspelt() -> None:
    assert found("paece fund", "paece") == []


def test_one_known_word_of_a_short_text_may_be_a_mistaken_one() -> None:
    assert found("the peace find") == [("peace find", "peace fund")]
    # All but one of its words must be right, and that one long enough to be told from others.
    assert found("peach find") == []
    assert found("find") == []
    # The name bears two wrong letters, and a word of four bears one: "land" is no "fund".
    assert found("peace land") == []
    assert found("zero-sun game") == []
    # A longer text has other things to say.
    assert found("the peace find of the game of the fund") == []
    # Something else is named, or misspelt.
    assert found("the peace find of the game", "game") == []
    assert found("the peace find of zero-sum gmae") == [("zero-sum gmae", "zero-sum game")]
