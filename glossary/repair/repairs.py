"""The repairs of a file's text, and what each of them must leave as it was."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from glossary.nodes import Fault, Listing, Node, Scalar, compose
from glossary.repair.layout import Span, lay_out
from glossary.repair.names_order import sort_names
from glossary.text import normalise

_LINE_END = re.compile(r"\r\n?")
_TRAILING = re.compile(r"[ \t]+(?=\n|\Z)")
_UNCHOMPED = str.maketrans("", "", "+-")
_BLOCK = re.compile(r"[|>][0-9+-]*")


@dataclass(frozen=True, slots=True)
class Repair:
    """A repair: what it removes, how, and what of the file's values it may change, by what makes them equal again."""

    about: str
    apply: Callable[[str], str]
    leaves: Callable[[str], str] = str
    reorders: bool = False


@dataclass(frozen=True, slots=True)
class RepairedText:
    """The text of a file after its repairs, and what they were."""

    text: str
    repairs: tuple[str, ...] = ()


def repair_text(text: str, file: Path, *, sorting: bool = False) -> RepairedText:
    """Return the text of a file repaired; one that cannot be read, or holds nothing, stays as it is.

    A repair after which the file would not read the same, but for what the repair is there for, is left out.
    """
    before = _read(text, file)
    if before is None:
        return RepairedText(text)
    made = []
    for repair in (*REPAIRS, *([SORTING] if sorting else [])):
        repaired = repair.apply(text)
        after = _read(repaired, file) if repaired != text else None
        if after is not None and _shape(before, repair) == _shape(after, repair):
            text, before = repaired, after
            made.append(repair.about)
    return RepairedText(text, tuple(made))


def _read(text: str, file: Path) -> Node | None:
    try:
        return compose(file, text.removeprefix("\ufeff"))
    except Fault:
        return None


def _shape(node: Node, repair: Repair) -> object:
    """Return what a node says, without what a repair may change."""
    if isinstance(node, Scalar):
        return repair.leaves(node.value)
    if isinstance(node, Listing):
        return [_shape(item, repair) for item in node.items]
    pairs = [(_shape(key, repair), _shape(value, repair)) for key, value in node.pairs()]
    return ("mapping", sorted(pairs, key=lambda pair: repr(pair[0])) if repair.reorders else pairs)


def _without_mark(text: str) -> str:
    return text.removeprefix("\ufeff")


def _with_line_ends(text: str) -> str:
    return _LINE_END.sub("\n", text)


def _without_trailing(text: str) -> str:
    """Delete white space at the ends of lines, but for what a backslash in quotes holds on to."""
    return _TRAILING.sub(lambda found: found[0] if text[found.start() - 1 : found.start()] == "\\" else "", text)


def _with_last_line_end(text: str) -> str:
    return text.rstrip("\n") + "\n"


def _normalised(text: str) -> str:
    return _each(text, lambda _, written: normalise(written))


def _unspaced(text: str) -> str:
    """Delete white space before and after a text, as far as it is no escape: in quotes, and what "|" and ">" add."""

    def without(span: Span, written: str) -> str:
        if span.value == span.value.strip() or not span.value.strip() or "\\" in written:
            return written
        if span.style in ("|", ">"):
            return _BLOCK.sub(lambda found: f"{found[0].translate(_UNCHOMPED)}-", written, count=1)
        return f"{written[0]}{written[1:-1].strip()}{written[-1]}" if span.style else written

    return _each(text, without)


def _each(text: str, change: Callable[[Span, str], str]) -> str:
    """Change each scalar as it is written, from the end on, so that the places of those before still hold."""
    root = lay_out(text)
    for span in reversed(list(root.scalars())) if root else ():
        text = text[: span.start] + change(span, text[span.start : span.end]) + text[span.end :]
    return text


def _words(value: str) -> str:
    return " ".join(value.split())


REPAIRS: tuple[Repair, ...] = (
    Repair("byte-order mark", _without_mark),
    Repair("line ends", _with_line_ends),
    Repair("white space at the end of lines", _without_trailing, _words),
    Repair("line end at the end of the file", _with_last_line_end),
    Repair("white space around texts", _unspaced, _words),
    Repair("Unicode form NFC", _normalised, normalise),
)
SORTING = Repair("names in the order of their languages", sort_names, reorders=True)
