"""What the page shows before anything is asked."""

from collections.abc import Mapping, Sequence
from html import escape
from itertools import islice

from assistant.pages.markup import text
from assistant.web.button import ask_button
from assistant.web.words import Words
from glossary import Glossary

_EXAMPLES: Mapping[str, tuple[str, ...]] = {
    "china-official": (
        "What does pragmatic cooperation mean here?",
        "务实合作是什么意思？",
        "How does the UN use the word cooperation?",
        "Who sold masks to France?",
    ),
}
_MOST_EXAMPLES = 4


def landing(glossaries: Sequence[Glossary], words: Words) -> str:
    """Return what this is, in two lines."""
    titles = " · ".join(f'<span lang="{escape(one.language)}">{text(one.title)}</span>' for one in glossaries)
    return f'<div class="landing"><h2>{titles}</h2><p lang="{words.language}">{words("intro")}</p></div>'


def examples(glossaries: Sequence[Glossary], words: Words) -> str:
    """Return questions to begin with, as buttons: chosen ones for the glossary that ships, else its first entries."""
    chosen = [question for glossary in glossaries for question in _EXAMPLES.get(glossary.id, ())]
    first = (words.plain("ask_meaning", term=entry.term) for glossary in glossaries for entry in glossary.entries)
    questions = islice(chosen or first, _MOST_EXAMPLES)
    items = "".join(f"<li>{ask_button(question, question)}</li>" for question in questions)
    return items and f'<ul class="asks" aria-label="{words("examples")}">{items}</ul>'
