from collections.abc import Mapping

import pytest

from index.corpus import Corpus
from index.document import Place
from index.name_table import NameTable
from index.names import Names
from index.query import Query, Reader
from index.tokens import Analyser
from tests.conftest import FakeEncoder, entry, glossary_of, section, text_vector

GLOSSARY = glossary_of(
    entry("a", "Aid", "Help."),
    entry("coop", "Cooperation", section("prag", "Trade.", "Pragmatic cooperation", zh_Hans="务实合作"), en="teamwork"),
    entry("north", "North bank", "Cold.", en="bank"),
    entry("south", "South bank", "Warm.", en="bank"),
)
ENGLISH = frozenset({"en"})


def read(question: str, languages: frozenset[str] | None = ENGLISH, language: str = "en") -> Query:
    analyser = Analyser(language)
    headwords: Mapping[Place, str] = {
        place: term
        for one in Corpus([GLOSSARY]).documents
        for place, term in (
            (one.place, one.term),
            (Place(one.place.glossary, one.place.entry), one.entry_term),
        )
    }
    names = Names(NameTable.of([GLOSSARY], analyser.stem), analyser.stem, frozenset({"help", "trade"}).__contains__)
    return Reader(FakeEncoder(languages=languages), analyser, names, headwords.__getitem__).read([question])[0]


def test_a_question_in_the_glossarys_words_is_searched_as_it_is() -> None:
    query = read("What does cooperation mean?")
    assert query.question == query.text == query.searched == "What does cooperation mean?"
    assert query.asked == ("cooperation",)
    assert [term.text for term in query.terms] == ["cooper"]


def test_misspelt_names_are_mended_in_the_text() -> None:
    query = read("What does pragmatc coperation mean?")
    assert query.question == "What does pragmatc coperation mean?"
    assert query.text == query.searched == "What does Pragmatic cooperation mean?"
    assert query.asked == ("Pragmatic cooperation",)


def test_headwords_are_searched_for_aliases_and_translations() -> None:
    query = read("😀 teamwork 和 務實合作？")
    assert query.text == query.question
    assert query.searched == "😀 Cooperation 和 Pragmatic cooperation？"
    assert query.asked == ("teamwork", "務實合作")
    assert [query.searched[match.start : match.end] for match in query.names] == [
        "Cooperation",
        "Pragmatic cooperation",
    ]


def test_a_name_of_several_places_stays_as_it_is() -> None:
    query = read("Is the bank wide?")
    assert query.searched == query.question
    assert [place.entry for place in query.names[0].places] == ["north", "south"]


def test_a_name_that_is_asked_twice_is_given_once() -> None:
    assert read("teamwork or teamwork").asked == ("teamwork",)


def test_the_vector_and_the_terms_are_those_of_what_is_searched() -> None:
    query = read("what is teamwork?")
    assert query.vector.tolist() == text_vector("what is Cooperation?").tolist()
    assert [(term.text, query.searched[term.start : term.end]) for term in query.terms] == [("cooper", "Cooperation")]


@pytest.mark.parametrize(
    ("question", "languages", "dense"),
    [
        ("What is help?", ENGLISH, True),
        ("什么是帮助？", ENGLISH, False),
        ("什么是帮助？", frozenset({"en", "zh"}), True),
        ("什么是帮助？", None, True),
        ("Was ist die Hilfe für den Staat?", ENGLISH, False),
        ("Was ist die Hilfe für den Staat?", frozenset({"de", "en"}), True),
        ("ما هي المساعدة؟", ENGLISH, False),
        ("What is help?", frozenset({"zh"}), False),
    ],
)
def test_the_encoder_is_trusted_in_languages_that_it_declares(
    question: str, languages: frozenset[str] | None, *, dense: bool
) -> None:
    assert read(question, languages).dense is dense


def test_the_language_of_the_texts_must_be_known_too() -> None:
    assert read("what is that and how is it done", ENGLISH, language="sw").dense is False


def test_a_translated_question_of_one_name_counts_as_in_the_language_of_its_headword() -> None:
    assert read("务实合作").dense is True


def test_the_terms_of_the_names_of_a_section_and_its_entry_are_told() -> None:
    query = read("pragmatic cooperation or aid")
    whole, part = Place("small", "coop"), Place("small", "coop", "prag")
    assert query.named(part) == {"pragmat", "cooper"}
    assert query.named(whole) == set()
    assert query.named(Place("small", "a", "s1")) == {"aid"}
    assert [[term.text for term in query.inside(match)] for match in query.names] == [["pragmat", "cooper"], ["aid"]]


def test_questions_are_made_ready_together_and_in_order() -> None:
    analyser = Analyser("en")
    names = Names(NameTable.of([GLOSSARY], analyser.stem), analyser.stem, lambda _: False)
    reader = Reader(FakeEncoder(), analyser, names, lambda _: "")
    assert [query.question for query in reader.read(["one", "two", "one"])] == ["one", "two", "one"]
    assert reader.read([]) == []


def test_the_language_of_a_question_is_not_told_by_the_headwords_put_in_it() -> None:
    # "was" and "in" are English words as well, so that one more of them, from a headword, would decide for English.
    glossary = glossary_of(entry("right", "Right to development", "A claim.", de="Recht auf Entwicklung"))
    stem = Analyser("en").stem
    names = Names(NameTable.of([glossary], stem), stem, frozenset[str]().__contains__)
    reader = Reader(FakeEncoder(languages=ENGLISH), Analyser("en"), names, lambda _: "Right to development")
    query = reader.read(["Was bedeutet das Recht auf Entwicklung in chinesischen Texten?"])[0]
    assert query.searched == "Was bedeutet das Right to development in chinesischen Texten?"
    assert [term.text for term in query.terms] == ["right", "develop"]
    assert not query.dense
