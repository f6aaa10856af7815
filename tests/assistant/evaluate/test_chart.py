from dataclasses import replace

from assistant.evaluate.calibration import Calibration, calibrate
from assistant.evaluate.chart import show_calibration
from assistant.evaluate.report import Made, Surroundings
from tests.assistant.evaluate.hand_made import made

MADE_WITH = Surroundings("0", (Made("g", "f"),), Made("m", "f"), threshold=0.33, sentences=4)
ANSWERABLE = [made(f"a-{one}", one) for one in (0.9, 0.8, 0.6, 0.3)]
UNANSWERABLE = [made(f"u-{one}", one, answerable=False) for one in (0.502, 0.2, 0.1)]


def lines(found: Calibration) -> list[str]:
    return list(show_calibration(found))


def test_the_curve_is_drawn_with_where_the_threshold_is_and_where_it_should_be() -> None:
    rows = lines(calibrate([*ANSWERABLE, *UNANSWERABLE], MADE_WITH))
    thresholds = [row.split()[0] for row in rows[1 : rows.index("")]]
    # Every 0.05 from 0.05 to 0.95, and 0.33; the middle of 0.502 and 0.6 is 0.551, and is rounded.
    assert thresholds == sorted({*(f"{5 * step / 100:.2f}" for step in range(1, 20)), "0.33"})
    # (4 / 4 + 2 / 3) / 2 would be five sixths; here one answer in four is missing: (3 / 4 + 2 / 3) / 2 = 17 / 24.
    current, best = (next(row for row in rows if row.endswith(name)) for name in ("current", "proposed"))
    # 20 * 17 / 24 columns = 14 and an eighth of them; 20 * 7 / 8 = 17 and a half.
    assert current.split() == ["0.33", "0.750", "0.667", "0.708", "█" * 14 + "▏", "0.714", "current"]
    assert best.split() == ["0.55", "0.750", "1.000", "0.875", "█" * 17 + "▌", "0.857", "proposed"]
    assert all(len(row) <= 80 for row in rows[: rows.index("")])


def test_what_a_proposal_does_not_show_or_costs_is_said() -> None:
    found = calibrate([*ANSWERABLE, *UNANSWERABLE], MADE_WITH)
    assert found.proposal
    sure = replace(found, proposal=replace(found.proposal, cross_validated=0.8))
    counts, stands, accuracy = lines(sure)[-3:]
    assert counts == "7 cases: 4 answerable questions and 3 unanswerable."
    assert stands.startswith("The proposal stands for every threshold over 0.5020 up to 0.6000; ")
    assert accuracy.startswith("Its balanced accuracy is 0.875 on the cases that it is chosen on, and 0.800 on others ")
    doubtful = replace(found, proposal=replace(found.proposal, cross_validated=0.7))
    assert lines(doubtful)[-1].startswith("That it is better than the current threshold on other cases is not shown")
    costly = replace(sure, proposal=replace(found.proposal, point=replace(found.proposal.point, passed=0.5)))
    assert lines(costly)[-1] == "Fewer cases pass at it: 0.500 rather than 0.714."


def test_without_a_choice_only_the_cases_are_told() -> None:
    assert lines(calibrate(ANSWERABLE, MADE_WITH)) == ["4 cases: 4 answerable questions and 0 unanswerable."]
