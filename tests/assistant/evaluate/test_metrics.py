from math import log2

import numpy as np
import pytest
from sklearn.metrics import balanced_accuracy_score, ndcg_score

from assistant.evaluate.metrics import balanced_accuracy, ndcg, rank


@pytest.mark.parametrize(
    ("found", "wanted", "expected"),
    [(["a", "b"], ["b"], 2), (["a", "b"], {"b", "a"}, 1), (["a"], ["c"], None), ([], ["a"], None), (["a"], [], None)],
)
def test_the_rank_is_that_of_the_first_wanted(found: list[str], wanted: list[str], expected: int | None) -> None:
    assert rank(found, wanted) == expected


def test_ndcg_discounts_by_the_logarithm_of_the_rank() -> None:
    # Wanted ones at ranks 2 and 4, ideally at 1 and 2.
    gain = 1 / log2(2 + 1) + 1 / log2(4 + 1)
    ideal = 1 / log2(1 + 1) + 1 / log2(2 + 1)
    assert ndcg(["x", "a", "y", "b"], ["a", "b"]) == pytest.approx(gain / ideal)


def test_ndcg_is_1_where_all_wanted_come_first_and_0_where_none_comes() -> None:
    assert ndcg(["a", "b", "x"], ["b", "a"]) == 1
    assert ndcg(["x", "y"], ["a"]) == ndcg([], ["a"]) == ndcg(["x"], []) == 0


def test_ndcg_looks_no_deeper_than_asked() -> None:
    found = [*"0123456789", "a"]
    assert ndcg(found, ["a"]) == 0
    assert ndcg(found, ["a"], depth=11) == pytest.approx((1 / log2(11 + 1)) / (1 / log2(1 + 1)))
    wanted = [f"w{at}" for at in range(20)]
    assert ndcg(wanted, wanted) == 1


def test_an_id_that_is_found_twice_gains_once() -> None:
    gain = 1 / log2(1 + 1) + 1 / log2(2 + 1)
    assert ndcg(["a", "a", "b"], ["a", "b"]) == pytest.approx(gain / gain)
    assert ndcg(["x", "x", "a"], ["a"]) == pytest.approx(1 / log2(2 + 1))


def test_balanced_accuracy_is_the_mean_of_both_recalls() -> None:
    expected = [True] * 4 + [False] * 2
    actual = [True, True, True, False, False, True]
    assert balanced_accuracy(expected, actual) == pytest.approx((3 / 4 + 1 / 2) / 2)


def test_balanced_accuracy_of_one_class_is_its_recall() -> None:
    assert balanced_accuracy([True, True], [True, False]) == 1 / 2
    assert balanced_accuracy([False], [False]) == 1
    assert balanced_accuracy([], []) == 0


def test_as_many_must_be_expected_as_were_made() -> None:
    with pytest.raises(ValueError, match="shorter"):
        balanced_accuracy([True, True], [True])


@pytest.mark.parametrize("seed", range(20))
def test_measures_are_those_of_a_library_on_random_data(seed: int) -> None:
    random = np.random.default_rng(seed)
    found = [str(one) for one in random.permutation(15)]
    wanted = {str(one) for one in random.choice(15, random.integers(1, 15), replace=False)}
    gains = [[float(one in wanted) for one in found]]
    assert ndcg(found, wanted) == pytest.approx(ndcg_score(gains, [range(15, 0, -1)], k=10))
    expected, actual = random.random((2, 40)) < random.uniform(0.2, 0.8)
    theirs = balanced_accuracy_score(expected, actual)
    assert balanced_accuracy(expected.tolist(), actual.tolist()) == pytest.approx(theirs)
