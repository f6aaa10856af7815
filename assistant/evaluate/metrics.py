"""Measures of retrieval and of abstention."""

from collections.abc import Collection, Sequence
from math import log2


def rank(found: Sequence[str], wanted: Collection[str]) -> int | None:
    """Return the rank, from 1, of the first wanted id among the found ones."""
    return next((place for place, one in enumerate(found, start=1) if one in wanted), None)


def ndcg(found: Sequence[str], wanted: Collection[str], depth: int = 10) -> float:
    """Return the normalised discounted cumulative gain with binary gains (Järvelin and Kekäläinen 2002), 0 to 1.

    An id that is found twice gains once.
    """
    distinct = list(dict.fromkeys(found))[:depth]
    gain = sum(1 / log2(place + 1) for place, one in enumerate(distinct, start=1) if one in wanted)
    ideal = sum(1 / log2(place + 1) for place in range(1, min(len(wanted), depth) + 1))
    return gain / ideal if ideal else 0.0


def balanced_accuracy(expected: Sequence[bool], actual: Sequence[bool]) -> float:
    """Return the mean of the recalls of both classes, 0 to 1; of the one class where there is only one."""
    recalls = []
    for truth in (True, False):
        of_class = [made for wanted, made in zip(expected, actual, strict=True) if wanted is truth]
        if of_class:
            recalls.append(sum(made is truth for made in of_class) / len(of_class))
    return sum(recalls) / len(recalls) if recalls else 0.0
