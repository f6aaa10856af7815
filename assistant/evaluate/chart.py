"""A calibration as lines of text for a terminal: the curve as a bar chart, and what follows from it."""

from collections.abc import Iterator

from assistant.evaluate.calibration import Calibration, Proposal
from assistant.evaluate.curve import Point
from assistant.evaluate.table import table
from assistant.settings_file import written

_HEADS = ("threshold", "answered", "abstained", "balanced accuracy".ljust(26), "passed", "")
# Every fifth hundredth makes about twenty lines.
_EVERY = 5
_BAR = 20
_EIGHTHS = ("", *"▏▎▍▌▋▊▉")


def show_calibration(found: Calibration) -> Iterator[str]:
    """Yield the lines of a calibration."""
    if found.current:
        yield from _rows(found, found.current)
        yield ""
    curve = found.curve
    yield f"{curve.cases:,} cases: {curve.answerable:,} answerable questions and {curve.unanswerable:,} unanswerable."
    if found.current and found.proposal:
        yield from _sentences(found.proposal, found.current, found.folds)


def _rows(found: Calibration, current: Point) -> Iterator[str]:
    marked = {"current": current} | ({"proposed": found.proposal.point} if found.proposal else {})
    shown = {one.threshold: one for one in (*found.curve.points[_EVERY - 1 :: _EVERY], *marked.values())}
    rows = []
    for threshold, point in sorted(shown.items()):
        marks = (name for name, one in marked.items() if one.threshold == threshold)
        rows.append((*_row(point), " and ".join(marks)))
    width = max(len(row[-1]) for row in rows)
    yield from (line.rstrip() for line in table([_HEADS, *((*row, mark.ljust(width)) for *row, mark in rows)]))


def _row(point: Point) -> tuple[str, ...]:
    answered, abstained, accuracy, passed = (
        f"{one:.3f}" for one in (point.answered, point.abstained, point.balanced_accuracy, point.passed)
    )
    return written(point.threshold), answered, abstained, f"{accuracy} {_bar(point.balanced_accuracy)}", passed


def _bar(share: float) -> str:
    whole, eighths = divmod(round(share * _BAR * 8), 8)
    return f"{'█' * whole}{_EIGHTHS[eighths]}".ljust(_BAR)


def _sentences(proposal: Proposal, current: Point, folds: int) -> Iterator[str]:
    yield (
        f"The proposal stands for every threshold over {proposal.over:.4f} up to {proposal.upto:.4f}; chosen on "
        f"resamples of the cases it lies from {proposal.low:.3f} to {proposal.high:.3f} (95 % interval)."
    )
    accuracy, others = proposal.point.balanced_accuracy, proposal.cross_validated
    yield (
        f"Its balanced accuracy is {accuracy:.3f} on the cases that it is chosen on, and "
        f"{'not known' if others is None else f'{others:.3f}'} on others ({folds}-fold cross-validation); "
        f"the current threshold has {current.balanced_accuracy:.3f}."
    )
    if accuracy > current.balanced_accuracy and (others is None or others <= current.balanced_accuracy):
        yield "That it is better than the current threshold on other cases is not shown: more cases would tell."
    if proposal.point.passed < current.passed:
        yield f"Fewer cases pass at it: {proposal.point.passed:.3f} rather than {current.passed:.3f}."
