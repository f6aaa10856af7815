"""The chat page: what is on it and what happens when something is asked."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

import gradio as gr

from assistant.assistant import Assistant
from assistant.conversation import (
    MOST_PASSAGE,
    MOST_TURNS,
    Asking,
    Conversation,
    ConversationError,
    Opened,
    from_file,
    from_turns,
)
from assistant.explanation import Explained
from assistant.journal import Face
from assistant.question import QuestionError
from assistant.web import landing, render
from assistant.web.desk import Desk
from assistant.web.page import TITLE
from assistant.web.withheld import withheld
from assistant.web.words import Words, words_for
from assistant.writer import AT_ONCE

_LOGGER = logging.getLogger(__name__)

# What the page's script needs of Gradio: to trigger events of the form, and to be told of what comes back.
_FORM_ON_LOAD = "window.glossdesk.begin((event, given) => trigger(event, given));"
_SHOWN_ON_LOAD = 'watch("value", () => window.glossdesk.arrived());'
_PROBLEM_ON_LOAD = 'watch("value", () => window.glossdesk.refused());'
_PRIVATE: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
_ASKING: dict[str, Any] = {**_PRIVATE, "concurrency_id": "ask"}

# Gradio's own form of an update: the components that change, each with its new value.
Shown = dict[Any, Any]


class _Chat(gr.Blocks):
    """Blocks whose faults are logged without what was asked; Gradio would print the exception with its message."""

    async def process_api(self, *given: Any, **options: Any) -> dict[str, Any]:  # noqa: ANN401 - handed on
        """Do what a component asks for."""
        try:
            return await super().process_api(*given, **options)
        except Exception as error:
            _LOGGER.exception("cannot do what the page asks for", exc_info=withheld(error))
            raise gr.Error(visible=False, print_exception=False) from error


@dataclass(frozen=True, slots=True)
class _Parts:
    """The components of the page; the conversation is held by the page itself, which sends it with every question."""

    said: gr.HTML
    shown: gr.HTML
    form: gr.HTML
    problem: gr.HTML
    examples: gr.HTML


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What the page wants: a conversation shown, `asks` tells whether its last question is new.

    `told` are the texts that were answered when it was saved.
    """

    asked: Conversation
    asks: bool
    again: bool
    words: Words
    told: tuple[str, ...]


def create_chat(desk: Desk) -> gr.Blocks:
    """Return the page on which a person asks a desk; `Pieces` has what it shows first."""
    chat = _Chat(title=TITLE, analytics_enabled=False, fill_width=True)
    with chat:
        _wire(_lay_out(), desk)
    return chat


def _lay_out() -> _Parts:
    # The keys alone are looked at here; the pieces are given where the page is mounted.
    piece = gr.I18n()
    with gr.Column(elem_id="desk"):
        _html(piece("top"), elem_id="top")
        said = _html(render.spoken(""))
        shown = _html(piece("landing"), elem_id="conversation", js_on_load=_SHOWN_ON_LOAD)
        with gr.Column(elem_id="ask"):
            asking = _html(piece("form"), js_on_load=_FORM_ON_LOAD)
            problem = _html(render.problem(""), js_on_load=_PROBLEM_ON_LOAD)
        examples = _html(piece("examples"), elem_id="examples")
    return _Parts(said, shown, asking, problem, examples)


def _html(html: Any, **given: Any) -> gr.HTML:  # noqa: ANN401 - handed on to Gradio as they are
    return gr.HTML(html, **{"apply_default_css": False, "js_on_load": None, **given})


def _wire(parts: _Parts, desk: Desk) -> None:
    serial = count()

    def tell(event: gr.EventData) -> Shown:
        # The assistant may be another one at the next event.
        assistant = desk.assistant
        try:
            wanted = _read(event)
            # Whoever asks the same again is not a second reader.
            face = Face.CHAT if wanted.asks and not wanted.again else None
            answers = assistant.converse(wanted.asked, again=wanted.again, face=face)
        except (ConversationError, QuestionError) as error:
            # The page tells by every change that its question was dealt with.
            return {parts.problem: render.problem(str(error), next(serial))}
        talking = _talking(parts, wanted, assistant, answers, next(serial)) if wanted.asked else {}
        return {
            **(talking or _landed(parts, assistant, wanted.words)),
            parts.said: render.spoken(answers[-1].answer.text if wanted.asks else ""),
            parts.problem: render.problem(""),
        }

    def fault(request: gr.Request) -> str:
        spoken = words_for(request.headers.get("accept-language", "").partition(",")[0])
        return render.problem(spoken.plain("fault"), next(serial))

    asking = {**_ASKING, "concurrency_limit": AT_ONCE if desk.assistant.writer else 1}
    told = parts.form.submit(tell, None, [parts.shown, parts.said, parts.problem, parts.examples], **asking)
    told.failure(fault, None, parts.problem, **_PRIVATE)


def _landed(parts: _Parts, assistant: Assistant, words: Words) -> Shown:
    glossaries = assistant.glossaries
    return {
        parts.shown: landing.landing(glossaries, words),
        parts.examples: landing.examples(glossaries, words),
    }


def _talking(parts: _Parts, wanted: _Wanted, assistant: Assistant, answers: Sequence[Explained], serial: int) -> Shown:
    told = dict(enumerate(wanted.told))
    turns = [
        render.Asked(one, now, changed=told.get(number, "") not in ("", now.answer.text))
        for number, (one, now) in enumerate(zip(wanted.asked, answers, strict=True))
    ]
    glossaries = {glossary.id: glossary for glossary in assistant.glossaries}
    following = assistant.ask_next(wanted.asked)
    days = assistant.journal.days if assistant.journal else 0
    return {
        parts.shown: render.conversation(
            turns, glossaries, wanted.words, following=following, serial=serial, days=days
        ),
        parts.examples: "",
    }


def _read(event: gr.EventData) -> _Wanted:
    """Return what the page wants; raise ConversationError where that is nothing that it would send."""
    # Gradio keeps no other way to all of what was sent.
    given = event._data if isinstance(event._data, dict) else {}  # noqa: SLF001
    file, question = given.get("file"), given.get("question")
    opened = Opened(from_turns(given.get("held", [])), ()) if file is None else from_file(str(file))
    new = () if question is None else (Asking(str(question), str(given.get("passage", ""))[:MOST_PASSAGE]),)
    return _Wanted(
        asked=(*opened.asked, *new)[-MOST_TURNS:],
        asks=bool(new),
        again=given.get("again") is True,
        words=words_for(str(given.get("language", ""))),
        told=opened.told,
    )
