from math import log
from pathlib import Path

import numpy as np
import pytest

from index.lexical import K1, B, Lexical

# Two documents of 3 and 1 terms: 2 on average.
LEXICAL = Lexical.of([["trade", "trade", "aid"], ["aid"]])
LONG = 1 - B + B * 3 / 2
SHORT = 1 - B + B * 1 / 2
TRADE = log(1 + (2 - 1 + 0.5) / (1 + 0.5))
AID = log(1 + (2 - 2 + 0.5) / (2 + 0.5))
UNKNOWN = log(1 + (2 - 0 + 0.5) / (0 + 0.5))


def held(lexical: Lexical, masses: dict[str, float]) -> list[float]:
    return list(map(float, lexical.weights(masses, np.arange(lexical.size)).held(masses)))


def test_scores_are_those_of_bm25() -> None:
    trade = TRADE * 2 * (K1 + 1) / (2 + K1 * LONG)
    aid = [AID * 1 * (K1 + 1) / (1 + K1 * LONG), AID * 1 * (K1 + 1) / (1 + K1 * SHORT)]
    assert LEXICAL.scores(["trade"]) == pytest.approx([trade, 0])
    assert LEXICAL.scores(["aid", "trade"]) == pytest.approx([trade + aid[0], aid[1]])


def test_a_term_counts_once_in_a_question_and_an_unknown_one_not_at_all() -> None:
    assert LEXICAL.scores(["aid", "aid", "nothing"]) == pytest.approx(LEXICAL.scores(["aid"]))
    assert LEXICAL.scores([]) == pytest.approx([0, 0])


def test_rare_terms_weigh_more_and_unknown_ones_most() -> None:
    assert [LEXICAL.idf(term) for term in ("aid", "trade", "nothing")] == pytest.approx([AID, TRADE, UNKNOWN])
    assert AID < TRADE < UNKNOWN


def test_a_document_holds_the_masses_of_its_terms() -> None:
    assert held(LEXICAL, {"trade": 0.5, "aid": 0.3, "nothing": 0.2}) == pytest.approx([0.5 + 0.3, 0.3])
    assert held(LEXICAL, {}) == pytest.approx([0, 0])


def test_some_documents_are_scored_as_all_are() -> None:
    documents = [["trade", "aid"], ["war"], ["trade", "trade", "war"], [], ["war", "aid", "aid"]]
    lexical = Lexical.of(documents)
    terms = ["war", "nothing", "trade", "aid", "war"]
    for numbers in ([4, 0], [3], [], [0, 1, 2, 3, 4]):
        some = np.array(numbers, dtype=np.int64)
        assert lexical.weights(terms, some).scores().tolist() == lexical.scores(terms)[some].tolist()


def test_it_knows_its_terms() -> None:
    assert "aid" in LEXICAL
    assert "nothing" not in LEXICAL


@pytest.mark.parametrize("documents", [[], [[]], [[], []]])
def test_documents_without_terms_score_nothing(documents: list[list[str]]) -> None:
    lexical = Lexical.of(documents)
    assert lexical.scores(["aid"]).tolist() == [0.0] * len(documents)
    assert held(lexical, {"aid": 1.0}) == [0.0] * len(documents)
    assert np.isfinite(lexical.idf("aid"))


def test_an_empty_document_among_others_scores_nothing() -> None:
    assert Lexical.of([["aid"], []]).scores(["aid"]).tolist()[1] == 0.0


def test_only_the_documents_that_are_kept_count() -> None:
    documents = [["trade", "aid"], ["trade", "trade", "war", "war"], [], ["aid", "war"]]
    kept = np.array([True, False, True, True])
    only, alone = Lexical.of(documents).only(kept), Lexical.of([documents[at] for at in (0, 2, 3)])
    for term in ("trade", "aid", "war", "nothing"):
        assert only.idf(term) == alone.idf(term)
        assert only.scores([term]).tolist() == alone.scores([term]).tolist()
        assert held(only, {term: 0.5}) == held(alone, {term: 0.5})
    assert "trade" in only
    assert "trade" not in Lexical.of(documents).only(~(kept | np.array([False, True, False, False])))


@pytest.mark.parametrize("whole", [0, 2**20])
@pytest.mark.parametrize("documents", [[["trade", "aid"], [], ["援助", "aid", "aid"]], [], [[]]])
def test_what_is_saved_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, documents: list[list[str]], whole: int
) -> None:
    monkeypatch.setattr("index.arrays.READ_WHOLE", whole)
    made = Lexical.of(documents)
    made.save(tmp_path / "one")
    loaded = Lexical.load(tmp_path / "one")
    loaded.save(tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    for term in ("trade", "aid", "援助", "nothing", ""):
        assert loaded.idf(term) == made.idf(term)
        assert loaded.scores([term, "aid"]).tolist() == made.scores([term, "aid"]).tolist()
        assert (term in loaded) == (term in made)
    kept = np.arange(len(documents)) % 2 == 0
    assert loaded.only(kept).scores(["aid"]).tolist() == made.only(kept).scores(["aid"]).tolist()
