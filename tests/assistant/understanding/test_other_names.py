import pytest

from assistant.understanding.other_names import is_called_otherwise


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("PRC", "Beijing pays."),
        ("PRC’s", "It is a Chinese word."),
        ("CCP", "The Party decides."),
        ("Washington", "The US left."),
        ("American", "The United States left."),
        ("PRC", "The PRC pays."),
    ],
)
def test_a_name_is_found_in_other_words(name: str, text: str) -> None:
    assert is_called_otherwise(name, ["Nobody.", text])


@pytest.mark.parametrize(
    ("name", "text"), [("PRC", "Moscow pays."), ("US", "It is for us."), ("party", "The Party."), ("Oz", "Oz pays.")]
)
def test_other_names_are_of_the_same(name: str, text: str) -> None:
    assert not is_called_otherwise(name, [text])
