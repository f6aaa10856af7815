from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from glossary import Sentence, sentences
from index.corpus import Corpus
from index.document import Place
from tests.conftest import entry, glossary_of, section

A = entry("a", "Aid", section("one", "Help."), section("two", "First. Second. Third.", "Food aid", en="relief|ration"))
GLOSSARY = glossary_of(entry("b", "Bank", "Money. Rivers too."), A)
OTHER = glossary_of(entry("a", "Aid", "Elsewhere."), name="other")


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
    assert [corpus.questions_of(number).tolist() for number in range(3)] == [[5], [6, 7], []]


def test_no_glossary_has_no_documents() -> None:
    assert list(Corpus([]).documents) == []
    assert Corpus([]).owners.sections.tolist() == []


def test_the_last_section_that_has_a_sentence_is_quoted(monkeypatch: pytest.MonkeyPatch) -> None:
    given = [glossary_of(entry("a", "Aid", "Help. Food."), entry("b", "Bank", "Help.")), OTHER]
    assert Corpus(given).quoted("Help.") == Place("small", "b", "s1")
    # All digests alike: what is said decides.
    monkeypatch.setattr("index.texts.digests", lambda texts: np.array([b"x" * 16 for _ in texts]))
    monkeypatch.setattr("index.corpus.digests", lambda texts: np.array([b"x" * 16 for _ in texts]))
    corpus = Corpus(given)
    assert corpus.quoted("Food.") == Place("small", "a", "s1")
    assert corpus.quoted("Elsewhere.") == Place("other", "a", "s1")
    assert corpus.quoted("Nowhere.") is None


def test_what_is_saved_is_loaded_without_being_cut_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Corpus([GLOSSARY, OTHER])
    made.save(tmp_path / "cuts")
    monkeypatch.setattr("index.cuts.sentences", None)
    loaded = Corpus.load([GLOSSARY, OTHER], tmp_path / "cuts")
    assert list(loaded.documents) == list(made.documents)
    assert loaded.line_texts() == made.line_texts()
    assert loaded.owners.sections.tolist() == made.owners.sections.tolist()
    assert loaded.quoted("Third.") == Place("small", "a", "two")


def test_texts_of_an_earlier_corpus_are_not_cut_again(monkeypatch: pytest.MonkeyPatch) -> None:
    earlier = Corpus([GLOSSARY])
    fresh = Corpus([OTHER, GLOSSARY])
    cut: list[str] = []

    def note(text: str) -> tuple[Sentence, ...]:
        cut.append(text)
        return sentences(text)

    monkeypatch.setattr("index.cuts.sentences", note)
    taken = Corpus([OTHER, GLOSSARY], earlier)
    assert cut == ["Elsewhere."]
    assert list(taken.documents) == list(fresh.documents)
