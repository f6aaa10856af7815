"""What becomes of cases at every threshold, from one run of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ulp

import numpy as np

from assistant.confidence import confidence
from assistant.evaluate.outcome import Outcome, Reply
from assistant.evaluate.summary import Floats, Totals
from assistant.evaluate.verdict import unmet
from assistant.unsaid import in_doubt

# The least threshold at which a question is abstained from for which nothing was found.
ANSWER_ALL = ulp(0.0)


@dataclass(frozen=True, slots=True)
class _Turn:
    """A question: up to its confidence it is answered, above abstained from, and each is as expected or not.

    One that is `doubted` is answered above its confidence, too, by saying that the glossary does not say this.
    """

    confidence: float
    answerable: bool
    right_answered: bool
    right_abstained: bool
    doubted: bool

    def right(self, *, answered: bool) -> bool:
        return self.right_answered if answered else self.right_abstained


class Sweep:
    """The totals of outcomes at every threshold; they must come from a run at the threshold ANSWER_ALL.

    Nothing changes but where a threshold passes a confidence. So `edges` are 0, the confidences and 1, ascending, and
    range i is that of the thresholds over edges[i] up to edges[i + 1]. What could not be verified passes nowhere and
    is neither answered nor abstained from. The turns of a dialogue are asked as if those before were answered.
    """

    def __init__(self, outcomes: Sequence[Outcome]) -> None:
        turns = [[_turn(reply) for reply in one.replies] for one in outcomes]
        known = [[turn for turn in own if turn] for own in turns]
        self.cases = tuple(one.case for one in outcomes)
        self.edges: Floats = np.unique([0.0, 1.0, *(turn.confidence for own in known for turn in own)])
        self.answerable = np.array([float(sum(turn.answerable for turn in own)) for own in known])
        self.unanswerable = np.array([float(sum(not turn.answerable for turn in own)) for own in known])
        changes = [
            (at, case, *change)
            for case, own in enumerate(known)
            for at, change in self._changes(own, verified=len(own) == len(turns[case]))
        ]
        self._at, self._case = (np.array([one[side] for one in changes], dtype=np.intp) for side in (0, 1))
        self._change = np.array([one[2:] for one in changes], dtype=np.float64).T

    def totals(self, weights: Floats) -> Totals:
        """Return the totals of cases of these weights, shape (cases,), in each range, shape (ranges,)."""
        ranges = len(self.edges) - 1
        right, abstained, passed = (
            np.bincount(self._at, weights[self._case] * change, ranges + 1)[:ranges].cumsum() for change in self._change
        )
        return {
            "right answer": right,
            "wrong abstention": weights @ self.answerable - right,
            "wrong answer": weights @ self.unanswerable - abstained,
            "right abstention": abstained,
            "passed": passed,
            "cases": np.full(ranges, weights.sum()),
        }

    def range_of(self, threshold: float) -> int:
        """Return the number of the range that a threshold is in."""
        return max(int(np.searchsorted(self.edges, threshold)) - 1, 0)

    def _changes(self, turns: Sequence[_Turn], *, verified: bool) -> list[tuple[int, tuple[int, ...]]]:
        """Return by how much a case changes right answers, right abstentions and passes, and from which range on."""
        falls = [int(np.searchsorted(self.edges, turn.confidence)) for turn in turns]
        changes = []
        before = (0, 0, 0)
        for at in sorted({0, *falls}):
            given = [(turn, fall > at) for turn, fall in zip(turns, falls, strict=True)]
            after = (
                sum(turn.answerable and (answered or turn.doubted) for turn, answered in given),
                sum(not (turn.answerable or answered or turn.doubted) for turn, answered in given),
                int(verified and all(turn.right(answered=answered) for turn, answered in given)),
            )
            changes.append((at, tuple(new - old for new, old in zip(after, before, strict=True))))
            before = after
        return changes


def _turn(reply: Reply) -> _Turn | None:
    if reply.asked is None:
        return None
    answer, expect = reply.asked.answer, reply.step.expect
    found = reply.asked.found
    below = replace(answer, partly=True) if in_doubt(found) else replace(answer, answered=False, citations=())
    # The confidence of an answer is rounded.
    sure = confidence(found)
    return _Turn(sure, expect.answered, not unmet(expect, answer), not unmet(expect, below), below.answered)
