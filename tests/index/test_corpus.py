from dataclasses import replace

from index.corpus import Corpus, Place
from tests.conftest import entry, glossary_of, section

A = entry("a", "Aid", section("one", "Help."), section("two", "First. Second. Third.", "Food aid", en="relief|ration"))
GLOSSARY = glossary_of(entry("b", "Bank", "Money. Rivers too."), A)
OTHER = glossary_of(entry("a", "Aid", "Elsewhere."), name="other")


def test_documents_come_in_order_of_glossary_entry_and_section() -> None:
    assert [document.place for document in Corpus([GLOSSARY, OTHER]).documents] == [
        Place("small", "a", "one"),
        Place("small", "a", "two"),
        Place("small", "b", "s1"),
        Place("other", "a", "s1"),
    ]


def test_a_section_stands_in_a_whole_entry() -> None:
    assert Place("small", "a", "one").whole == Place("small", "a").whole == Place("small", "a")


def test_sentences_are_numbered_through_and_know_their_document() -> None:
    corpus = Corpus([GLOSSARY, OTHER])
    texts = corpus.sentence_texts()
    assert texts == ["Help.", "First.", "Second.", "Third.", "Money.", "Rivers too.", "Elsewhere."]
    assert corpus.owners.sections.tolist() == [0, 1, 1, 1, 2, 2, 3]
    for document in corpus.documents:
        for number, sentence in enumerate(document.sentences, start=document.first_sentence):
            assert texts[number] == sentence.text == document.text[sentence.start : sentence.end]


def test_questions_of_readers_are_numbered_after_the_last_sentence() -> None:
    asked = tuple(replace(one, questions=(f"Why {one.id}?", "And?")[: at + 1]) for at, one in enumerate(A.sections))
    corpus = Corpus([glossary_of(replace(A, sections=asked), entry("b", "Bank", "Money."))])
    sentences = ["Help.", "First.", "Second.", "Third.", "Money."]
    assert corpus.line_texts() == [*sentences, "Why one?", "Why two?", "And?"]
    assert corpus.owners.sentences == len(sentences)
    assert corpus.owners.sections.tolist() == [0, 1, 1, 1, 2, *(0, 1, 1)]


def test_a_section_stands_under_its_own_headword_or_its_entrys() -> None:
    first, second, *_ = Corpus([GLOSSARY]).documents
    assert (first.term, first.entry_term, first.own_term, first.names) == ("Aid", "Aid", False, ())
    assert (second.term, second.entry_term, second.own_term) == ("Food aid", "Aid", True)
    assert second.names == ("relief", "ration")
    assert second.headed_text == "Food aid. First. Second. Third."


def test_places_are_ordered_by_glossary_entry_and_section() -> None:
    whole = Place("small", "a")
    assert sorted([Place("small", "b"), Place("small", "a", "x"), whole, Place("other", "z")]) == [
        Place("other", "z"),
        whole,
        Place("small", "a", "x"),
        Place("small", "b"),
    ]


def test_no_glossary_has_no_documents() -> None:
    assert Corpus([]).documents == ()
    assert Corpus([]).owners.sections.tolist() == []
