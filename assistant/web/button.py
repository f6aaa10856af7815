"""A question that a press of a button asks."""

from html import escape

from assistant.pages.markup import text


def ask_button(question: str, label: str) -> str:
    """Return a button that asks a question."""
    return f'<button type="button" class="ask-this" data-ask="{escape(question)}">{text(label)}</button>'
