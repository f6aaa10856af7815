import pytest

from assistant.evaluate.calibration import Calibration, Proposal, calibrate
from assistant.evaluate.report import Made, Surroundings
from tests.assistant.evaluate.hand_made import made

MADE_WITH = Surroundings("0", (Made("g", "f"),), Made("m", "f"), threshold=0.25, sentences=4)


def calibrated(answerable: list[float], unanswerable: list[float], wrong: tuple[float, ...] = ()) -> Calibration:
    """Calibrate on single questions of these confidences; those of `wrong` have answers that are not the expected."""
    wanted = [made(f"a-{one}", one, cites="war" if one in wrong else "aid") for one in answerable]
    return calibrate([*wanted, *(made(f"u-{one}", one, answerable=False) for one in unanswerable)], MADE_WITH)


def proposed(found: Calibration) -> Proposal:
    assert found.proposal
    return found.proposal


def test_the_proposal_has_the_best_balanced_accuracy_and_stands_in_the_middle() -> None:
    found = calibrated([0.9, 0.8, 0.6, 0.3], [0.5, 0.2, 0.1])
    best = proposed(found)
    assert (best.over, best.upto) == pytest.approx((0.5, 0.6))
    assert best.point.threshold == 0.55
    assert (best.point.answered, best.point.abstained) == (3 / 4, 3 / 3)
    assert best.point.balanced_accuracy == pytest.approx((3 / 4 + 3 / 3) / 2)
    assert best.point.abstention_f1 == pytest.approx(2 * 3 / (2 * 3 + 1), abs=1e-6)
    assert best.point.passed == pytest.approx((3 + 3) / 7, abs=1e-6)
    assert found.current
    assert found.current.balanced_accuracy == pytest.approx((4 / 4 + 2 / 3) / 2, abs=1e-6)
    assert max(one.balanced_accuracy for one in found.curve.points) == best.point.balanced_accuracy
    assert [one.threshold for one in found.curve.points] == [number / 100 for number in range(1, 100)]
    assert (found.curve.cases, found.curve.answerable, found.curve.unanswerable) == (7, 4, 3)


def test_ties_go_to_most_cases_passed_and_then_to_the_widest_interval() -> None:
    # Over 0.1 and up to 0.5: (2 / 2 + 1 / 2) / 2; over 0.7 and up to 0.9: (1 / 2 + 2 / 2) / 2. Three pass in each.
    assert proposed(calibrated([0.9, 0.5], [0.7, 0.1])).point.threshold == pytest.approx((0.1 + 0.5) / 2)
    # Only two in the first, where an answer is wrong.
    assert proposed(calibrated([0.9, 0.5], [0.7, 0.1], wrong=(0.5,))).point.threshold == pytest.approx((0.7 + 0.9) / 2)


def test_it_is_rounded_no_further_than_the_interval_allows() -> None:
    assert proposed(calibrated([0.62], [0.601])).point.threshold == 0.61
    # (0.6004 + 0.6012) / 2 = 0.6008 would round to 0.60.
    assert proposed(calibrated([0.6012], [0.6004])).point.threshold == 0.601
    # Where nearly everything is certain, hundredths tell nothing apart.
    assert proposed(calibrated([0.9999], [0.9991])).point.threshold == 0.9995


def test_classes_that_are_far_apart_leave_no_doubt() -> None:
    best = proposed(calibrated([0.8] * 20, [0.2] * 20))
    assert (best.low, best.point.threshold, best.high) == (0.5, 0.5, 0.5)
    assert (best.point.balanced_accuracy, best.cross_validated) == (1, 1)


@pytest.mark.parametrize(
    ("outliers", "low"),
    [
        # Without them it is the middle of 0.2 and 0.8: in (1 - 3 / 43) ** 43 = 4.5 % of resamples, over 2.5 %, ...
        (3, 0.5),
        # ... and in (1 - 6 / 46) ** 46 = 0.2 %.
        (6, 0.65),
    ],
)
def test_the_interval_leaves_out_what_resamples_seldom_propose(outliers: int, low: float) -> None:
    best = proposed(calibrated([0.8] * 20, [0.2] * 20 + [0.5] * outliers))
    assert (best.low, best.point.threshold, best.high) == (low, 0.65, 0.65)


@pytest.mark.parametrize(
    ("name", "accuracy"),
    [
        # The last in order of ids, in one fold with 0.6: the others propose the middle of 0.4 and 0.7.
        ("u-9", 1),
        # The first, in one fold with 0.7: the others propose 0.5, the middle of 0.4 and 0.6, and 0.52 is answered. For
        # the fold of 0.6, the others propose 0.61, the middle of 0.52 and 0.7, and 0.6 is not answered.
        ("u-0", (4 / 5 + 4 / 5) / 2),
    ],
)
def test_cross_validation_judges_cases_by_the_threshold_of_the_others(name: str, accuracy: float) -> None:
    answerable = [made(f"a-{at}", sure) for at, sure in enumerate((0.7, 0.8, 0.85, 0.9, 0.6))]
    unanswerable = [made(f"u-{at}", sure, answerable=False) for at, sure in enumerate((0.1, 0.2, 0.3, 0.4), start=1)]
    best = proposed(calibrate([*answerable, *unanswerable, made(name, 0.52, answerable=False)], MADE_WITH))
    assert (best.point.balanced_accuracy, best.cross_validated) == (1, accuracy)


def test_with_one_case_of_a_class_there_is_no_cross_validation() -> None:
    assert proposed(calibrated([0.9, 0.8], [0.1])).cross_validated is None


@pytest.mark.parametrize(
    ("answerable", "unanswerable", "why"),
    [
        ([0.9, 0.1], [], "every question is answerable, so there is nothing to choose; add cases with 'expect: {answe"),
        ([], [0.9, 0.1], "no question is answerable, so there is nothing to choose; add cases with 'expect: {cites"),
    ],
)
def test_of_one_class_nothing_is_chosen(answerable: list[float], unanswerable: list[float], why: str) -> None:
    found = calibrated(answerable, unanswerable)
    assert (found.proposal, found.current, found.curve.points) == (None, None, ())
    assert found.why.startswith(why)


def test_a_threshold_no_better_than_a_guess_is_not_proposed() -> None:
    found = calibrated([0.1, 0.2], [0.8, 0.9])
    assert found.proposal is None
    assert found.why.startswith("no threshold does better than a guess")
    assert max(one.balanced_accuracy for one in found.curve.points) == 1 / 2
