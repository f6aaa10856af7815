import numpy as np
import pytest

from index.highest import highest


@pytest.mark.parametrize("size", [0, 1, 29, 299, 301, 1000, 12_345])
@pytest.mark.parametrize("kinds", [1, 3, 1000])
@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 1.0])
def test_it_is_what_a_sort_puts_first(size: int, kinds: int, share: float) -> None:
    random = np.random.default_rng([size, kinds])
    scores = random.integers(1, kinds + 1, size).astype(np.float32)
    scores[random.random(size) >= share] = 0
    order = sorted(np.flatnonzero(scores).tolist(), key=lambda at: (-scores[at], at))
    assert sorted(highest(scores, 30).tolist()) == sorted(order[:30])


def test_the_last_scores_count_where_the_runs_do_not_come_out_even() -> None:
    # 10,005 scores make 300 runs of 33, and 105 more.
    scores = np.arange(10_005, dtype=np.float32)
    assert sorted(highest(scores, 30).tolist()) == list(range(9_975, 10_005))
