"""How entries refer to one another, drawn as arcs beside a column of their names."""

import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from textwrap import wrap

from glossary import Entry, Glossary

WIDTH = 304
_TEXT = 230
_SPINE = WIDTH - _TEXT
_GAP = 14
_FIRST = 16
_NEAREST = 6
_LINE = 18
_BETWEEN = 14
_COLUMNS = 26
_MOST_LINES = 2
# More than this is a list, not a picture.
MOST_RELATED = 14


@dataclass(frozen=True, slots=True)
class Node:
    """An entry of the picture: where its dot is, and its name in lines of text."""

    entry: str
    term: str
    lines: tuple[str, ...]
    x: int
    y: int
    here: bool


@dataclass(frozen=True, slots=True)
class Arc:
    """A reference between two entries as an SVG path; `here` where one of them is the page's own."""

    path: str
    here: bool


@dataclass(frozen=True, slots=True)
class Graph:
    """A picture of so many units; `text` is where names start."""

    width: int
    height: int
    text: int
    line: int
    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]


class Relations:
    """Which entries of a glossary refer to one another, by id."""

    def __init__(self, glossary: Glossary) -> None:
        self._by_id = glossary.by_id
        self._referring: dict[str, list[str]] = {}
        for entry in glossary.entries:
            for target in dict.fromkeys(entry.see_also):
                self._referring.setdefault(target, []).append(entry.id)

    def related(self, entry: Entry) -> tuple[Entry, ...]:
        """Return the entries that an entry refers to, then those that refer to it."""
        ids = dict.fromkeys((*entry.see_also, *self._referring.get(entry.id, ())))
        return tuple(self._by_id[one] for one in ids if one in self._by_id and one != entry.id)

    def refer(self, one: Entry, other: Entry) -> bool:
        """Tell whether one of two entries refers to the other."""
        return other.id in one.see_also or one.id in other.see_also


def graph_of(entry: Entry, relations: Relations) -> Graph | None:
    """Return the picture of an entry and those that it is related to, or None where there are none."""
    related = relations.related(entry)[:MOST_RELATED]
    if not related:
        return None
    shown = (entry, *related)
    pairs = [
        (first, second)
        for second in range(1, len(shown))
        for first in range(second)
        if relations.refer(shown[first], shown[second])
    ]
    return _drawn(shown, pairs)


def _drawn(entries: Sequence[Entry], pairs: Collection[tuple[int, int]]) -> Graph:
    nodes: list[Node] = []
    top = _FIRST
    for number, entry in enumerate(entries):
        lines = _lines(entry.term)
        nodes.append(Node(entry.id, entry.term, lines, _SPINE, top, number == 0))
        top += _LINE * len(lines) + _BETWEEN
    height = top - _BETWEEN + _FIRST // 2
    longest = max(nodes[second].y - nodes[first].y for first, second in pairs)
    arcs = tuple(
        Arc(_arc(nodes[first].y, nodes[second].y, longest), first == 0)
        # The page's own lie over the others.
        for first, second in sorted(pairs, key=lambda pair: (pair[0] == 0, pair))
    )
    return Graph(WIDTH, height, _SPINE + _GAP, _LINE, tuple(nodes), arcs)


def _arc(upper: int, lower: int, longest: int) -> str:
    """Return half an ellipse to the left of the dots, the wider the farther they are from each other."""
    down = (lower - upper) / 2
    out = _NEAREST + (_SPINE - _GAP // 2 - _NEAREST) * (lower - upper) / longest
    return f"M{_SPINE} {upper}A{out:.1f} {down:.1f} 0 0 0 {_SPINE} {lower}"


def _lines(term: str) -> tuple[str, ...]:
    """Return a name in lines that fit; one that is too long for them ends in an ellipsis."""
    wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in term)
    # A wide character takes the room of two.
    columns = _COLUMNS * len(term) // (len(term) + wide)
    lines = wrap(term, columns) or [term]
    if len(lines) > _MOST_LINES:
        lines[_MOST_LINES - 1 :] = [f"{lines[_MOST_LINES - 1][: columns - 1].rstrip()}…"]
    return tuple(lines)
