"""An answer in the form of OpenAI's chat completions."""

import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Literal
from urllib.parse import quote
from uuid import uuid4

import regex

from assistant.answer import Answer
from assistant.citation import Citation
from assistant.web.chat_body import MODEL, MessageBody
from assistant.web.read import place_of
from assistant.web.stream import event

_TOKEN = regex.compile(r"\p{Han}|[^\s\p{Han}]+")


@dataclass(frozen=True, slots=True)
class UrlCitation:
    """What stands at [start_index, end_index) of the content, in code points, and the address of its section."""

    url: str
    title: str
    start_index: int
    end_index: int


@dataclass(frozen=True, slots=True)
class ContentAnnotation:
    """A citation of the content."""

    url_citation: UrlCitation
    type: Literal["url_citation"] = "url_citation"


@dataclass(frozen=True, slots=True)
class Message:
    """The text of an answer with its citations."""

    content: str
    annotations: tuple[ContentAnnotation, ...]
    role: Literal["assistant"] = "assistant"
    refusal: None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """The one answer."""

    message: Message
    index: int = 0
    finish_reason: Literal["stop"] = "stop"
    logprobs: None = None


@dataclass(frozen=True, slots=True)
class Usage:
    """How much was read and said; a token is a word, or a Han character."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int


@dataclass(frozen=True, slots=True)
class Completion:
    """A chat completion; `glossdesk` is the whole answer, as /api/v1/ask returns it."""

    id: str
    created: int
    choices: tuple[Choice, ...]
    usage: Usage
    glossdesk: Answer
    object: Literal["chat.completion"] = "chat.completion"
    model: str = MODEL


def completion(answer: Answer, messages: Sequence[MessageBody], home: str) -> Completion:
    """Return an answer to messages as a completion; `home` is the address of the desk."""
    asked = sum(_tokens(one.content or "") for one in messages)
    said = _tokens(answer.text)
    return Completion(
        id=f"chatcmpl-{uuid4().hex}",
        created=int(time.time()),
        choices=(Choice(Message(answer.text, tuple(_annotation(one, home) for one in answer.citations))),),
        usage=Usage(asked, said, asked + said),
        glossdesk=answer,
    )


def events(whole: Completion, *, with_usage: bool) -> Iterator[str]:
    """Yield a completion as server-sent events: its text in pieces, then its citations and the whole answer."""
    chunk = {"id": whole.id, "created": whole.created, "model": whole.model, "object": "chat.completion.chunk"}
    chunk |= {"usage": None} if with_usage else {}
    message = whole.choices[0].message
    yield _event({**chunk, "choices": [_delta(role=message.role, content="")]})
    for piece in _pieces(whole.glossdesk):
        yield _event({**chunk, "choices": [_delta(content=piece)]})
    last = _delta(annotations=[asdict(one) for one in message.annotations])
    last["finish_reason"] = whole.choices[0].finish_reason
    yield _event({**chunk, "choices": [last], "glossdesk": asdict(whole.glossdesk)})
    if with_usage:
        yield _event({**chunk, "choices": [], "usage": asdict(whole.usage)})
    yield event("[DONE]")


def _delta(**delta: object) -> dict[str, object]:
    return {"index": 0, "delta": delta, "finish_reason": None, "logprobs": None}


def _event(chunk: object) -> str:
    return event(json.dumps(chunk, ensure_ascii=False))


def _pieces(answer: Answer) -> Iterator[str]:
    """Yield the text of an answer, parted before each quote but the first."""
    starts = [0, *(one.answer_start for one in answer.citations[1:]), len(answer.text)]
    for start, end in pairwise(starts):
        yield answer.text[start:end]


def _annotation(citation: Citation, home: str) -> ContentAnnotation:
    # A browser scrolls to the sentence and marks it (WICG text fragments), in which a hyphen has a meaning of its own.
    sentence = quote(citation.cited_text, safe="").replace("-", "%2D")
    place = quote(place_of(citation.glossary, citation.entry, citation.section), safe="/#")
    address = f"{home}{place}:~:text={sentence}"
    span = (citation.answer_start, citation.answer_end)
    return ContentAnnotation(UrlCitation(citation.url or address, citation.term, *span))


def _tokens(text: str) -> int:
    return len(_TOKEN.findall(text))
