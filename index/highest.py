"""The highest of very many scores."""

import numpy as np
from numpy.typing import NDArray

from index.fuse import Scores

# All scores are looked through in so many times more runs than are wanted of them.
_RUNS = 10


def highest(scores: Scores, most: int) -> NDArray[np.int64]:
    """Return where the highest scores above 0 are, in any order; of equal ones, the first."""
    # When as many runs hold a score that is as high, none of the highest is lower.
    run = max(scores.size // (_RUNS * most), 1)
    bests = scores[: scores.size // run * run].reshape(-1, run).max(axis=1)
    reached = np.partition(bests, -most)[-most] if bests.size >= most else np.float32(0)
    found = np.flatnonzero(scores >= reached if reached else scores)
    if found.size <= most:
        return found
    some = scores[found]
    least = np.partition(some, -most)[-most]
    higher, equal = found[some > least], found[some == least]
    return np.concatenate([higher, equal[: most - higher.size]])
