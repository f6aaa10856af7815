"""What the page shows first, in the language of the browser: Gradio chooses there from all of them."""

import gradio as gr

from assistant.assistant import Assistant
from assistant.web.desk import Desk
from assistant.web.form import form, top
from assistant.web.landing import examples, landing
from assistant.web.page import TITLE
from assistant.web.words import Words, languages


class Pieces:
    """The pieces of a desk's page, of the glossaries that the desk has when the page is asked for."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._shown = desk.assistant
        # Gradio holds on to these very dictionaries.
        self.i18n = gr.I18n(**{tag: _texts(self._shown, words) for tag, words in languages().items()})

    def renew(self) -> None:
        """Follow an edit of the glossaries."""
        assistant = self._desk.assistant
        if assistant is not self._shown:
            for tag, words in languages().items():
                self.i18n.translations[tag].update(_texts(assistant, words))
            self._shown = assistant


def _texts(assistant: Assistant, words: Words) -> dict[str, str]:
    pieces = {
        "top": top(TITLE, words),
        "form": form(words, assistant.journal.days if assistant.journal else 0),
        "landing": landing(assistant.glossaries, words),
        "examples": examples(assistant.glossaries, words),
    }
    # Gradio would take what is in braces for the name of a value.
    return {key: html.replace("{", "&#123;").replace("}", "&#125;") for key, html in pieces.items()}
