"""A conversation as HTML: each question with its answer and the sections that the answer cites."""

from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby

from assistant.answer import Answer
from assistant.citation import Citation
from assistant.confidence import percent
from assistant.explanation import Explained
from assistant.markup import text
from assistant.suggestion import Suggestion
from assistant.web.button import ask_button
from assistant.web.cited import cited_sections
from assistant.web.clipping import clipping
from assistant.web.explained import explained
from glossary import Glossary


def conversation(asked: Sequence[Explained], glossaries: Mapping[str, Glossary]) -> str:
    """Return the turns of a conversation, oldest first; only the newest shows a section opened."""
    newest = len(asked)
    turns = [_turn(number, one, glossaries, newest=number == newest) for number, one in enumerate(asked, 1)]
    return f'<div class="turns">{"".join(turns)}</div>'


def spoken(words: str) -> str:
    """Return what a screen reader says when an answer arrives."""
    return f'<p role="status" class="unseen">{text(words)}</p>'


def problem(message: str) -> str:
    """Return the line that says why nothing was asked or answered; empty where nothing is wrong."""
    return f'<p role="alert" class="problem">{text(message[:1].upper() + message[1:])}</p>'


def answer_text(turn: str, answer: Answer) -> str:
    """Return the paragraphs of an answer: notes, then quotes or a writer's sentences, with their numbers as links."""
    notes = "".join(f'<p class="note">{text(note)}</p>' for note in answer.notes)
    html = ""
    end = sum(len(note) + len("\n\n") for note in answer.notes)
    for (start, stop), citations in groupby(answer.citations, key=lambda one: (one.answer_start, one.answer_end)):
        cited = tuple(citations)
        said = text(answer.text[start:stop])
        html += _between(answer.text[end:start])
        html += said if answer.written else f"<q>{said}</q>"
        html += "".join(_mark(turn, citation) for citation in cited)
        end = stop + len(f" {''.join(f'[{citation.number}]' for citation in cited)}")
    return f"{notes}<p>{html}{_between(answer.text[end:])}</p>"


def _between(words: str) -> str:
    paragraphs = [f'<span class="own">{text(part)}</span>' if part.strip() else part for part in words.split("\n\n")]
    return "</p><p>".join(paragraphs)


def _mark(turn: str, citation: Citation) -> str:
    number = citation.number
    return (
        f'<sup><a class="number" id="{turn}-mark-{number}" href="#{turn}-quote-{number}"'
        f' data-goto="{turn}-quote-{number}" aria-label="Citation {number}: {escape(citation.term)}">{number}</a></sup>'
    )


def _turn(number: int, asked: Explained, glossaries: Mapping[str, Glossary], *, newest: bool) -> str:
    turn, answer = f"turn-{number}", asked.answer
    if answer.answered:
        # What a writer wrote is to be read beside all that it is made of.
        opened = len(answer.citations) if answer.written else 1
        cited = cited_sections(turn, answer.citations, glossaries, opened=opened if newest else 0)
        said = _answered(turn, answer)
    else:
        said, cited = _abstained(answer), ""
    kind = "answered" if answer.answered else "abstained"
    understood = (
        f'<p class="understood" dir="auto">Understood as: {text(answer.understood)}</p>' if answer.understood else ""
    )
    return (
        f'<article class="turn {kind}" id="{turn}" aria-labelledby="{turn}-asked">'
        f'<h2 class="asked" id="{turn}-asked" dir="auto" tabindex="-1">{text(answer.question)}</h2>{understood}'
        f'<div class="columns"><div class="answer">{said}{explained(asked.explanation)}</div>{cited}</div></article>'
    )


def _answered(turn: str, answer: Answer) -> str:
    contrasts = "".join(f'<p class="contrast">In contrast: {_suggestion(one)}</p>' for one in answer.suggestions)
    sure = (
        '<span class="confidence" title="How sure the evidence makes the desk that the glossary answers this">'
        f"Confidence {percent(answer.confidence)}&#8239;%</span>"
    )
    writer = f'<p class="writer">{text(answer.writer_note)}</p>' if answer.writer_note else ""
    return (
        f'<div class="said">{answer_text(turn, answer)}</div>{writer}{contrasts}<div class="tools">'
        f'<button type="button" class="copy" data-copy="{escape(clipping(answer))}">'
        # Beside a line that says that this is not answered, the number would contradict it.
        f"Copy answer with references</button>{'' if answer.partly else sure}</div>"
    )


def _abstained(answer: Answer) -> str:
    near = "".join(f"<li>{_suggestion(one)}</li>" for one in answer.suggestions)
    heading = "Nearest entry" if len(answer.suggestions) == 1 else "Nearest entries"
    nearest = f'<h3>{heading}</h3><ul class="asks">{near}</ul>' if near else ""
    return f'<p class="abstention">{text(answer.text)}</p>{nearest}'


def _suggestion(suggestion: Suggestion) -> str:
    return ask_button(suggestion.question, suggestion.term)
