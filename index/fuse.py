"""Making one score out of several."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def standardise(scores: Scores) -> Scores:
    """Return z-scores of shape (n,); where all are equal they say nothing, so all are 0."""
    deviation = float(scores.std()) if scores.size else 0.0
    # Equal floats may leave a rounding residue that division would blow up to ±1.
    if deviation <= 1e-6 * max(1.0, float(np.abs(scores).max(initial=0.0))):
        return np.zeros_like(scores)
    return np.asarray((scores - scores.mean()) / deviation, dtype=np.float32)


def fuse(signals: Iterable[Scores]) -> Scores:
    """Return the sum of the signals' z-scores, each of shape (n,): no signal's scale outweighs another's."""
    return np.asarray(sum(standardise(signal) for signal in signals), dtype=np.float32)
