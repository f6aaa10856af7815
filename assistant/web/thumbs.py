"""What a reader may say of an answer on the page: thumbs, and a note."""

from html import escape

from assistant.journal import MOST_NOTE, Thumb
from assistant.web.words import Words


def thumbs(turn: int, words: Words) -> str:
    """Return the buttons for the answer of a turn."""
    return "".join(
        f'<button type="button" class="quiet" data-thumb="{one}" data-turn="{turn}" aria-pressed="false">'
        f"{words(f'thumb_{one}')}</button>"
        for one in Thumb
    )


def note_form(turn: int, days: int, words: Words) -> str:
    """Return the form for a note, which is hidden until a thumb is given, and what is said of what is kept."""
    told = {one: escape(words.texts[one]) for one in ("noted", "note_sent", "not_noted", "withdrawn")}
    data = "".join(f' data-{one.replace("_", "-")}="{text}"' for one, text in told.items())
    return (
        f'<form class="note-on" id="note-{turn}" data-turn="{turn}" lang="{words.language}" hidden{data}>'
        f'<label for="note-{turn}-text">{words("note_label")}</label>'
        f'<textarea id="note-{turn}-text" rows="2" maxlength="{MOST_NOTE}" dir="auto"></textarea>'
        f'<button class="quiet">{words("note_send")}</button>'
        f'<p class="hint">{words("note_kept", days=days)}</p></form>'
        f'<p class="noted" id="noted-{turn}" role="status" lang="{words.language}"></p>'
    )
