"""The YAML at the head of a Markdown file."""

import re
from dataclasses import dataclass
from pathlib import Path

from glossary.exchange.fault import ImportFault
from glossary.model import Mark
from glossary.nodes import Fault, Mapping, compose

_FENCE = "---"
_EMPTY = re.compile(r"(?:[ \t]*\n)+")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown file: its front matter, empty where it has none, and its body, which starts on a line."""

    front: Mapping
    body: str
    line: int = 1


def split_page(text: str, file: Path) -> Page:
    """Return the parts of a Markdown file with line ends of one character; raise ImportFault for bad front matter."""
    # Hugo looks for a fence below empty lines, too.
    above = _EMPTY.match(text)
    skipped = above[0] if above else ""
    first, _, rest = text.removeprefix(skipped).partition("\n")
    if first.rstrip() == "+++":
        raise ImportFault(Mark(file), "its front matter is TOML; write it in YAML between lines of '---'")
    if first.rstrip() != _FENCE:
        return Page(Mapping(Mark(file)), text)
    end = _END.search(rest)
    if end is None:
        raise ImportFault(Mark(file), f"the front matter has no end; write a line of {_FENCE!r} after it")
    try:
        # Empty lines stand for the fence and those above it, so that faults are told with their lines.
        lines = "\n" * (skipped.count("\n") + 1)
        node = compose(file, f"{lines}{rest[: end.start()]}")
    except Fault as fault:
        raise ImportFault(fault.problem.mark, fault.problem.message) from None
    if node is not None and not isinstance(node, Mapping):
        raise ImportFault(node.mark, "the front matter is no mapping; write 'key: value'")
    body = rest[end.end() :].removeprefix("\n")
    return Page(node or Mapping(Mark(file)), body, text.count("\n", 0, len(text) - len(body)) + 1)
