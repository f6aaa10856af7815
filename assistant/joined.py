"""The answers to two questions that were put in one, joined."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.answer import Answer, write
from assistant.citation import Citation, titles_of, verify
from glossary import Glossary


def join(
    asked: str, answers: Sequence[Answer], unanswered: Sequence[str], glossaries: Mapping[str, Glossary]
) -> Answer:
    """Return one verified answer made of those to the parts of a question, and of what of it has none."""
    missing = [f"Not in this glossary: “{part}”." for part in unanswered]
    notes = tuple(dict.fromkeys([*(note for answer in answers for note in answer.notes), *missing]))
    quotes: dict[tuple[str, str, str, int], Citation] = {}
    for answer in answers:
        for one in answer.citations:
            quotes.setdefault((one.glossary, one.entry, one.section, one.start_char), one)
    opening = "".join(f"{note}\n\n" for note in notes)
    text, citations = write(opening, list(quotes.values()), titles_of(glossaries))
    verify(text, citations, glossaries, opening)
    return replace(
        answers[0],
        question=asked,
        text=text,
        citations=citations,
        names=tuple(dict.fromkeys(name for answer in answers for name in answer.names)),
        confidence=min(answer.confidence for answer in answers),
        standalone_question=" ".join(asked.split()),
        partly=bool(missing) or any(answer.partly for answer in answers),
        notes=notes,
    )
