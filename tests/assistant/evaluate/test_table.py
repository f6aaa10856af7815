from dataclasses import replace

from assistant.evaluate.baseline import compare
from assistant.evaluate.comparison import Comparison, Difference
from assistant.evaluate.report import CaseReport, Report
from assistant.evaluate.summary import Score
from assistant.evaluate.table import show_comparison, show_report, show_value, table
from tests.assistant.evaluate.reports import case, report, turn

CORRECTED = "(p under 0.05 with Holm's correction)"


def compared(old: Report, new: Report) -> list[str]:
    return list(show_comparison(compare(new, old)))


def test_cells_stand_under_each_other() -> None:
    assert list(table([("", "cases"), ("a script", "1"), ("b", "1,000")])) == [
        "          cases",
        "a script      1",
        "b         1,000",
    ]


def test_a_failed_case_says_what_was_asked_and_why_and_leaves_the_terminal_alone() -> None:
    lines = list(show_report(report(case("a"), case("b", turn("Aid\x1b[31m?", failed="abstained")))))
    assert lines[:4] == [
        r"FAILED s.yaml b: Aid\x1b[31m?",
        "    It abstained.",
        "    It abstained for a reason.",
        "",
    ]
    assert not any("FAILED" in line for line in show_report(report(case("a"))))


def test_every_measure_has_its_value_interval_and_count() -> None:
    made = report(case("a"))
    scores = {"passed": Score(0.5, 1234, 0.25, 0.75), "latency-p50": Score(12.34, 5, 1, 20)}
    overall = replace(made.overall, scores={**made.overall.scores, **scores})
    lines = [line.split("  ") for line in show_report(replace(made, overall=overall))]
    rows = {cells[0]: [cell.strip() for cell in cells[1:] if cell] for cells in lines}
    assert rows["passed"] == ["0.500", "0.250 to 0.750", "1,234"]
    assert rows["latency-p50"] == ["12.3 ms", "1.0 ms to 20.0 ms", "5"]
    assert rows["MRR"] == ["-", "-", "0"]
    assert show_value("passed", None) == "-"


def test_a_comparison_warns_counts_and_names_what_changed() -> None:
    long = "war#s1 w#" + "w" * 80
    old = report(case("a", turn(cites="aid#s1")), case("b", turn(failed="abstained")), case("c"), case("e"))
    new = report(
        case("a", turn(cites=long, failed="cites war")), case("b"), case("c", turn("And then?")), case("d"), case("f")
    )
    warned = replace(compare(new, old), warnings=("The model is another.",))
    assert list(show_comparison(warned))[:9] == [
        "WARNING: The model is another.",
        "Since the baseline: 1 fixed, 1 broken, 1 edited and not compared, 2 only in this run, 1 only in the baseline.",
        "BROKEN s.yaml a: What is aid?",
        "    then: aid#s1 “Words of aid#s1.”",
        "    now: war#s1 “Words of war#s1.”",
        f"    now: w#{'w' * 80} “Words of w#{'w' * 59}…”",
        "    It cites war for a reason.",
        "FIXED s.yaml b: What is aid?",
        "EDITED s.yaml c: And then?",
    ]


def run(failed: str, latency: float) -> list[CaseReport]:
    return [case(str(at), turn(failed=failed, latency=latency)) for at in range(8)]


def test_a_comparison_shows_measures_and_says_which_changed_by_more_than_chance() -> None:
    # 2 / 2**8 is 0.0078125.
    assert compared(report(*run("", 10)), report(*run("abstained", 12.5)))[-5:] == [
        "in both runs  baseline      now  difference      p  of",
        "passed           1.000    0.000      -1.000  0.008   8",
        "latency        10.0 ms  12.5 ms     +2.5 ms  0.008   8",
        f"passed fell by more than chance explains {CORRECTED}.",
        "The latency rose by more than chance explains, but how busy the machine was explains it as well.",
    ]


def test_a_comparison_says_where_nothing_changed_or_nothing_can_be_compared() -> None:
    assert compared(report(case("a")), report(case("a")))[-1] == (
        f"No measure of the answers changed by more than chance explains {CORRECTED}."
    )
    assert compared(report(case("a")), report(case("b")))[-1] == (
        "No case is the same in both runs, so that no measure can be compared."
    )
    unlikely = Difference("MRR", 9_000, 0.5, 0.25, -0.25, 0.0001, significant=True)
    assert "< 0.001" in list(show_comparison(Comparison((), (), (unlikely,))))[3]
