"""An answer as plain text to paste elsewhere, its references below it."""

from assistant.answer import Answer
from assistant.citation import by_section, quotes_with_marks


def clipping(answer: Answer) -> str:
    """Return the answer's text with its marks, then the references that they stand for with their sources.

    Where a writer wrote it, the quotes stand with the references.
    """
    references = []
    for citations in by_section(answer.citations):
        marks = " ".join(f"[{citation.number}]" for citation in citations)
        first = citations[0]
        quotes = quotes_with_marks(citations) if answer.written else []
        lines = [f"{marks} {first.reference}", *quotes, *([first.url] if first.url else [])]
        lines += [f"Source: {source}" for source in first.sources]
        references.append("\n    ".join(lines))
    return "\n".join(
        (answer.text, *([answer.writer_note] if answer.written else []), "", "References", *references, "")
    )
