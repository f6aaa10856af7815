"""What stands on the chat page from its first byte: it can be read and typed into before its script runs."""

from collections.abc import Sequence

from assistant.web.form import form, top
from assistant.web.landing import examples, landing
from assistant.web.words import Words
from glossary import Glossary

TITLE = "Glossdesk"


def layout(glossaries: Sequence[Glossary], words: Words, days: int = 0) -> str:
    """Return the page's parts in a language: a place for the conversation stands where the script puts its turns.

    What is asked in vain is kept for so many `days`, or not at all for 0.
    """
    return f"""<main id="desk">
<div id="top">{top(TITLE, words)}</div>
<p id="heard" role="status" class="unseen"></p>
<div id="conversation">{landing(glossaries, words)}<div id="turns"></div></div>
<div id="ask">{form(words, days)}<p id="problem" role="alert"></p></div>
<div id="examples">{examples(glossaries, words)}</div>
</main>"""
