import pytest

from index.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Cooperation", "cooperation"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("coopération", "cooperation"),
        ("coope\u0301ration", "cooperation"),
        ("Hézuò", "hezuo"),
        ("lǜ", "lu"),
        ("tʻung", "tung"),
        ("ﬁnance", "finance"),
        ("Ｇ２０", "g20"),
        ("ΛΌΓΟΣ", "λογοσ"),
        ("हिन्दी", "हिन्दी"),
        ("合作", "合作"),
        ("が", "が"),
        ("한국", "한국"),
        ("", ""),
    ],
)
def test_compatibility_forms_case_and_accents_are_removed(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_what_is_folded_stays_as_it_is() -> None:
    characters = map(chr, (*range(0x20, 0x530), *range(0x1E00, 0x2100), *range(0xFB00, 0xFB07)))
    assert [one for one in characters if fold(fold(one)) != fold(one)] == []
