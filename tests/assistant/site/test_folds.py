from assistant.site.folds import folds


def test_what_may_be_typed_for_a_letter_is_told() -> None:
    told = folds(["Café", "合作"])
    assert set("AÁàａ") <= set(told["a"])
    assert "é" in told["e"]


def test_traditional_characters_are_compared_as_simplified_ones() -> None:
    told = folds(["务实", "務實合作"])
    assert told["务"] == "務"
    assert "實" in told["实"]


def test_accents_are_compared_as_nothing() -> None:
    assert "\N{COMBINING ACUTE ACCENT}" in folds(["e"])[""]


def test_a_sign_may_be_compared_as_several() -> None:
    assert "ß" in folds(["Strass"])["ss"]


def test_what_no_text_has_is_left_out() -> None:
    told = folds(["e"])
    assert "a" not in told
    assert all("E" not in signs for folded, signs in told.items() if folded != "e")
