"""What a client of OpenAI's chat completions may send: what the desk has no use for is accepted and ignored."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator
from pydantic_core import PydanticCustomError

from assistant.question import Turn
from assistant.web.bodies import GlossaryId, Passage

MODEL = "glossdesk"
_MOST_MESSAGES = 1_000
_MOST_CONTENT = 20_000


class _Lenient(BaseModel):
    model_config = ConfigDict(extra="allow", frozen=True)


class TextPart(_Lenient):
    """A text of a message that has several parts."""

    type: Literal["text"]
    text: str


def _joined(content: object) -> object:
    """Return the content of a message as one text, where it was sent in parts."""
    if not isinstance(content, list):
        return content
    texts = []
    for part in content:
        kind = part.get("type") if isinstance(part, Mapping) else None
        text = part.get("text", part.get("refusal")) if isinstance(part, Mapping) else None
        if kind not in ("text", "refusal") or not isinstance(text, str):
            raise PydanticCustomError("no_text", "only parts of text can be read; send {kind} as words", {"kind": kind})
        texts.append(text)
    return "\n".join(texts)


class MessageBody(_Lenient):
    """A message of a conversation, as text; those of the system, the developer and tools are not read."""

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: Annotated[
        Annotated[str, Field(max_length=_MOST_CONTENT)] | None,
        BeforeValidator(_joined, json_schema_input_type=str | tuple[TextPart, ...] | None),
    ] = None


class StreamOptions(_Lenient):
    """What a stream tells beside the answer."""

    include_usage: bool | None = False


class TextFormat(_Lenient):
    """The form of an answer: it is text, and the whole of it as data in the field `glossdesk`."""

    type: Literal["text"]


class CompletionBody(_Lenient):
    """A conversation whose last message of the user is the question; sampling parameters are ignored."""

    model: Annotated[str, Field(max_length=200, json_schema_extra={"enum": [MODEL]})]
    messages: Annotated[tuple[MessageBody, ...], Field(min_length=1, max_length=_MOST_MESSAGES)]
    stream: bool | None = False
    stream_options: StreamOptions | None = None
    n: Annotated[int | None, Field(ge=1, le=1, description="There is one answer to a question.")] = None
    tool_choice: Annotated[Literal["auto", "none"] | None, Field(description="No function is ever called.")] = None
    response_format: TextFormat | None = None
    passage: Passage = None
    glossary: GlossaryId = None

    @field_validator("messages")
    @classmethod
    def _asks(cls, messages: tuple[MessageBody, ...]) -> tuple[MessageBody, ...]:
        if all(one.role != "user" for one in messages):
            raise PydanticCustomError("no_question", "there is no message of the user; ask something")
        return messages

    @property
    def question(self) -> str:
        """Return what the user said last."""
        return self._said[-1].question

    @property
    def turns(self) -> list[Turn]:
        """Return what the user said before, each with what was answered."""
        return self._said[:-1]

    @property
    def _said(self) -> list[Turn]:
        turns: list[Turn] = []
        for one in self.messages:
            if one.role == "user":
                turns.append(Turn(one.content or "", ""))
            elif one.role == "assistant" and one.content and turns:
                last = turns[-1]
                turns[-1] = Turn(last.question, "\n".join(filter(None, (last.answer, one.content))))
        return turns
