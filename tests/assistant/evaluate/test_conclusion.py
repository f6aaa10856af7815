from assistant.evaluate.comparison import Difference
from assistant.evaluate.conclusion import conclusions, show_p


def moved(measure: str, value: float, *, significant: bool = True) -> Difference:
    return Difference(measure, 10, 1.0, 1.0 + value, value, 0.001, significant)


def test_measures_that_fell_and_those_that_rose_are_told_apart_from_the_wait() -> None:
    differences = [
        moved("passed", -0.5),
        moved("MRR", 0.25),
        moved("hit@1", -0.5),
        moved("nDCG@10", 0.5, significant=False),
        moved("latency", -3.0),
    ]
    assert list(conclusions(differences, str.upper, " (as tested)")) == [
        "PASSED, HIT@1 fell; MRR rose by more than chance explains (as tested).",
        "The latency fell by more than chance explains, but how busy the machine was explains it as well.",
    ]


def test_a_small_p_is_not_shown_as_none() -> None:
    assert [show_p(p) for p in (0.00099, 0.001)] == ["< 0.001", "0.001"]
