"""The chat page: what is on it and what happens when something is asked."""

import logging
from typing import Any

import gradio as gr

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.question import QuestionError
from assistant.web import landing, render
from assistant.web.page import TITLE

_LOG = logging.getLogger(__name__)
_MOST_TURNS = 50
_FAULT = "Something went wrong on the server. Your question is still here: try again; the server's log has the details."

_ON_LOAD = """
element.addEventListener("click", (event) => {
  const button = event.target.closest("[data-ask]");
  if (button) trigger("click", { question: button.dataset.ask });
});
watch("value", () => window.glossdesk.arrived(element));
"""

Shown = dict[Any, Any]


def create_chat(assistant: Assistant) -> gr.Blocks:
    """Return the page on which a person asks the assistant; every visit is a conversation of its own."""
    glossaries = assistant.glossaries
    by_id = {glossary.id: glossary for glossary in glossaries}
    opening = landing.landing(glossaries)
    beginnings = landing.examples(glossaries)
    html: dict[str, Any] = {"apply_default_css": False, "js_on_load": None}
    asking: dict[str, Any] = {
        "api_visibility": "private",
        "show_progress": "hidden",
        "concurrency_id": "ask",
        "concurrency_limit": 1,
    }
    with gr.Blocks(title=TITLE, analytics_enabled=False, fill_width=True) as chat:
        answers = gr.State(())
        with gr.Column(elem_id="desk"):
            with gr.Row(elem_id="top"):
                gr.HTML(f"<h1>{TITLE}</h1>", **html)
                anew = gr.Button("New conversation", elem_id="anew", visible=False)
            shown = gr.HTML(opening, elem_id="conversation", apply_default_css=False, js_on_load=_ON_LOAD)
            with gr.Column(elem_id="ask"):
                with gr.Row(elem_id="ask-row"):
                    box = gr.Textbox(
                        label="Your question",
                        placeholder="Ask what a term means",
                        lines=1,
                        max_lines=5,
                        container=False,
                        autofocus=True,
                        elem_id="question",
                        html_attributes=gr.InputHTMLAttributes(autocomplete="off", enterkeyhint="send"),
                    )
                    send = gr.Button("Ask", elem_id="send", variant="primary")
                problem = gr.HTML(render.problem(""), **html)
            examples = gr.HTML(beginnings, elem_id="examples", apply_default_css=False, js_on_load=_ON_LOAD)
            said = gr.HTML(render.spoken(""), **html)

        def ask(question: str, before: tuple[Answer, ...]) -> Shown:
            try:
                answer = assistant.ask(question)
            except QuestionError as error:
                return {problem: render.problem(str(error))}
            except Exception as error:
                _LOG.exception("cannot answer %r", question)
                raise gr.Error(visible=False, print_exception=False) from error
            turns = (*before, answer)[-_MOST_TURNS:]
            return {
                answers: turns,
                shown: render.conversation(turns, by_id),
                examples: "",
                box: "",
                problem: render.problem(""),
                said: render.spoken(answer.text),
                anew: gr.update(visible=True),
            }

        def ask_suggested(before: tuple[Answer, ...], event: gr.EventData) -> Shown:
            return {**ask(str(event.question), before)}

        def fail() -> str:
            return render.problem(_FAULT)

        def start_anew() -> Shown:
            return {
                answers: (),
                shown: opening,
                examples: beginnings,
                problem: render.problem(""),
                anew: gr.update(visible=False),
            }

        changed = [answers, shown, examples, box, problem, said, anew]
        typed = gr.on([box.submit, send.click], ask, [box, answers], changed, **asking)
        suggested = gr.on([shown.click, examples.click], ask_suggested, answers, changed, **asking)
        for asked in (typed, suggested):
            asked.failure(fail, None, problem, api_visibility="private", show_progress="hidden")
        anew.click(start_anew, None, changed, api_visibility="private", show_progress="hidden")
    return chat
