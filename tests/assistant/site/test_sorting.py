from assistant.site.sorting import NUMBERS, letter_of, letters_key, sound_key


def test_words_are_in_the_order_of_a_dictionary() -> None:
    words = ["zebra", "Öl", "oak", "“Ode”", "Ode to", "äther", "Ärger", "Apple", "apple"]
    ordered = sorted(words, key=letters_key)
    assert ordered == ["Apple", "apple", "Ärger", "äther", "oak", "“Ode”", "Ode to", "Öl", "zebra"]


def test_letters() -> None:
    told = ["élan", "“Quote”", "21st century", "合作", "Ωmega", "?!"]
    assert [letter_of(text) for text in told] == ["E", "Q", NUMBERS, "H", "Ω", "…"]


def test_chinese_is_in_the_order_of_its_sound() -> None:
    # mā, má, mǎ, mà, ma; then the syllables of longer words before what only starts alike.
    readings = ["ma", "mà", "“ mā ”", "má", "mǎ", "mā ma", "lǜ", "lù", "luò", "hé zuò", "hēi"]
    ordered = ["hé zuò", "hēi", "lù", "luò", "lǜ", "“ mā ”", "mā ma", "má", "mǎ", "mà", "ma"]
    assert sorted(readings, key=sound_key) == ordered
