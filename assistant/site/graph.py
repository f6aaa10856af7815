"""How an entry and others refer to one another, drawn as arcs beside a column of their names."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from textwrap import wrap

from assistant.site.relations import Relations
from glossary import Entry

# The room of names, and that of arcs.
_TEXT = 230
_SPINE = 74
_GAP = 14
_FIRST = 16
_NEAREST = 6
_LINE = 18
_BETWEEN = 14
_COLUMNS = 26
_MOST_LINES = 3
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


def graph_of(entry: Entry, relations: Relations) -> Graph | None:
    """Return the picture of an entry and those that it is related to, or None where there are none."""
    related = relations.related(entry)[:MOST_RELATED]
    if not related:
        return None
    return _drawn((entry, *related), relations)


def _drawn(entries: Sequence[Entry], relations: Relations) -> Graph:
    nodes: list[Node] = []
    top = _FIRST
    for entry in entries:
        lines = _lines(entry.term)
        nodes.append(Node(entry.id, entry.term, lines, _SPINE, top, not nodes))
        top += _LINE * len(lines) + _BETWEEN
    pairs = [
        (upper, lower)
        for (one, upper), (other, lower) in combinations(zip(entries, nodes, strict=True), 2)
        if relations.refer(one, other)
    ]
    longest = max(lower.y - upper.y for upper, lower in pairs)
    # The page's own lie over the others.
    pairs.sort(key=lambda pair: pair[0].here)
    arcs = tuple(Arc(_arc(upper, lower, longest), upper.here) for upper, lower in pairs)
    return Graph(_SPINE + _TEXT, top - _BETWEEN + _FIRST // 2, _SPINE + _GAP, _LINE, tuple(nodes), arcs)


def _arc(upper: Node, lower: Node, longest: int) -> str:
    """Return half an ellipse to the left of the dots, the wider the farther they are from each other."""
    apart = lower.y - upper.y
    out = _NEAREST + (upper.x - _GAP // 2 - _NEAREST) * apart / longest
    return f"M{upper.x} {upper.y}A{out:.1f} {apart / 2:.1f} 0 0 0 {lower.x} {lower.y}"


def _lines(term: str) -> tuple[str, ...]:
    """Return a name in lines that fit; one that is too long for them ends in an ellipsis."""
    wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in term)
    # A wide character takes the room of two.
    columns = _COLUMNS * len(term) // (len(term) + wide)
    lines = wrap(term, columns) or [term]
    if len(lines) > _MOST_LINES:
        lines[_MOST_LINES - 1 :] = [f"{lines[_MOST_LINES - 1][: columns - 1].rstrip()}…"]
    return tuple(lines)
