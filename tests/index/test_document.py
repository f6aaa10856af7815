from index.document import Place


def test_a_section_stands_in_a_whole_entry() -> None:
    assert Place("small", "a", "one").whole == Place("small", "a").whole == Place("small", "a")


def test_places_are_ordered_by_glossary_entry_and_section() -> None:
    whole = Place("small", "a")
    assert sorted([Place("small", "b"), Place("small", "a", "x"), whole, Place("other", "z")]) == [
        Place("other", "z"),
        whole,
        Place("small", "a", "x"),
        Place("small", "b"),
    ]
