import argparse

import pytest

from assistant.evaluate.gate import Gate, gate
from assistant.evaluate.summary import Score, Summary


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("passed=95%", Gate("passed", 0.95)),
        ("passed=1", Gate("passed", 1)),
        (" ndcg@10 = 0.5 ", Gate("nDCG@10", 0.5)),
        ("Abstention-f1=0%", Gate("abstention-F1", 0)),
    ],
)
def test_a_gate_is_a_metric_and_a_share(text: str, made: Gate) -> None:
    assert gate(text) == made


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("passes=1", "'passes' is no metric; give one of passed, "),
        ("latency-p50=1", "'latency-p50' is no metric"),
        ("passed", "'' is no share; give 0 to 1 or 0% to 100%, such as passed=95%"),
        ("passed=2", "'2' is no share"),
        ("passed=101%", "'101%' is no share"),
        ("passed=nan", "'nan' is no share"),
    ],
)
def test_a_gate_that_cannot_be_is_told_with_the_remedy(text: str, fault: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError) as caught:
        gate(text)
    assert str(caught.value).startswith(fault)


@pytest.mark.parametrize(
    ("value", "line"),
    [
        (0.9, ""),
        (0.95, ""),
        (0.89999, "MRR is 0.9000, under the 0.9 of --fail-under"),
        (None, "MRR cannot be measured on these cases, so it misses --fail-under 0.9"),
    ],
)
def test_a_gate_is_missed_by_less_or_by_nothing_to_measure(value: float | None, line: str) -> None:
    assert Gate("MRR", 0.9).missed_by(Summary("x", 1, {"MRR": Score(value, 1, None, None)})) == line
