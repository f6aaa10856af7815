"""Composing a file of JSON lines into nodes that know where they stand."""

import json
import re
from pathlib import Path

from glossary import Mark, Problem
from glossary.nodes import Fault, Listing, Mapping, Node, Scalar, read_utf8

_DECODER = json.JSONDecoder()
_BETWEEN = re.compile(r"[ \t\r,:]*")


def compose_lines(file: Path) -> tuple[list[Node], list[Problem]]:
    """Return the value of every line of a file that is not blank, and a problem for every line that is no JSON.

    Scalars keep the text they are written with; null is empty. Raise Fault where the file cannot be read.
    """
    nodes: list[Node] = []
    problems: list[Problem] = []
    # A text may hold other line separators unescaped.
    for number, line in enumerate(read_utf8(file).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            json.loads(line)
            nodes.append(_Line(file, number, line).node())
        except json.JSONDecodeError as error:
            message = f'no JSON: {error.msg}; write one case a line, such as {{"id": ..., "ask": ..., "expect": ...}}'
            problems.append(Problem(Mark(file, number, error.colno), "syntax", message))
        except RecursionError:
            problems.append(Problem(Mark(file, number), "syntax", "nested too deep; write one case a line"))
        except Fault as fault:
            problems.append(fault.problem)
    return nodes, problems


class _Line:
    """Compose one line, which is known to be JSON."""

    def __init__(self, file: Path, number: int, text: str) -> None:
        self._file = file
        self._number = number
        self._text = text
        self._at = 0

    def node(self) -> Node:
        """Return the value that starts here, and go on to what follows it."""
        self._skip(0)
        mark = Mark(self._file, self._number, self._at + 1)
        if self._text[self._at] not in "{[":
            return self._scalar(mark)
        node: Mapping | Listing = Mapping(mark) if self._text[self._at] == "{" else Listing(mark)
        self._skip(1)
        while self._text[self._at] not in "}]":
            node.items.append(self.node())
        self._skip(1)
        return node

    def _scalar(self, mark: Mark) -> Scalar:
        start = self._at
        value, self._at = _DECODER.raw_decode(self._text, start)
        written = "" if value is None else value if isinstance(value, str) else self._text[start : self._at]
        try:
            written.encode()
        except UnicodeEncodeError:
            message = "half a surrogate pair is no text; write the character itself, or both halves"
            raise Fault(Problem(mark, "encoding", message)) from None
        self._skip(0)
        return Scalar(mark, written)

    def _skip(self, signs: int) -> None:
        """Pass over some signs and what stands between values."""
        between = _BETWEEN.match(self._text, self._at + signs)
        self._at = between.end() if between else self._at + signs
