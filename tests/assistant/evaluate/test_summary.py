from pathlib import Path

import numpy as np
import pytest
from sklearn.metrics import balanced_accuracy_score, precision_recall_fscore_support

from assistant import Assistant
from assistant.evaluate.case import Case, Expectation, Step
from assistant.evaluate.outcome import Outcome, Reply
from assistant.evaluate.summary import Score, summarise
from tests.conftest import entry, index_of


@pytest.fixture
def replies(tmp_path: Path) -> dict[tuple[bool, bool], Reply]:
    """Return a reply for each pair of whether an answer was expected and whether there was one."""
    assistant = Assistant(index_of(tmp_path, entry("aid", "Aid", "Aid is given."), entry("war", "War", "Towns burn.")))
    asks = {True: "What is aid?", False: "telephone exchanges"}
    return {
        (wanted, made): Reply(
            Step(ask, Expectation(wanted, cites=("aid",) if wanted else ())), assistant.trace(ask), seconds=0.010
        )
        for wanted in (True, False)
        for made, ask in asks.items()
    }


def outcomes(*replies: Reply) -> list[Outcome]:
    return [Outcome(Case(f"c-{at}", (one.step,)), (one,)) for at, one in enumerate(replies)]


def test_measures_follow_from_what_was_expected_and_what_was_made(replies: dict[tuple[bool, bool], Reply]) -> None:
    counts = {(True, True): 5, (True, False): 2, (False, True): 1, (False, False): 3}
    scores = summarise("x", outcomes(*(replies[pair] for pair, count in counts.items() for _ in range(count)))).scores
    values: dict[str, tuple[object, int]] = {name: (score.value, score.count) for name, score in scores.items()}
    precision, recall = 3 / (3 + 2), 3 / (3 + 1)
    assert values["passed"] == (pytest.approx((5 + 3) / 11), 11)
    assert values["abstention-precision"] == (pytest.approx(precision), 3 + 2)
    assert values["abstention-recall"] == (pytest.approx(recall), 3 + 1)
    assert values["abstention-F1"] == (pytest.approx(2 * precision * recall / (precision + recall)), 11)
    assert values["balanced-accuracy"] == (pytest.approx((recall + 5 / (5 + 2)) / 2), 11)
    assert values["citation-recall"] == (pytest.approx(5 / (5 + 2)), 5 + 2)
    assert values["citation-precision"] == (1, 5)
    assert values["verified"] == (1, 11)
    assert values["latency-p50"] == (pytest.approx(0.010 * 1000), 11)


def test_abstention_is_measured_as_by_a_library_on_random_data(replies: dict[tuple[bool, bool], Reply]) -> None:
    expected, actual = (np.random.default_rng(0).random((2, 60)) < 0.6).tolist()
    scores = summarise("x", outcomes(*(replies[pair] for pair in zip(expected, actual, strict=True)))).scores
    names = ("abstention-precision", "abstention-recall", "abstention-F1")
    theirs = precision_recall_fscore_support(expected, actual, pos_label=False, average="binary")[:3]
    assert [scores[name].value for name in names] == pytest.approx(list(theirs))
    assert scores["balanced-accuracy"].value == pytest.approx(balanced_accuracy_score(expected, actual))


def test_the_interval_is_that_of_the_binomial_and_the_same_each_time(replies: dict[tuple[bool, bool], Reply]) -> None:
    cases = outcomes(*[replies[True, True]] * 80, *[replies[True, False]] * 20)
    score = summarise("x", cases).scores["passed"]
    deviation = (0.8 * 0.2 / 100) ** 0.5
    assert (score.low, score.high) == pytest.approx((0.8 - 1.96 * deviation, 0.8 + 1.96 * deviation), abs=0.02)
    assert score == summarise("y", cases).scores["passed"]


def test_what_cannot_be_measured_has_no_value(replies: dict[tuple[bool, bool], Reply]) -> None:
    scores = summarise("x", outcomes(replies[True, True])).scores
    assert scores["abstention-F1"] == Score(None, 1, None, None)
    assert scores["balanced-accuracy"].value == 1
    assert summarise("x", []).scores["passed"] == Score(None, 0, None, None)
