"""The form at the foot of the page: the question's box, what is being read, and what the page's script may say."""

import json
from html import escape

from assistant.question import MOST_PASSAGE
from assistant.web.places import ASK, navigation
from assistant.web.words import Words

# What the script says by itself.
_SCRIPTED = (
    "reading",
    "reading_filled",
    "reading_taken",
    "names_one",
    "names_many",
    "asking",
    "still_asking",
    "lost",
    "lost_idle",
    "back",
    "not_taken",
    "editing",
    "copied",
    "not_copied",
    "saved",
    "not_saved",
    "too_large",
    "source_pane",
    "close",
)


def form(words: Words, days: int = 0) -> str:
    """Return the form in a language; its script finds its texts in `data-words`.

    Where the desk keeps a journal, for so many `days`, it says so.
    """
    kept = f'<p class="kept">{words("journal_kept", days=days)}</p>' if days else ""
    said = escape(json.dumps({key: words.texts[key] for key in _SCRIPTED}, ensure_ascii=False))
    return f"""<form id="form" lang="{words.language}" data-words="{said}" autocomplete="off" novalidate>
<div id="reading" hidden>
<label for="passage">{words("reading")}</label>
<p class="hint" id="reading-hint">{words("reading_hint")}</p>
<textarea id="passage" name="passage" rows="6" maxlength="{MOST_PASSAGE}" dir="auto"
 aria-describedby="reading-hint"></textarea>
<p class="reading-tools"><button type="button" class="quiet" data-do="fold">{words("reading_done")}</button>
<button type="button" class="quiet" data-do="leave-out">{words("reading_clear")}</button></p>
</div>
<p id="editing" hidden><span></span> <button type="button" class="quiet" data-do="stop-editing">\
{words("editing_stop")}</button></p>
<div id="ask-row">
<textarea id="question" name="q" rows="1" aria-label="{words("box")}" placeholder="{words("placeholder")}"
 aria-autocomplete="list" aria-haspopup="listbox" aria-controls="names" dir="auto" enterkeyhint="send"
 autofocus></textarea>
<button type="submit" id="send">{words("ask")}</button>
<ul id="names" role="listbox" aria-label="{words("names")}" hidden></ul>
</div>
<p class="beside"><button type="button" class="quiet" data-do="unfold" aria-expanded="false" aria-controls="reading">\
{words("reading")}</button> <button type="button" class="quiet" data-do="leave-out" hidden>{words("reading_clear")}\
</button></p>{kept}
<p id="told" role="status"></p>
<p id="counted" role="status" class="unseen"></p>
</form>"""


def top(title: str, words: Words) -> str:
    """Return the line at the top: the desk's name, and what can be done with a conversation."""
    return (
        f'<div class="bar" lang="{words.language}"><h1>{escape(title)}</h1>'
        f"{navigation(words, ASK)}"
        f'<button type="button" id="anew" class="quiet" data-do="anew">{words("anew")}</button>'
        f'<details class="menu" id="conversations"><summary>{words("conversation")}</summary><div>'
        f'<button type="button" class="quiet" data-do="save-file">{words("save_file")}</button>'
        f'<button type="button" class="quiet" data-do="save-page">{words("save_page")}</button>'
        f'<button type="button" class="quiet" data-do="open-file">{words("open_file")}</button>'
        f'<input type="file" id="file" accept=".json" aria-label="{words("open_file")}" hidden></div></details></div>'
    )
