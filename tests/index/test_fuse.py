import numpy as np
import pytest

from index.fuse import Scores, fuse, standardise


def scores(*values: float) -> Scores:
    return np.array(values, dtype=np.float32)


def test_scores_become_z_scores() -> None:
    # The mean is 2 and the variance ((1-2)² + (2-2)² + (3-2)²) / 3 = 2/3.
    deviation = (2 / 3) ** 0.5
    assert standardise(scores(1, 2, 3)) == pytest.approx([-1 / deviation, 0, 1 / deviation])


@pytest.mark.parametrize("values", [(5.0,), (0.0, 0.0), (0.3, 0.3, 0.3), (1e-30, 1e-30), (1e6, 1e6, 1e6)])
def test_scores_that_are_all_equal_say_nothing(values: tuple[float, ...]) -> None:
    assert standardise(scores(*values)).tolist() == [0.0] * len(values)


def test_a_rounding_residue_is_no_difference() -> None:
    same = scores(*[0.1] * 7)
    assert same.std() > 0
    assert standardise(same).tolist() == [0.0] * 7


def test_no_scores_stay_none() -> None:
    assert standardise(scores()).tolist() == []


def test_small_scores_count_as_much_as_large_ones() -> None:
    assert standardise(scores(0.001, 0.002)) == pytest.approx([-1, 1], rel=1e-3)
    assert fuse([scores(1, 2), scores(2000, 1000)]) == pytest.approx([0, 0], abs=1e-6)


def test_signals_are_summed() -> None:
    assert fuse([scores(1, 3), scores(10, 30)]) == pytest.approx([-2, 2])
    assert fuse([scores(1, 3), scores(7, 7)]) == pytest.approx([-1, 1])
