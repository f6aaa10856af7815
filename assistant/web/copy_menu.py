"""The menu of what an answer can be taken along as."""

from collections.abc import Callable, Mapping
from html import escape

from assistant.answer import Answer
from assistant.bibliography import FORMATS, references
from assistant.web.clipping import as_html, as_markdown, clipping
from assistant.web.words import Words
from glossary import Glossary

_COPIES: Mapping[str, Callable[[Answer], str]] = {"text": clipping, "markdown": as_markdown, "html": as_html}


def copy_menu(answer: Answer, glossaries: Mapping[str, Glossary], words: Words) -> str:
    """Return a fold of buttons that copy an answer, or save what it cites as references."""
    copies = "".join(
        f'<button type="button" class="quiet" data-copy="{escape(make(answer))}" data-form="{form}">'
        f"{words(f'copy_{form}')}</button>"
        for form, make in _COPIES.items()
    )
    cited = references(answer, glossaries)
    saves = "".join(
        f'<button type="button" class="quiet" data-save="references.{one.extension}" data-type="{one.media_type}"'
        f' data-content="{escape(one.write(cited))}">{words(f"save_{form}")}</button>'
        for form, one in FORMATS.items()
    )
    return f'<details class="menu"><summary>{words("copy")}</summary><div>{copies}{saves}</div></details>'
