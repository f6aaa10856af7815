"""A conversation as one HTML page to hand on, which stands alone and runs no script."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.answer import Answer
from assistant.citation import by_section
from assistant.conversation import Conversation
from assistant.explanation import Explained
from assistant.pages.page import page_style, template
from glossary import Glossary

_TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Reference:
    """What the marks of an answer stand for: a section, with its sources."""

    marks: str
    text: str
    url: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownTurn:
    """A turn as the page shows it."""

    question: str
    passage: str
    understood: str
    paragraphs: tuple[str, ...]
    references: tuple[Reference, ...]


def to_page(asked: Conversation, answers: Sequence[Explained], glossaries: Sequence[Glossary]) -> str:
    """Return a conversation as an HTML page, each question with its answer and what it cites."""
    turns = [
        ShownTurn(
            question=one.question,
            passage=one.passage,
            understood=told.answer.understood,
            paragraphs=tuple(told.answer.text.split("\n\n")),
            references=_references(told.answer),
        )
        for one, told in zip(asked, answers, strict=True)
    ]
    return template(_TEMPLATES, "conversation").render(
        title=" · ".join(one.title for one in glossaries),
        language=glossaries[0].language,
        turns=turns,
        style=page_style(_TEMPLATES / "conversation.css"),
    )


def _references(answer: Answer) -> tuple[Reference, ...]:
    return tuple(
        Reference(" ".join(f"[{one.number}]" for one in group), group[0].reference, group[0].url, group[0].sources)
        for group in by_section(answer.citations)
    )
