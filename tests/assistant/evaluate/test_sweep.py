import numpy as np

from assistant.evaluate.summary import answered_rightly
from assistant.evaluate.sweep import Sweep
from tests.assistant.evaluate.hand_made import made


def test_an_answer_that_is_not_verified_passes_nowhere_and_is_of_no_class() -> None:
    sweep = Sweep([made("a", 0.6), made("b", 0.4, answerable=False), made("c", None), made("d", None, 0.6)])
    totals = sweep.totals(np.ones(4))
    assert (sweep.answerable.tolist(), sweep.unanswerable.tolist()) == ([1, 0, 0, 1], [0, 1, 0, 0])
    # Up to 0.4, up to 0.6, up to 1: the first case, both, the second.
    assert totals["passed"].tolist() == [1, 2, 1]
    assert answered_rightly(totals).tolist() == [1, 1, 0]


def test_cases_count_by_their_weights() -> None:
    sweep = Sweep([made("a", 0.6), made("b", 0.4, answerable=False), made("c", 0.2)])
    totals = sweep.totals(np.array([2.0, 1.0, 0.0]))
    # Up to 0.2, 0.4, 0.6 and 1.
    assert totals["right answer"].tolist() == [2, 2, 2, 0]
    assert totals["wrong answer"].tolist() == [1, 1, 0, 0]
    assert totals["passed"].tolist() == [2, 2, 3, 1]
    assert totals["cases"].tolist() == [3] * 4
