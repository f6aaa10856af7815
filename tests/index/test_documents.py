import pytest

from glossary import Glossary
from index.cuts import Cuts
from index.document import Place
from index.documents import Documents
from tests.conftest import entry, glossary_of, section

A = entry("a", "Aid", section("one", "Help."), section("two", "First. Second. Third.", "Food aid", en="relief|ration"))
GLOSSARY = glossary_of(entry("b", "Bank", "Money. Rivers too."), A)
OTHER = glossary_of(entry("a", "Aid", "Elsewhere."), name="other")


def documents(*glossaries: Glossary) -> Documents:
    return Documents(glossaries, Cuts.of(glossaries))


def test_documents_come_in_order_of_glossary_entry_and_section() -> None:
    assert [document.place for document in documents(GLOSSARY, OTHER)] == [
        Place("small", "a", "one"),
        Place("small", "a", "two"),
        Place("small", "b", "s1"),
        Place("other", "a", "s1"),
    ]


def test_a_section_stands_under_its_own_headword_or_its_entrys() -> None:
    first, second, *_ = documents(GLOSSARY)
    assert (first.term, first.entry_term, first.own_term, first.names) == ("Aid", "Aid", False, ())
    assert (second.term, second.entry_term, second.own_term) == ("Food aid", "Aid", True)
    assert second.names == ("relief", "ration")


def test_a_place_has_the_numbers_of_its_sections_and_what_is_none_is_told() -> None:
    made = documents(GLOSSARY, OTHER)
    for place in (Place("small", "a"), Place("small", "b"), Place("other", "a"), Place("small", "a", "two")):
        expected = [at for at, one in enumerate(made) if place in (one.place, one.place.whole)]
        assert list(made.numbers(place)) == expected
    for place in (Place("none", "a"), Place("small", "none"), Place("small", "a", "none")):
        with pytest.raises(KeyError):
            made.numbers(place)


def test_documents_of_more_sections_than_are_remembered_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    few = list(documents(GLOSSARY, OTHER))
    monkeypatch.setattr("index.documents.REMEMBERED", 2)
    many = documents(GLOSSARY, OTHER)
    assert list(many) == few == [many[at] for at in range(len(many))]
    assert (many[-1], many[1:3]) == (few[-1], tuple(few[1:3]))
