"""What the differences between two runs come to, in a sentence or two."""

from collections.abc import Callable, Iterator, Sequence

from assistant.evaluate.comparison import Difference
from assistant.evaluate.summary import SHARES


def conclusions(differences: Sequence[Difference], called: Callable[[str], str] = str, how: str = "") -> Iterator[str]:
    """Yield which measures, by what they are `called`, changed by more than chance explains; `how` says how tested."""
    if not differences:
        yield "No case is the same in both runs, so that no measure can be compared."
        return
    moved = [one for one in differences if one.significant]
    answers = [one for one in moved if one.measure in SHARES]
    claims = [
        f"{', '.join(called(one.measure) for one in those)} {verb}"
        for verb in ("fell", "rose")
        if (those := [one for one in answers if _verb(one) == verb])
    ]
    claim = f"{'; '.join(claims)} by more" if claims else "No measure of the answers changed by more"
    yield f"{claim} than chance explains{how}."
    for one in moved:
        if one not in answers:
            yield (
                f"The {one.measure} {_verb(one)} by more than chance explains, "
                "but how busy the machine was explains it as well."
            )


def show_p(p: float) -> str:
    """Return a p as people read it."""
    return "< 0.001" if p < 0.001 else f"{p:.3f}"


def _verb(one: Difference) -> str:
    return "fell" if one.value < 0 else "rose"
