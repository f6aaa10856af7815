import pytest

from index.german import typed_out


@pytest.mark.parametrize(
    ("text", "typed"),
    [("Großmächte", "Grossmaechte"), ("für Ölexporte", "fuer Oelexporte"), ("Übung", "Uebung"), ("Geist", "Geist")],
)
def test_umlauts_are_written_as_two_letters(text: str, typed: str) -> None:
    assert typed_out(text) == typed
