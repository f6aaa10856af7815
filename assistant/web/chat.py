"""The chat: what happens when the page asks something."""

import logging
from dataclasses import asdict, dataclass
from itertools import count
from typing import Any

import gradio as gr

from assistant.assistant import Assistant
from assistant.conversation import (
    Conversation,
    ConversationError,
    Opened,
    asking,
    from_file,
    from_turns,
)
from assistant.journal import Face
from assistant.question import MOST_PASSAGE, MOST_TURNS, QuestionError
from assistant.web.desk import Desk
from assistant.web.layout import TITLE
from assistant.web.render import Asked, conversation
from assistant.web.reply import Reply, failed, told
from assistant.web.withheld import withheld
from assistant.web.words import Words, words_accepted, words_for
from assistant.writer import AT_ONCE

_LOGGER = logging.getLogger(__name__)

# What the page's script needs of Gradio: to trigger an event, and to be told of what comes back.
_ON_LOAD = """
watch("value", () => window.glossdesk.replied(props.value));
window.glossdesk.begin((event, given) => trigger(event, given));
"""
_PRIVATE: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
_ASKING: dict[str, Any] = {**_PRIVATE, "concurrency_id": "ask"}


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
class _Wanted:
    """What the page wants: a conversation shown, `asks` tells whether its last question is new.

    `told` are the texts that were answered when it was saved, `shown` the tags of the turns that the page shows.
    """

    asked: Conversation
    asks: bool
    again: bool
    words: Words
    told: tuple[str, ...]
    shown: frozenset[str]


def create_chat(desk: Desk) -> gr.Blocks:
    """Return what carries questions from the page to a desk and replies back; it shows nothing itself."""
    chat = _Chat(title=TITLE, analytics_enabled=False)
    with chat:
        carrier = gr.HTML(None, html_template="", js_on_load=_ON_LOAD, apply_default_css=False)
        _wire(carrier, desk)
    return chat


def _wire(carrier: gr.HTML, desk: Desk) -> None:
    serial = count()

    def tell(event: gr.EventData) -> dict[str, Any]:
        try:
            return asdict(_reply(_read(event), desk.assistant, next(serial)))
        except (ConversationError, QuestionError) as error:
            return asdict(failed(next(serial), str(error)))

    def fault(request: gr.Request) -> dict[str, Any]:
        spoken = words_accepted(request.headers)
        return asdict(failed(next(serial), spoken.plain("fault")))

    asking = {**_ASKING, "concurrency_limit": AT_ONCE if desk.assistant.writer else 1}
    told = carrier.submit(tell, None, carrier, **asking)
    told.failure(fault, None, carrier, **_PRIVATE)


def _reply(wanted: _Wanted, assistant: Assistant, serial: int) -> Reply:
    """Return what is told; the page knows by every reply that its question was dealt with."""
    # Whoever asks the same again is not a second reader.
    face = Face.CHAT if wanted.asks and not wanted.again else None
    answers = assistant.converse(wanted.asked, again=wanted.again, face=face)
    before = dict(enumerate(wanted.told))
    turns = [
        Asked(one, now, changed=before.get(number, "") not in ("", now.answer.text))
        for number, (one, now) in enumerate(zip(wanted.asked, answers, strict=True))
    ]
    glossaries = {glossary.id: glossary for glossary in assistant.glossaries}
    following = assistant.ask_next(wanted.asked, wanted.words.language)
    shown = conversation(turns, glossaries, wanted.words, following=following, days=assistant.days_kept)
    return told(serial, wanted.asked, shown, wanted.shown, answers[-1].answer.text if wanted.asks else "")


def _read(event: gr.EventData) -> _Wanted:
    """Return what the page wants; raise ConversationError where that is nothing that it would send."""
    # Gradio keeps no other way to all of what was sent.
    given = event._data if isinstance(event._data, dict) else {}  # noqa: SLF001
    file, question = given.get("file"), given.get("question")
    opened = Opened(from_turns(given.get("held", [])), ()) if file is None else from_file(str(file))
    new = () if question is None else (asking(str(question), str(given.get("passage", ""))[:MOST_PASSAGE]),)
    return _Wanted(
        asked=(*opened.asked, *new)[-MOST_TURNS:],
        asks=bool(new),
        again=given.get("again") is True,
        words=words_for(str(given.get("language", ""))),
        told=opened.told,
        shown=frozenset(map(str, given["tags"])) if isinstance(given.get("tags"), list) else frozenset(),
    )
