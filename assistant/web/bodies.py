"""What a request may ask, field by field."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StrictBool

from assistant import annotate, question
from assistant.question import Turn

_MOST_HITS = 100

_Question = Annotated[str, Field(min_length=1, max_length=question.MOST_CHARACTERS)]
Passage = Annotated[
    str | None,
    Field(
        max_length=question.MOST_PASSAGE, description="The text that the asker has before them; it decides the sense."
    ),
]
GlossaryId = Annotated[
    str | None, Field(max_length=200, description="The id of the glossary to ask; all of them where it is left out.")
]


class Body(BaseModel):
    """What a request may say: nothing beside its fields."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class TurnBody(Body):
    """A question and answer of the conversation so far."""

    question: _Question
    answer: Annotated[str, Field(max_length=20_000, description="The text of the answer.")]


class AskBody(Body):
    """A question, what its asker is reading, and what was asked before it, oldest first."""

    question: _Question
    passage: Passage = None
    history: Annotated[
        tuple[TurnBody, ...],
        Field(max_length=question.MOST_TURNS, description="The conversation so far, oldest turn first."),
    ] = ()
    glossary: GlossaryId = None

    @property
    def turns(self) -> list[Turn]:
        """Return the conversation so far."""
        return [Turn(one.question, one.answer) for one in self.history]


class AskOverHttpBody(AskBody):
    """A question, and whether its answer is wanted as it comes."""

    stream: Annotated[
        StrictBool,
        Field(
            description="Tell the text as it comes where a writer writes, as events; the last event is the answer, "
            "which takes the place of the text before it."
        ),
    ] = False


class SearchBody(Body):
    """A question, a term or words of a definition, and how many sections are wanted."""

    query: _Question
    k: Annotated[int, Field(ge=1, le=_MOST_HITS, description="How many sections to find at most.")] = 10
    glossary: GlossaryId = None


class AnnotateBody(Body):
    """A draft."""

    text: Annotated[str, Field(min_length=1, max_length=annotate.MOST_CHARACTERS)]
    glossary: GlossaryId = None


class EntryBody(Body):
    """Which entry to read."""

    id: Annotated[str, Field(max_length=200, description="The id of an entry, such as a citation or a hit gives it.")]
    glossary: GlossaryId = None
