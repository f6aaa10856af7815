"""An answer as plain text to paste elsewhere, its references below it."""

from assistant.answer import Answer
from assistant.citation import by_section


def clipping(answer: Answer) -> str:
    """Return the answer's text with its marks, then the references that they stand for with their sources."""
    references = []
    for citations in by_section(answer.citations):
        marks = " ".join(f"[{citation.number}]" for citation in citations)
        first = citations[0]
        lines = [f"{marks} {first.reference}", *([first.url] if first.url else [])]
        lines += [f"Source: {source}" for source in first.sources]
        references.append("\n    ".join(lines))
    return "\n".join((answer.text, "", "References", *references, ""))
