"""A conversation as HTML: each question with its answer and the sections that the answer cites."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from assistant.answer import Answer
from assistant.citation import Citation
from assistant.confidence import percent
from assistant.conversation import Asking
from assistant.explanation import Explained
from assistant.journal import is_small_talk
from assistant.pages.markup import text
from assistant.question import clean_text
from assistant.sense_note import sense_notes
from assistant.suggestion import Suggestion
from assistant.web.button import ask_button
from assistant.web.cited import cited_sections
from assistant.web.copy_menu import copy_menu
from assistant.web.explained import explained
from assistant.web.sense_told import sense_told
from assistant.web.thumbs import note_form, thumbs
from assistant.web.words import Words
from glossary import Glossary

_PASSAGE_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Asked:
    """A turn: what was asked, what was told, and whether that is not what was told before."""

    asking: Asking
    told: Explained
    changed: bool = False


def conversation(
    turns: Sequence[Asked],
    glossaries: Mapping[str, Glossary],
    words: Words,
    *,
    following: Sequence[str] = (),
    days: int = 0,
) -> tuple[str, ...]:
    """Return each turn of a conversation, oldest first; only the newest shows a section opened.

    `following` are questions to ask next. Thumbs are kept for so many `days`; for 0, there are none.
    """
    newest = len(turns)
    return tuple(
        _turn(number, one, glossaries, words, following if number == newest else (), days, opened=number == newest)
        for number, one in enumerate(turns, 1)
    )


def answer_text(turn: str, answer: Answer, words: Words, notes: Sequence[str] = ()) -> str:
    """Return the paragraphs of an answer: notes, then quotes or a writer's sentences, with their numbers as links.

    `notes` are those that are told elsewhere.
    """
    told = "".join(f'<p class="note">{text(note)}</p>' for note in answer.notes if note not in notes)
    html = ""
    end = sum(len(note) + len("\n\n") for note in answer.notes)
    for (start, stop), citations in groupby(answer.citations, key=lambda one: (one.answer_start, one.answer_end)):
        cited = tuple(citations)
        said = text(answer.text[start:stop])
        html += _between(answer.text[end:start])
        html += said if answer.written else f"<q>{said}</q>"
        html += "".join(_mark(turn, citation, words) for citation in cited)
        end = stop + len(f" {''.join(f'[{citation.number}]' for citation in cited)}")
    return f"{told}<p>{html}{_between(answer.text[end:])}</p>"


def _between(said: str) -> str:
    paragraphs = [f'<span class="own">{text(part)}</span>' if part.strip() else part for part in said.split("\n\n")]
    return "</p><p>".join(paragraphs)


def _mark(turn: str, citation: Citation, words: Words) -> str:
    number = citation.number
    return (
        f'<sup><a class="number" id="{turn}-mark-{number}" href="#{turn}-quote-{number}"'
        f' data-goto="{turn}-quote-{number}" aria-label="{words("mark", number=number, term=citation.term)}">'
        f"{number}</a></sup>"
    )


def _turn(
    number: int,
    asked: Asked,
    glossaries: Mapping[str, Glossary],
    words: Words,
    following: Sequence[str],
    days: int,
    *,
    opened: bool,
) -> str:
    turn, answer = f"turn-{number}", asked.told.answer
    read_as = sense_notes(asked.told.explanation.sense) if answer.answered else ()
    cited = ""
    if answer.answered:
        # What a writer wrote is to be read beside all that it is made of.
        most = len(answer.citations) if answer.written else 1
        cited = cited_sections(turn, answer.citations, glossaries, words, opened=most if opened else 0)
    language = next(iter(glossaries.values())).language
    said = _answered(turn, answer, words, read_as) if answer.answered else _abstained(answer, words)
    days = 0 if is_small_talk(answer) else days
    changed = f'<p class="changed">{words("changed")}</p>' if asked.changed else ""
    return (
        f'<article class="turn {"answered" if answer.answered else "abstained"}" id="{turn}"'
        f' aria-labelledby="{turn}-asked">'
        f'<h2 class="asked" id="{turn}-asked" dir="auto" tabindex="-1">{text(answer.question)}</h2>'
        f"{_line(asked, words, read_as)}{changed}"
        f'<div class="columns"><div class="answer"><div lang="{escape(language)}">{said}</div>'
        f"{_tools(number, answer, glossaries, words, thumbs(number, words) if days else '')}"
        f"{note_form(number, days, words) if days else ''}{_next(following, words)}"
        f"{explained(asked.told.explanation, words, language)}</div>{cited}</div></article>"
    )


def _line(asked: Asked, words: Words, read_as: Sequence[str]) -> str:
    """Return the line below a question: what it was read beside, as what it was understood, and in which sense."""
    passage, understood = clean_text(asked.asking.passage), asked.told.answer.understood
    begins = passage if len(passage) <= _PASSAGE_SHOWN else f"{passage[:_PASSAGE_SHOWN].rstrip()} …"
    parts = [
        *([text(words.plain("with_passage", passage=begins))] if passage else []),
        *([text(words.plain("understood", question=understood))] if understood else []),
        *map(text, sense_told(asked.told.explanation.sense, words) if read_as else ()),
    ]
    said = "".join(f'<span dir="auto">{part}</span> ' for part in parts)
    return f'<p class="understood">{said.rstrip()}</p>' if parts else ""


def _answered(turn: str, answer: Answer, words: Words, told: Sequence[str]) -> str:
    contrasts = "".join(
        f'<p class="contrast">{words("contrast")} {_suggestion(one, words)}</p>' for one in answer.suggestions
    )
    writer = f'<p class="writer">{text(answer.writer_note)}</p>' if answer.writer_note else ""
    return f'<div class="said">{answer_text(turn, answer, words, told)}</div>{writer}{contrasts}'


def _tools(number: int, answer: Answer, glossaries: Mapping[str, Glossary], words: Words, rating: str) -> str:
    edit = f'<button type="button" class="quiet" data-edit="{number}">{words("edit")}</button>'
    retry = f'<button type="button" class="quiet" data-retry="{number}">{words("retry")}</button>'
    sure = (
        f'<span class="confidence" title="{words("confidence_told")}">'
        f"{words('confidence', percent=percent(answer.confidence))}</span>"
    )
    copy = copy_menu(answer, glossaries, words) if answer.answered else ""
    # Beside a line that says that this is not answered, the number would contradict it.
    told = sure if answer.answered and not answer.partly else ""
    return f'<div class="tools">{copy}{edit}{retry}{rating}{told}</div>'


def _next(questions: Sequence[str], words: Words) -> str:
    items = "".join(f"<li>{ask_button(one, one)}</li>" for one in questions)
    return f'<div class="next"><h3>{words("next")}</h3><ul class="asks">{items}</ul></div>' if items else ""


def _abstained(answer: Answer, words: Words) -> str:
    near = "".join(f"<li>{_suggestion(one, words)}</li>" for one in answer.suggestions)
    heading = words("nearest_one" if len(answer.suggestions) == 1 else "nearest_many")
    nearest = f'<h3>{heading}</h3><ul class="asks">{near}</ul>' if near else ""
    return f'<p class="abstention">{text(answer.text)}</p>{nearest}'


def _suggestion(suggestion: Suggestion, words: Words) -> str:
    # A section's headword is a question by itself.
    asked = suggestion.question if suggestion.section else words.plain("ask_meaning", term=suggestion.term)
    return ask_button(asked, suggestion.term)
