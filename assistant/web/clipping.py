"""An answer to paste elsewhere, its references below it: as plain text, as Markdown, as HTML."""

import re
from collections.abc import Iterator

from assistant.answer import Answer
from assistant.citation import by_section, quotes_with_marks
from assistant.pages.markup import prose, text

# What Markdown takes for markup; a mark such as [1] is not.
_MARKDOWN = re.compile(r"([\\`*_<>#|~])")
_ADDRESS = re.compile(r"https?://\S+")


def clipping(answer: Answer) -> str:
    """Return the answer's text with its marks, then the references that they stand for with their sources.

    Where a writer wrote it, the quotes stand with the references.
    """
    references = ["\n    ".join(lines) for lines in _references(answer)]
    return "\n".join(
        (answer.text, *([answer.writer_note] if answer.written else []), "", "References", *references, "")
    )


def as_markdown(answer: Answer) -> str:
    """Return an answer as Markdown (CommonMark)."""
    said = "\n\n".join(_plain_markdown(part) for part in answer.text.split("\n\n"))
    note = [f"*{_plain_markdown(answer.writer_note)}*", ""] if answer.written else []
    lines = (line for first, *rest in _references(answer) for line in _item(first, rest))
    return "\n".join((said, "", *note, "**References**", "", *lines, ""))


def as_html(answer: Answer) -> str:
    """Return an answer as HTML, without anything of the page around it."""
    said = "".join(f"<p>{text(part)}</p>" for part in answer.text.split("\n\n"))
    note = f"<p><em>{text(answer.writer_note)}</em></p>" if answer.written else ""
    items = "".join(f"<li>{'<br>'.join(map(prose, lines))}</li>" for lines in _references(answer))
    return f"{said}{note}<p><strong>References</strong></p><ul>{items}</ul>"


def _references(answer: Answer) -> Iterator[list[str]]:
    """Yield the lines of each section's reference."""
    for citations in by_section(answer.citations):
        marks = " ".join(f"[{citation.number}]" for citation in citations)
        first = citations[0]
        quotes = quotes_with_marks(citations) if answer.written else []
        lines = [f"{marks} {first.reference}", *quotes, *([first.url] if first.url else [])]
        yield [*lines, *(f"Source: {source}" for source in first.sources)]


def _item(first: str, rest: list[str]) -> Iterator[str]:
    yield f"- {_plain_markdown(first)}"
    yield from (f"  - {_plain_markdown(line)}" for line in rest)


def _plain_markdown(words: str) -> str:
    """Return text that Markdown shows letter for letter; addresses are links."""
    pieces: list[str] = []
    end = 0
    for found in _ADDRESS.finditer(words):
        address = found[0].rstrip(".,;:")
        pieces += (_MARKDOWN.sub(r"\\\1", words[end : found.start()]), f"<{address}>")
        end = found.start() + len(address)
    return "".join((*pieces, _MARKDOWN.sub(r"\\\1", words[end:])))
