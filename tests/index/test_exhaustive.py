from dataclasses import replace

import numpy as np

from index.corpus import Corpus
from index.exhaustive import Exhaustive
from index.search import Index
from index.tokens import Analyser
from index.vectors import FaissVectors
from index.words import Words
from tests.conftest import FakeEncoder, entry, glossary_of

GLOSSARY = glossary_of(*(entry(f"e{at}", f"Term {at}", f"Text {at} says little.") for at in range(4)))


def test_every_section_and_its_best_sentence_have_their_cosines() -> None:
    # Cosines with the question, the first axis: 0.6, 1, 0.8 and 0.
    vectors = np.array([[0.6, 0.8], [1, 0], [0.8, 0.6], [0, 1]], dtype=np.float32)
    corpus = Corpus([GLOSSARY])
    sections, lines = (FaissVectors.of(vectors) for _ in range(2))
    words = Words.of(corpus, Analyser("en"))
    [query] = Index([GLOSSARY], FakeEncoder(), sections, lines).prepare(["Text"])
    asked = replace(query, vector=vectors[1])
    found = Exhaustive(corpus.owners, words.sections, sections, lines).closeness(asked, np.array([], dtype=np.int64))
    np.testing.assert_allclose(found.sections, [0.6, 1, 0.8, 0])
    np.testing.assert_allclose(found.sentences, [0.6, 1, 0.8, 0])
    assert found.lines(np.array([2, 1])).tolist() == found.sentences[[2, 1]].tolist()
    assert found.asked.tolist() == [0, 0, 0, 0]
