"""Writing what was asked for: as text for a terminal, or as what becomes JSON."""

import re
import shutil
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import astuple, fields

from assistant.answer import Answer
from assistant.citation import Citation, by_section, quotes_with_marks
from assistant.explanation import Explanation, SectionFound, Weighed
from glossary import Problem
from glossary.file_name import file_name
from index import Found, Hit, Signals

# Escape sequences and direction marks of a text would take hold of the terminal that shows them.
_UNSEEN = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]")
# What may stand on a line of its own: a run of letters or one Chinese character, with the marks that close it.
_PIECE = re.compile(
    r"(?:[^\u2e80-\U0003ffff]+|[\u2e80-\U0003ffff])[\u2019\u201d\u2026\u3001\u3002\uff01\uff09\uff0c\uff1a\uff1b\uff1f]*"
)
_INDENT = "    "
_WIDEST = 88


def terminal_width() -> int:
    """Return how many columns are written: those of the terminal, as far as lines are easy to read."""
    return min(_WIDEST, shutil.get_terminal_size().columns)


def visible(text: str) -> str:
    """Return a text on one line, its control characters written as escapes."""
    return _UNSEEN.sub(lambda match: match.group().encode("unicode_escape").decode(), text)


def count(number: int, one: str, many: str = "") -> str:
    """Return a number of things in words: "1 entry", "2,000 entries"."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def wrap(text: str, width: int, indent: str = "") -> str:
    """Break lines at spaces to a width in columns; Chinese is broken only where a run of it fits on no line."""
    return "\n".join(
        f"{indent}{line}".rstrip()
        for paragraph in text.split("\n")
        for line in _lines(visible(paragraph), width - len(indent))
    )


def show_answer(answer: Answer, width: int) -> str:
    """Return an answer with its contrast and citations, or an abstention with the nearest entries.

    Where a writer wrote it, the quotes stand with the citations.
    """
    understood = [wrap(f"Understood as: {answer.understood}", width)] if answer.understood else []
    parts = [*understood, wrap(answer.text, width), *([wrap(answer.writer_note, width)] if answer.writer_note else [])]
    if answer.suggestions:
        near = ", ".join(suggestion.term for suggestion in answer.suggestions)
        parts.append(wrap(f"{'In contrast' if answer.answered else 'Nearest entries'}: {near}.", width))
    parts += (_citations(cited, width, quoted=answer.written) for cited in by_section(answer.citations))
    return "\n\n".join(parts)


def show_explanation(explanation: Explanation, width: int) -> str:
    """Return an explanation in paragraphs, each under its heading."""
    parts = (
        ("How the question was read", [wrap(line, width, _INDENT) for line in explanation.reading]),
        ("Best sections", _best_sections(explanation.sections)),
        ("What was weighed", _evidence(explanation.telling)),
        ("Decision", [wrap(explanation.decision, width, _INDENT)]),
    )
    return "\n\n".join("\n".join([heading, *lines]) for heading, lines in parts if lines)


def show_hits(found: Found) -> str:
    """Return the hits as a table, best first, with every signal's score."""
    head = ("#", "score", *(signal.name for signal in fields(Signals)), "entry#section", "term")
    rows = [head, *(_row(number, hit) for number, hit in enumerate(found.hits, start=1))]
    return "\n".join(_table(rows, numeric=range(len(head) - 2)))


def problem_document(problem: Problem) -> dict[str, object]:
    """Return a problem of a glossary for JSON."""
    return {
        "file": file_name(problem.mark.file),
        "line": problem.mark.line,
        "column": problem.mark.column,
        "severity": problem.severity,
        "rule": problem.rule,
        "message": problem.message,
    }


def _citations(cited: list[Citation], width: int, *, quoted: bool) -> str:
    """Return the citations of one section: what they share is written once."""
    first = cited[0]
    head = f"{''.join(f'[{one.number}]' for one in cited)} {first.term}"
    lines = [
        *(quotes_with_marks(cited) if quoted else ()),
        first.reference,
        *([first.url] if first.url else []),
        *(f"Source: {source}" for source in first.sources),
    ]
    return "\n".join([wrap(head, width), *(wrap(line, width, _INDENT) for line in lines)])


def _row(number: int, hit: Hit) -> tuple[str, ...]:
    scores = (f"{score:.3f}" for score in (hit.score, *astuple(hit.signals)))
    return (str(number), *scores, f"{hit.place.entry}#{hit.place.section}", visible(hit.term))


def _best_sections(sections: Sequence[SectionFound]) -> list[str]:
    if not sections:
        return []
    listed = [
        f"{_INDENT}{at}. {visible(one.term)} ({one.entry}#{one.section})" for at, one in enumerate(sections, start=1)
    ]
    labels = [signal.label for signal in sections[0].signals]
    values = [[f"{signal.value:.2f}" for signal in one.signals] for one in sections]
    head = ["", *(f"{at}." for at in range(1, len(sections) + 1))]
    rows = [head, *zip(labels, *values, strict=True)]
    return [*listed, "", *(f"{_INDENT}{line}" for line in _table(rows, numeric=range(1, len(head))))]


def _evidence(evidence: Sequence[Weighed]) -> list[str]:
    head = ["", "value", "weight", "effect"]
    rows = [[one.label, f"{one.value:.2f}", f"{one.weight:.2f}", f"{one.effect:+.2f}"] for one in evidence]
    return [f"{_INDENT}{line}" for line in _table([head, *rows], numeric=range(1, len(head)))] if rows else []


def _table(rows: Sequence[Sequence[str]], numeric: range) -> Iterator[str]:
    """Yield rows as lines of aligned columns, numeric ones at their right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = enumerate(zip(row, widths, strict=True))
        yield "  ".join(
            cell.rjust(width) if at in numeric else cell.ljust(width) for at, (cell, width) in cells
        ).rstrip()


def _lines(paragraph: str, room: int) -> Iterator[str]:
    line = ""
    for word in paragraph.split(" "):
        for number, piece in enumerate([word] if _columns(word) <= room else _PIECE.findall(word)):
            joined = f"{line} {piece}" if line and not number else f"{line}{piece}"
            if line and _columns(joined) > room:
                yield line
                joined = piece
            line = joined
    yield line


def _columns(text: str) -> int:
    """Return how many columns of a terminal a text takes: two for a wide character (UAX #11), none for an accent."""
    wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in text)
    return len(text) + wide - sum(unicodedata.combining(sign) > 0 for sign in text)
