import pytest

from index.numerals import NUMERALS
from tests.conftest import entry
from tests.index.test_names import found, names_of


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_number_to_twelve_has_a_word(language: str) -> None:
    assert list(NUMERALS[language]) == [str(number) for number in range(1, 13)]
    assert len(set(NUMERALS[language].values())) == 12


@pytest.mark.parametrize(
    ("language", "name", "written"),
    [
        ("en", "Five Principles", "the 5 principles"),
        ("en", "Five Principles", "5-principles"),
        ("en", "One country, two systems", "1 country 2 systems"),
        ("en", "G7", "g7"),
        ("de", "Ein Land, zwei Systeme", "1 Land, 2 Systeme"),
        ("de", "Drei Vertretungen", "3 Vertretungen"),
        ("en", "3 Represents", "the Three Represents"),
    ],
)
def test_a_name_is_found_in_digits_and_in_words(language: str, name: str, written: str) -> None:
    names = names_of(entry("n", name, "It is."), language=language)
    assert [place for place, _, _ in found(written, names)] == ["n"]


def test_another_number_is_another_name() -> None:
    assert not found("the 4 principles", names_of(entry("five", "Five Principles", "It is.")))
