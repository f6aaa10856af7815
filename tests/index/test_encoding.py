import numpy as np

from index.encoding import vectors_of
from index.kept import Kept
from index.romanisations import Romanisations
from index.texts import digests
from index.vectors import FaissVectors
from tests.conftest import FakeEncoder, text_vector

SECTIONS = ["Aid. Money is given.", "Trade. Goods are sold."]
LINES = ["Money is given.", "Goods are sold.", "What is sold?"]


def kept() -> Kept:
    sections, lines = (FaissVectors.of(np.stack([text_vector(one) for one in texts])) for texts in (SECTIONS, LINES))
    return Kept(digests(SECTIONS + LINES), sections, lines, Romanisations())


def encoded(texts: list[str], known: Kept | None) -> tuple[list[str], list[str]]:
    """Return which texts are encoded and what is told, and see that every text gets the vector that is its own."""
    encoder = FakeEncoder()
    lines: list[str] = []
    vectors = vectors_of(encoder, texts, known, lines.append)
    assert vectors.dtype == np.float32
    assert np.array_equal(vectors, np.stack([text_vector(text) for text in texts]))
    return encoder.encoded, lines


def test_without_anything_kept_all_texts_are_encoded_and_equal_ones_once() -> None:
    assert encoded(["a b", "c", "a b"], None) == (["a b", "c"], [])


def test_what_is_kept_is_read_wherever_it_stands_now() -> None:
    line = "encoding 0 of 4 texts; the vectors of the others are kept"
    assert encoded([LINES[2], SECTIONS[1], LINES[0], LINES[2]], kept()) == ([], [line])


def test_what_is_new_is_encoded_among_what_is_kept() -> None:
    line = "encoding 2 of 6 texts; the vectors of the others are kept"
    texts = [SECTIONS[1], "Ships.", LINES[2], "Ships are sold.", LINES[0], "Ships."]
    assert encoded(texts, kept()) == (["Ships are sold.", "Ships."], [line])


def test_where_nothing_of_what_is_kept_is_wanted_nothing_is_told() -> None:
    assert encoded(["Ships."], kept()) == (["Ships."], [])
