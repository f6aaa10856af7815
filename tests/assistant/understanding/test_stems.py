from assistant.understanding.stems import stem, stems_in_order, stems_of


def test_forms_of_a_word_have_one_stem() -> None:
    assert stem("states") == stem("state") == "state"


def test_a_sentence_has_the_stems_of_its_words() -> None:
    assert stems_in_order("Ten states, one state.") == ["ten", "state", "one", "state"]
    assert stems_of("Ten states, one state.") == {"ten", "state", "one"}
