"""Telling whether a sentence is another with whole phrases left out, none of its words moved or cut off."""

from collections.abc import Collection, Sequence

from assistant.qualifiers import NEUTRAL
from assistant.statement import Seam, Word, alike


def is_pieced(said: Sequence[Word], whole: Sequence[Word], headwords: Sequence[Word]) -> bool:
    """Tell whether words stand in the order of a whole, with nothing left out but phrases between two seams.

    Words that the whole has not are passed over; those of its headwords, and those that only explain, may be left out
    anywhere: "it" says as much. A phrase within a clause, or at its end, may go by itself; where more is left out, both
    seams are stops, so that what came with a clause goes with it.
    """
    known = [word.stem for word in said if any(alike(word.stem, other.stem) for other in whole)]
    light = NEUTRAL | {word.stem for word in headwords}
    ends: set[int] = {-1}
    for stem in known:
        places = [at for at, word in enumerate(whole) if alike(stem, word.stem)]
        ends = {at for at in places if any(before < at and _may_skip(whole, before, at, light) for before in ends)}
    return any(_may_skip(whole, end, len(whole), light) for end in ends)


def _may_skip(whole: Sequence[Word], before: int, after: int, light: Collection[str]) -> bool:
    """Tell whether what stands between two places may be left out; -1 and the length are the ends of the whole."""
    between = [at for at in range(before + 1, after) if not whole[at].aside]
    if all(whole[at].stem in light for at in between):
        return True
    seams = [whole[at].seam for at in between] + ([whole[after].seam] if after < len(whole) else [Seam.STOP])
    if before < 0:
        return seams[-1] is Seam.STOP
    if after == len(whole):
        return seams[0] is not Seam.NONE
    least = Seam.STOP if Seam.STOP in seams[:-1] else Seam.JOINT
    return min(seams[0], seams[-1]) >= least
