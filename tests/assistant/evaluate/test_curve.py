from itertools import pairwise
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.evaluate.case import Case, Expectation, Step
from assistant.evaluate.curve import points
from assistant.evaluate.run import run
from assistant.evaluate.summary import summarise
from assistant.evaluate.sweep import ANSWER_ALL, Sweep
from index import Index
from tests.assistant.evaluate.hand_made import made
from tests.conftest import entry, index_of

ABSENT = Expectation(answered=False)
CASES = [
    Case("a", (Step("What is aid?", Expectation(cites=("aid",))),)),
    Case("b", (Step("Which towns burn in a war of armies?", Expectation(cites=("war",), avoids=("Armies",))),)),
    Case("c", (Step("aid money for the harbour", Expectation(cites=("war",))),)),
    Case("d", (Step("Do towns have telephone exchanges?", ABSENT),)),
    Case("e", (Step("zebra", ABSENT),)),
    Case("f", (Step("What is war?", Expectation(cites=("war",))), Step("Who sends money and ships?", ABSENT))),
    Case("g", (Step("money is sent", Expectation(cites=("aid",))), Step("burn the ships", Expectation()))),
]


@pytest.fixture
def index(tmp_path: Path) -> Index:
    aid = entry("aid", "Aid", "Money is given and food is sent.")
    return index_of(tmp_path, aid, entry("war", "War", "Armies march. Towns burn."))


def test_every_point_is_what_a_run_at_its_threshold_measures(index: Index) -> None:
    sweep = Sweep(list(run(Assistant(index, threshold=ANSWER_ALL), CASES)))
    middles = (sweep.edges[1:] + sweep.edges[:-1]) / 2
    assert len(middles) > 5
    for point in points(sweep, [*map(float, sweep.edges[1:]), *map(float, middles)]):
        outcomes = list(run(Assistant(index, threshold=point.threshold), CASES))
        scores = {name: score.value for name, score in summarise("x", outcomes).scores.items()}
        right = [reply.answered for one in outcomes for reply in one.replies if reply.step.expect.answered]
        assert point.passed == pytest.approx(scores["passed"], abs=1e-6)
        assert point.answered == pytest.approx(sum(map(bool, right)) / len(right), abs=1e-6)
        assert point.abstained == pytest.approx(scores["abstention-recall"], abs=1e-6)
        assert point.balanced_accuracy == pytest.approx(scores["balanced-accuracy"], abs=1e-6)
        assert point.abstention_f1 == pytest.approx(scores["abstention-F1"], abs=1e-6)


def test_the_higher_the_threshold_the_fewer_are_answered() -> None:
    sweep = Sweep([made(f"c-{at}", sure / 40, answerable=at % 3 > 0) for at, sure in enumerate(range(3, 40, 2))])
    curve = points(sweep, [number / 100 for number in range(1, 100)])
    assert all(one.answered >= two.answered for one, two in pairwise(curve))
    assert all(one.abstained <= two.abstained for one, two in pairwise(curve))
    assert (curve[0].answered, curve[0].abstained, curve[-1].answered, curve[-1].abstained) == (1, 0, 0, 1)
