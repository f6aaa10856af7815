"""The mentions of a draft as comments that an editor pastes into a mail, or opens as a table."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.spreadsheet import to_csv
from assistant.web.checked import Checked, ShownSense
from assistant.web.words import Words

_AROUND = 40
_CUT = "…"


@dataclass(frozen=True, slots=True)
class Comment:
    """A mention: its line, from 1, the name, the words around it, its sense and what came close to that."""

    line: int
    name: str
    quoted: str
    sense: ShownSense
    close: str
    first: bool


def comments(checked: Checked) -> Iterator[Comment]:
    """Yield a comment on every mention of a draft, in order of place."""
    senses = {one.number: one for entry in checked.entries for one in entry.senses}
    line, end = 1, 0
    for one in checked.stretches:
        if one.mention:
            sense = senses[one.sense]
            close = sense.close[one.close - 1].term if one.close else ""
            name = " ".join(one.text.split())
            quoted = _quoted(checked.text, end, end + len(one.text))
            yield Comment(line, name, quoted, sense, close, one.first)
        line += one.text.count("\n")
        end += len(one.text)


def as_text(checked: Checked, desk: str, words: Words) -> str:
    """Return a numbered comment on each sense of a draft, at its first mention; `desk` is the address of the desk."""
    lines: dict[int, list[Comment]] = {}
    for one in comments(checked):
        lines.setdefault(one.sense.number, []).append(one)
    parts = []
    for number, own in enumerate(lines.values(), start=1):
        sense = own[0].sense
        again = dict.fromkeys(str(one.line) for one in own[1:])
        close = dict.fromkeys(one.close for one in own if one.close)
        told = [
            f"{number}. {words.plain('check_line', line=own[0].line)}: {own[0].quoted}",
            f"{sense.way.term}: {sense.lead}",
            *([words.plain("check_again", lines=", ".join(again))] if again else []),
            *(words.plain("check_close", term=term) for term in close),
            f"{sense.reference} {_address(sense, desk)}",
        ]
        parts.append("\n   ".join(told))
    return "\n\n".join((words.plain("check_comments"), *(parts or [words.plain("check_none")]))) + "\n"


def as_table(checked: Checked, desk: str, words: Words) -> bytes:
    """Return a comment on every mention as CSV in UTF-8, with the mark that Excel needs."""
    heads = ("line", "name", "quoted", "term", "definition", "close", "reference", "address")
    rows = (_row(one, one.sense, desk) for one in comments(checked))
    return to_csv((words.plain(f"check_column_{head}") for head in heads), rows).encode("utf-8-sig")


def _row(one: Comment, sense: ShownSense, desk: str) -> tuple[object, ...]:
    address = _address(sense, desk)
    return (one.line, one.name, one.quoted, sense.way.term, sense.lead, one.close, sense.reference, address)


def _address(sense: ShownSense, desk: str) -> str:
    return sense.way.address if sense.way.away else f"{desk}{sense.way.address}"


def _quoted(text: str, start: int, end: int) -> str:
    """Return the words around a mention in its line, whole ones where they can be told apart."""
    first = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
    after = text.find("\n", end)
    last = min(after if after >= 0 else len(text), end + _AROUND)
    before, behind = text[first:start], text[end:last]
    if first and text[first - 1] != "\n":
        before = f"{_CUT}{before.partition(' ')[2] or before}"
    if last < len(text) and text[last] != "\n":
        behind = f"{behind.rpartition(' ')[0] or behind}{_CUT}"
    return f"“{' '.join(f'{before}{text[start:end]}{behind}'.split())}”"
