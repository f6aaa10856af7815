from dataclasses import replace

import numpy as np

from index.corpus import Corpus
from index.encoder import Vectors
from index.exhaustive import Exhaustive
from index.search import Index
from index.tokens import Analyser
from index.vectors import FaissVectors, Neighbours
from index.words import Words
from tests.conftest import FakeEncoder, entry, glossary_of

GLOSSARY = glossary_of(*(entry(f"e{at}", f"Term {at}", f"Text {at} says little.") for at in range(4)))


class Capped(FaissVectors):
    """Returns two at most."""

    def search(self, vector: Vectors, k: int) -> Neighbours:
        return super().search(vector, min(k, 2))


def test_what_a_store_does_not_return_counts_as_the_last_that_it_does() -> None:
    # Cosines with the question, the first axis: 0.6, 1, 0.8 and 0.
    vectors = np.array([[0.6, 0.8], [1, 0], [0.8, 0.6], [0, 1]], dtype=np.float32)
    corpus = Corpus([GLOSSARY])
    sections, lines = (Capped.of(vectors) for _ in range(2))
    words = Words.of(corpus, Analyser("en"))
    [query] = Index([GLOSSARY], FakeEncoder(), sections, lines).prepare(["Text"])
    asked = replace(query, vector=vectors[1])
    found = Exhaustive(corpus.owners, words.sections, sections, lines).closeness(asked, np.array([], dtype=np.int64))
    np.testing.assert_allclose(found.sections, [0.8, 1, 0.8, 0.8])
    np.testing.assert_allclose(found.sentences, [0.8, 1, 0.8, 0.8])
