"""Taking a plain article apart: paragraphs, footnotes, a closing attribution."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from glossary.exchange.fault import ImportFault
from glossary.model import Mark

_NOTE = re.compile(r"(?:[\[［](\d{1,3})[\]］]:?|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))\s*(?=\S)")
_MARK = re.compile(r"[\[［](\d{1,3}(?:[,–-] ?\d{1,3})*)[\]］]|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_ATTRIBUTION = re.compile(
    r"(?:this|the) (?:above )?(?:definition|entry|article|text|essay|piece) (?:was|is|has been|first)\b"
    r"|(?:written|reproduced|republished|reprinted|adapted|published|first published) (?:by|for|from|in|with)\b"
    r"|©|\(c\) |copyright\b|licen[cs]ed?\b|(?:source|author|credit)s?:",
    re.IGNORECASE,
)
_STOPPED = re.compile(r"[.!?…:;。！？：；][\"'”’»)\]」』）]*(?:\[\d{1,3}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹])*\Z")
_WIDEST_WRAPPED = 120
_LONGEST_ATTRIBUTION = 400


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and the line of the file that it starts on."""

    text: str
    line: int

    def notes(self) -> tuple[int, ...]:
        """Return the numbers of the footnotes that the paragraph refers to, in order."""
        numbers: list[int] = []
        for bracketed, raised in _MARK.findall(self.text):
            for part in bracketed.split(",") if bracketed else [raised.translate(_RAISED)]:
                first, _, last = part.strip().replace("–", "-").partition("-")
                numbers += range(int(first), int(last or first) + 1)
        return tuple(dict.fromkeys(numbers))


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, without its number."""

    number: int
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Article:
    """An article: its paragraphs are verbatim; the attribution is empty where it has none."""

    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...]
    attribution: str


def take_apart(text: str, file: Path) -> Article:
    """Return the parts of an article; raise ImportFault where two footnotes have one number.

    Paragraphs are set apart by blank lines or, where lines are not wrapped, by line breaks. Footnotes are paragraphs
    that start with their number in brackets or raised; what follows the last one is the attribution, as is any closing
    paragraph that reads like one.
    """
    paragraphs = list(_paragraphs(text.replace("\r\n", "\n").replace("\r", "\n")))
    # A first paragraph that starts with a mark is no footnote: it has nothing to be a note to.
    numbered = {index for index, paragraph in enumerate(paragraphs) if index and _NOTE.match(paragraph.text)}
    closing = max(numbered, default=len(paragraphs))
    tail = len(paragraphs)
    while tail > 1 and _is_closing(paragraphs[tail - 1]):
        tail -= 1
    body: list[Paragraph] = []
    notes: dict[int, Note] = {}
    attribution: list[str] = []
    for index, paragraph in enumerate(paragraphs):
        if index in numbered:
            note = _note(paragraph)
            if note.number in notes:
                line = notes[note.number].line
                message = f"footnote [{note.number}] stands on line {line} already; number it anew"
                raise ImportFault(Mark(file, paragraph.line), message)
            notes[note.number] = note
        elif index >= tail or (index > closing and len(paragraph.text) <= _LONGEST_ATTRIBUTION):
            attribution.append(paragraph.text)
        else:
            body.append(paragraph)
    return Article(tuple(body), tuple(notes.values()), "\n".join(attribution))


def _is_closing(paragraph: Paragraph) -> bool:
    short = len(paragraph.text) <= _LONGEST_ATTRIBUTION
    return bool(_NOTE.match(paragraph.text)) or (short and bool(_ATTRIBUTION.match(paragraph.text)))


def _note(paragraph: Paragraph) -> Note:
    match = _NOTE.match(paragraph.text)
    if match is None:
        raise ValueError(f"no footnote: {paragraph.text!r}")
    number = match.group(1) or match.group(2).translate(_RAISED)
    return Note(int(number), paragraph.text[match.end() :], paragraph.line)


def _paragraphs(text: str) -> Iterator[Paragraph]:
    block: list[Paragraph] = []
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        stripped = line.strip()
        if stripped:
            block.append(Paragraph(stripped, number))
            continue
        yield from _unwrapped(block)
        block = []


def _unwrapped(block: list[Paragraph]) -> Iterator[Paragraph]:
    """Yield a block of lines as one paragraph where an editor wrapped them, and else each line as its own."""
    wrapped = all(len(line.text) <= _WIDEST_WRAPPED for line in block) and any(
        not _STOPPED.search(line.text) for line in block[:-1]
    )
    joined: list[Paragraph] = []
    for line in block:
        if joined and wrapped and not _is_closing(line):
            before = joined.pop()
            tight = before.text[-1] >= "\u2e80" and line.text[0] >= "\u2e80"
            joined.append(Paragraph(f"{before.text}{'' if tight else ' '}{line.text}", before.line))
        else:
            joined.append(line)
    yield from joined
