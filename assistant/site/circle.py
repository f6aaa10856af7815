"""How all entries refer to one another, drawn as chords of a circle on which their names are."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations, pairwise
from math import cos, pi, sin
from textwrap import shorten

from assistant.site.relations import Relations
from glossary import Entry

_TEXT = 256
_COLUMNS = 37
_GAP = 12
_SMALLEST = 150
_APART = 19
# More than this are no longer told apart.
MOST_DRAWN = 100


@dataclass(frozen=True, slots=True)
class Spoke:
    """An entry: its dot, and its name outside of the circle, turned by degrees; `left` of the middle it ends there.

    `related` are the entries that it is joined to.
    """

    entry: str
    term: str
    label: str
    x: str
    y: str
    turn: str
    left: bool
    related: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Circle:
    """A picture with its middle at 0, which is `half` wide to each side; chords are SVG paths."""

    half: int
    gap: int
    spokes: tuple[Spoke, ...]
    chords: tuple[str, ...]


def circle_of(entries: Sequence[Entry], relations: Relations) -> Circle | None:
    """Return the picture of the entries that are related to others, or None where there are none or too many.

    Entries of one subject, which come one after the other, stand together.
    """
    shown = [entry for entry in entries if relations.related(entry)]
    if not 0 < len(shown) <= MOST_DRAWN:
        return None
    steps = (1 if one.subject == other.subject else 2 for one, other in pairwise(shown))
    places = list(accumulate(steps, initial=0))
    around = places[-1] + 2
    radius = max(_SMALLEST, round(around * _APART / (2 * pi)))
    spokes = [
        _spoke(entry, tuple(relations.related(entry)), place / around, radius)
        for entry, place in zip(shown, places, strict=True)
    ]
    chords = tuple(
        f"M{one.x} {one.y}Q0 0 {other.x} {other.y}"
        for (first, one), (second, other) in combinations(zip(shown, spokes, strict=True), 2)
        if relations.refer(first, second)
    )
    return Circle(radius + _GAP + _TEXT, _GAP, tuple(spokes), chords)


def _spoke(entry: Entry, related: tuple[Entry, ...], share: float, radius: int) -> Spoke:
    """Return an entry at a share of the way round, from the top and to the right."""
    angle = (share - 0.25) * 2 * pi
    left = share > 0.5
    turn = angle / pi * 180 + (180 if left else 0)
    label = shorten(entry.term, _COLUMNS, placeholder="…")
    x, y = radius * cos(angle), radius * sin(angle)
    return Spoke(entry.id, entry.term, label, f"{x:.1f}", f"{y:.1f}", f"{turn:.1f}", left, related)
