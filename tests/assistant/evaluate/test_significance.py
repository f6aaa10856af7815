from itertools import product
from math import comb, erfc, sqrt

import numpy as np
import pytest

from assistant.evaluate.significance import holm, mcnemar, randomisation


def test_mcnemar_asks_whether_a_fair_coin_falls_as_unevenly() -> None:
    one_fixed_nine_broken = [1.0] + [-1.0] * 9 + [0.0] * 90
    assert mcnemar(one_fixed_nine_broken) == pytest.approx(2 * sum(comb(10, heads) for heads in (0, 1)) / 2**10)
    assert mcnemar([1.0, -1.0]) == 1
    assert mcnemar([0.0, 0.0]) == mcnemar([]) == 1


def test_few_differences_are_tested_against_all_of_their_signs() -> None:
    differences = [0.5, 0.25, 0.25, -0.125, 0.0]
    total = 0.5 + 0.25 + 0.25 - 0.125
    sums = [np.dot(signs, differences[:4]) for signs in product((1, -1), repeat=4)]
    assert randomisation(differences) == pytest.approx(sum(abs(one) >= total for one in sums) / 2**4)
    assert randomisation([1.0] * 13) == pytest.approx(2 / 2**13)
    assert randomisation([0.0, 0.0]) == randomisation([]) == randomisation([0.5]) == 1


def test_many_differences_come_near_the_normal_distribution_and_are_tested_the_same_each_time() -> None:
    differences = np.random.default_rng(1).normal(0.15, 1, 200).tolist()
    deviations = abs(sum(differences)) / sqrt(sum(one**2 for one in differences))
    chance = randomisation(differences)
    assert chance == pytest.approx(erfc(deviations / sqrt(2)), abs=0.01)
    assert chance == randomisation(differences)
    assert chance == pytest.approx(randomisation([-one for one in differences]), abs=0.01)


def test_holm_stops_at_the_first_that_is_not_significant() -> None:
    # 0.005 * 4 and 0.016 * 3 are below 0.05, 0.03 * 2 is not; 0.04 * 1 is not asked any more.
    assert holm([0.016, 0.04, 0.03, 0.005]) == [True, False, False, True]
    assert holm([0.05]) == [False]
    assert holm([]) == []
