import pytest

from index.spelling import Spelling, forms, spelling_of
from index.tokens import Analyser


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Food aid", ["Food aid"]),
        ("Continuous delivery (CD)", ["Continuous delivery (CD)", "Continuous delivery", "CD"]),
        # A year tells two names apart, and is none by itself.
        ("Health aid (2020)", ["Health aid (2020)", "Health aid"]),
    ],
)
def test_a_name_with_its_abbreviation_has_three_forms(name: str, expected: list[str]) -> None:
    assert list(forms(name)) == expected


def test_a_name_is_looked_up_by_its_pieces_and_by_their_stems() -> None:
    stem = Analyser("en").stem
    assert spelling_of("Win-win cooperations", stem) == Spelling(
        "Win-win cooperations",
        ("win", "win", "cooperations"),
        joined="winwincooperations",
        stemmed="winwincooper",
        noun="cooper",
    )
    assert [one.noun for name in ("Cooperation", "务实合作") if (one := spelling_of(name, stem))] == ["", ""]
    assert spelling_of("?", stem) is None
