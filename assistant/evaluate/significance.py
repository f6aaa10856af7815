"""Whether two runs of the same cases differ by more than chance explains."""

from collections.abc import Sequence

import numpy as np

LEVEL = 0.05

_RESAMPLES = 9_999
_SEED = 0
# Signs drawn for a test, which bounds its time to seconds, and at once, which bounds its memory.
_SIGNS = 20_000_000
_SIGNS_AT_ONCE = 1_000_000


def mcnemar(differences: Sequence[float]) -> float:
    """Return the two-sided p of McNemar's exact test (1947), which asks how many of the differences are above 0."""
    from scipy.stats import binomtest

    gained, lost = (sum(one * sign > 0 for one in differences) for sign in (1, -1))
    return float(binomtest(gained, gained + lost).pvalue) if gained + lost else 1.0


def randomisation(differences: Sequence[float]) -> float:
    """Return the two-sided p of Fisher's paired randomisation test (Smucker, Allan and Carterette, CIKM 2007).

    It is exact for up to 13 differences that are not 0; the signs drawn for more are the same each time.
    """
    from scipy.stats import permutation_test

    # Those of 0 add the same to every permutation: nothing.
    changed = np.array([one for one in differences if one], dtype=np.float64)
    if changed.size <= 1:
        # One is as far from 0 with either sign.
        return 1.0
    tested = permutation_test(
        (changed,),
        np.sum,
        permutation_type="samples",
        vectorized=True,
        n_resamples=min(_RESAMPLES, _SIGNS // changed.size),
        batch=max(1, _SIGNS_AT_ONCE // changed.size),
        rng=np.random.default_rng(_SEED),
    )
    return float(tested.pvalue)


def holm(chances: Sequence[float]) -> list[bool]:
    """Tell which p are significant at 0.05 all together (Holm 1979)."""
    significant = [False] * len(chances)
    for tested, at in enumerate(sorted(range(len(chances)), key=lambda one: chances[one])):
        if chances[at] * (len(chances) - tested) >= LEVEL:
            break
        significant[at] = True
    return significant
