"""Names put in the order of their language tags, each with the comments that stand above and beside it."""

import re
from itertools import pairwise

from glossary.repair.layout import Span, lay_out

_COMMENT = re.compile(r"[ \t]*#")


def sort_names(text: str) -> str:
    """Return the text of an entry with the names of it and of its sections in the order of their tags."""
    root = lay_out(text)
    if root is None:
        return text
    sections = root.get("sections")
    parts = [root, *(sections.items if sections and not sections.mapping else [])]
    found = [(key, names) for part in parts for key, names in part.pairs() if key.value == "names" and names.mapping]
    # From the end on, so that the places of those before still hold.
    for head, names in sorted(found, key=lambda pair: -pair[0].start):
        tags = [key.value for key, _ in names.pairs()]
        if tags != sorted(tags, key=_order):
            text = _sorted_inline(text, names) if names.flow else _sorted_lines(text, names, head.end)
    return text


def _order(tag: str) -> tuple[str, str]:
    return tag.lower(), tag


def _sorted_inline(text: str, names: Span) -> str:
    """Put the pairs of `{de: ..., en: ...}` in order; what parts them stays where it is."""
    pairs = names.pairs()
    ends = [(key.start, value.end) for key, value in pairs]
    between = [text[end:start] for (_, end), (start, _) in pairwise(ends)]
    if any("#" in one for one in between):
        return text
    order = sorted(range(len(pairs)), key=lambda at: _order(pairs[at][0].value))
    made = [text[slice(*ends[at])] for at in order]
    joined = "".join(part for pair in zip(made, [*between, ""], strict=True) for part in pair)
    return text[: ends[0][0]] + joined + text[ends[-1][1] :]


def _sorted_lines(text: str, names: Span, floor: int) -> str:
    """Put the pairs of names that have lines of their own in order, with the comments just above each."""
    pairs = names.pairs()
    starts = [text.rfind("\n", 0, key.start) + 1 for key, _ in pairs]
    if any(text[start : key.start].strip(" ") for start, (key, _) in zip(starts, pairs, strict=True)):
        return text
    floors = [text.find("\n", floor) + 1, *starts]
    starts = [_with_comments(text, start, before) for start, before in zip(starts, floors, strict=False)]
    # Empty lines after the last name part it from what follows.
    last = len(text[: max(pairs[-1][1].end, pairs[-1][0].end)].rstrip())
    end = text.find("\n", last) + 1 or len(text)
    chunks = [text[start:stop] for start, stop in zip(starts, [*starts[1:], end], strict=True)]
    order = sorted(range(len(pairs)), key=lambda at: _order(pairs[at][0].value))
    made = "".join(chunk if chunk.endswith("\n") else f"{chunk}\n" for chunk in (chunks[at] for at in order))
    return text[: starts[0]] + (made if text[:end].endswith("\n") else made.removesuffix("\n")) + text[end:]


def _with_comments(text: str, start: int, floor: int) -> int:
    """Return where the comments begin that stand on the lines just above a place."""
    while start > floor:
        above = text.rfind("\n", 0, start - 1) + 1
        if above < floor or not _COMMENT.match(text, above, start):
            break
        start = above
    return start
