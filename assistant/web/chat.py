"""The chat page: what is on it and what happens when something is asked."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.citation import find_section
from assistant.explanation import Explained
from assistant.question import QuestionError, Turn
from assistant.web import landing, render
from assistant.web.desk import Desk
from assistant.web.page import TITLE
from assistant.web.withheld import withheld
from assistant.writer import AT_ONCE
from glossary import Glossary

_LOGGER = logging.getLogger(__name__)
_MOST_TURNS = 50
_FAULT = "something went wrong on the server; your question is still here: try again. The server’s log has the details."

# One place for the page's own buttons, whenever they come and go.
_ON_LOAD = """
element.addEventListener("click", (event) => {
  const button = event.target.closest("[data-ask]");
  if (button) trigger("click", { question: button.dataset.ask });
});
watch("value", () => window.glossdesk.arrived(element));
"""
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
    """The components of the page; `asked` holds the explained answers of the conversation, oldest first."""

    asked: gr.State
    said: gr.HTML
    anew: gr.Button
    shown: gr.HTML
    box: gr.Textbox
    send: gr.Button
    problem: gr.HTML
    examples: gr.HTML


def create_chat(desk: Desk) -> gr.Blocks:
    """Return the page on which a person asks a desk; every visit is a conversation of its own."""
    chat = _Chat(title=TITLE, analytics_enabled=False, fill_width=True)
    with chat:
        _wire(_lay_out(desk.assistant), desk)
    return chat


def _lay_out(assistant: Assistant) -> _Parts:
    with gr.Column(elem_id="desk"):
        with gr.Row(elem_id="top"):
            _html(f"<h1>{TITLE}</h1>")
            said = _html(render.spoken(""))
            anew = gr.Button("New conversation", elem_id="anew", visible=False)
        shown = _html(landing.landing(assistant.glossaries), elem_id="conversation", js_on_load=_ON_LOAD)
        with gr.Column(elem_id="ask"):
            with gr.Row(elem_id="ask-row"):
                box = gr.Textbox(
                    label="Your question",
                    placeholder="Ask what a term means",
                    max_lines=5,
                    container=False,
                    autofocus=True,
                    elem_id="question",
                    html_attributes=gr.InputHTMLAttributes(autocomplete="off", enterkeyhint="send"),
                )
                send = gr.Button("Ask", elem_id="send", variant="primary")
            problem = _html(render.problem(""))
        examples = _html(landing.examples(assistant.glossaries), elem_id="examples", js_on_load=_ON_LOAD)
    return _Parts(gr.State(()), said, anew, shown, box, send, problem, examples)


def _html(html: str, **given: Any) -> gr.HTML:  # noqa: ANN401 - handed on to Gradio as they are
    return gr.HTML(html, **{"apply_default_css": False, "js_on_load": None, **given})


def _wire(parts: _Parts, desk: Desk) -> None:
    def ask(question: str, before: tuple[Explained, ...]) -> Shown:
        # The assistant may be another one at the next question.
        assistant = desk.assistant
        glossaries = {glossary.id: glossary for glossary in assistant.glossaries}
        turns: tuple[Explained, ...] = ()
        try:
            for one in before:
                stands = _stands(one.answer, glossaries)
                turns += (one if stands else assistant.explain(one.answer.question, history=_history(turns)),)
            explained = assistant.explain(question, history=_history(turns))
        except QuestionError as error:
            return {parts.problem: render.problem(str(error))}
        turns = (*turns, explained)[-_MOST_TURNS:]
        return {
            parts.asked: turns,
            parts.shown: render.conversation(turns, glossaries),
            parts.said: render.spoken(explained.answer.text),
            parts.problem: render.problem(""),
            parts.examples: "",
            parts.anew: gr.update(visible=True),
        }

    def ask_typed(question: str, before: tuple[Explained, ...]) -> Shown:
        shown = ask(question, before)
        # What could not be asked stays in the box.
        return {**shown, parts.box: ""} if parts.shown in shown else shown

    def ask_suggested(before: tuple[Explained, ...], event: gr.EventData) -> Shown:
        return ask(str(event.question), before)

    def start_anew() -> Shown:
        glossaries = desk.assistant.glossaries
        return {
            parts.asked: (),
            parts.shown: landing.landing(glossaries),
            parts.problem: render.problem(""),
            parts.examples: landing.examples(glossaries),
            parts.anew: gr.update(visible=False),
        }

    asking = {**_ASKING, "concurrency_limit": AT_ONCE if desk.assistant.writer else 1}
    changed = [parts.asked, parts.shown, parts.said, parts.problem, parts.examples, parts.anew, parts.box]
    typed = gr.on([parts.box.submit, parts.send.click], ask_typed, [parts.box, parts.asked], changed, **asking)
    suggested = gr.on([parts.shown.click, parts.examples.click], ask_suggested, parts.asked, changed, **asking)
    for asked in (typed, suggested):
        asked.failure(lambda: render.problem(_FAULT), None, parts.problem, **_PRIVATE)
    parts.anew.click(start_anew, None, changed, **_PRIVATE)


def _history(before: Sequence[Explained]) -> list[Turn]:
    return [Turn(one.answer.question, one.answer.quoting) for one in before]


def _stands(answer: Answer, glossaries: Mapping[str, Glossary]) -> bool:
    """Tell whether all that an answer quotes still stands there; an edit may have come between."""
    sections = [
        (one, find_section(glossaries[one.glossary], one.entry, one.section) if one.glossary in glossaries else None)
        for one in answer.citations
    ]
    return all(found and found.text[one.start_char : one.end_char] == one.cited_text for one, found in sections)
