"""Very many sections: those nearest to a question are scored as an exhaustive search scores them."""

from dataclasses import replace

import numpy as np
import pytest

from glossary import Glossary
from index.closeness import Closeness
from index.corpus import Corpus
from index.exhaustive import Exhaustive
from index.lexical import Lexical
from index.nearest import Nearest
from index.query import Query
from index.search import Index
from index.tokens import Analyser
from index.vectors import FaissVectors
from tests.conftest import FakeEncoder, entry, glossary_of, section

SIZE = 3000
NONE = np.array([], dtype=np.int64)


def made(size: int) -> Glossary:
    """Return a glossary of entries of a section each, whose words follow from their numbers; some have a question."""
    random = np.random.default_rng(5)
    entries = []
    for at in range(size):
        words = [f"word{number:03}" for number in random.integers(0, 400, 12)]
        text = f"{' '.join(words[:6]).capitalize()}. {' '.join(words[6:]).capitalize()}."
        one = section("s", text)
        entries.append(
            entry(f"e{at:05}", f"Term{at}", replace(one, questions=(f"Why {words[0]}?",)) if at % 5 else one)
        )
    return glossary_of(*entries)


class House:
    """An index of many sections, and what scores all of them or the nearest."""

    def __init__(self) -> None:
        self.glossary = made(SIZE)
        self.encoder = FakeEncoder()
        corpus = Corpus([self.glossary])
        analyser = Analyser("en")
        texts = corpus.headed_texts()
        words = Lexical.of([analyser.text_terms(text) for text in texts])
        sections, lines = (FaissVectors.of(self.encoder.encode_texts(one)) for one in (texts, corpus.line_texts()))
        self.exhaustive = Exhaustive(corpus.owners, words, sections, lines)
        self.nearest = Nearest(corpus.owners, words, sections, lines)
        self.index = Index([self.glossary], self.encoder, sections, lines)
        self.questions = [document.sentences[1].text for document in corpus.documents[:: SIZE // 40]]

    def queries(self) -> list[Query]:
        return self.index.prepare([" ".join(text.split()[1:5]) for text in self.questions])


@pytest.fixture(scope="module")
def house() -> House:
    return House()


def best(closeness: Closeness, query: Query) -> list[int]:
    return list(map(int, closeness.numbers[np.argsort(-closeness.fused(query), kind="stable")[:10]]))


def test_nearly_all_of_the_best_sections_are_found(house: House) -> None:
    shared = 0
    for query in house.queries():
        one, other = house.nearest.closeness(query, NONE), house.exhaustive.closeness(query, NONE)
        assert one.numbers.size < SIZE
        shared += len(set(best(one, query)) & set(best(other, query)))
    assert shared / (10 * len(house.questions)) >= 0.95


def test_what_is_scored_has_its_exact_scores(house: House) -> None:
    for query in house.queries()[:5]:
        one = house.nearest.closeness(query, NONE)
        texts = house.index._corpus.headed_texts()
        exact = house.encoder.encode_texts([texts[at] for at in one.numbers])
        assert one.sections == pytest.approx(exact @ query.vector, abs=1e-5)
        for at, sentence, asked in zip(one.numbers.tolist(), one.sentences, one.asked, strict=True):
            document = house.index._corpus.documents[at]
            lines = house.encoder.encode_texts([line.text for line in document.sentences])
            assert sentence == pytest.approx(float((lines @ query.vector).max()), abs=1e-5)
            questions = [float(line @ query.vector) for line in house.encoder.encode_texts(document.questions)]
            assert asked == pytest.approx(max([0.0, *questions]), abs=1e-5)


def test_the_sample_tells_how_far_scores_stand_out(house: House) -> None:
    query = house.queries()[0]
    one, exact = house.nearest.closeness(query, NONE), house.exhaustive.closeness(query, NONE)
    for cosines, among in ((exact.sections, one.sections), (exact.sentences, one.sentences)):
        sample = among[one.typical]
        assert sample.std() == pytest.approx(cosines.std(), rel=0.1)
        assert sample.mean() == pytest.approx(cosines.mean(), abs=0.2 * float(cosines.std()))
    assert one.words.tolist() == exact.words.tolist()


def test_sections_that_are_wanted_are_scored_whatever_they_are(house: House) -> None:
    query = house.queries()[0]
    left = np.setdiff1d(np.arange(SIZE), house.nearest.closeness(query, NONE).numbers)[:7]
    assert left.size == 7
    wanted = house.nearest.closeness(query, left)
    assert wanted.numbers[wanted.at(left)].tolist() == left.tolist()
    assert wanted.numbers.tolist() == sorted(set(wanted.numbers.tolist()))


def test_an_index_above_the_size_answers_the_same_twice_and_finds_names(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.measure.EXACT", 0)
    stores = house.index._section_vectors, house.index._line_vectors
    one, other = (Index([house.glossary], house.encoder, *stores) for _ in range(2))
    for question in ("What is Term1234?", "word007 word017", "nothing of it"):
        assert one.search(question).hits == other.search(question).hits
    assert one.search("What is Term1234?").hits[0].place.entry == "e01234"
    shared = [
        {hit.place for hit in one.search(text).hits} & {hit.place for hit in house.index.search(text).hits}
        for text in house.questions[:10]
    ]
    assert sum(map(len, shared)) >= 95
