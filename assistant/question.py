"""What is asked."""

import re
from dataclasses import dataclass

from assistant.understanding.comparison import NOT_COMPARED, Comparison
from index import Place, Sense

MOST_CHARACTERS = 2_000
# Of a longer text, only the beginning is read.
MOST_PASSAGE = 20_000
MOST_TURNS = 50
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


class QuestionError(ValueError):
    """A question that cannot be asked, with the remedy."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and answer of the conversation so far."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """The same asked of the topic of the conversation, in case that the question alone has no answer.

    It is tried `first` where the question is bound to the one before it: "What would they need, then?".
    """

    standalone: str
    topic: Place
    first: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: as typed, and as it can be understood on its own.

    `searched` is the same in words that the texts may have for it, which is looked for first; `rest` is what is asked
    of a topic, without its name; `passage` what of the asker's text is near to what is asked; `comparison` what is
    compared; `needed` what an answer must speak of, since it takes the place of what was asked of before; `given` is
    the answer that the asker has and asks on from; `parts` are the questions that it is made of, where it is two in
    one; `reply` is what the desk says where nothing is asked; `sense` is what was taken from the passage, and `unnamed`
    the question where it takes no name from it, and `retold` tells that it takes one only because it asks in words of
    the passage. Each is empty where there is none.
    """

    typed: str
    standalone: str
    rest: str = ""
    passage: str = ""
    comparison: Comparison = NOT_COMPARED
    alternative: Alternative | None = None
    needed: str = ""
    given: str = ""
    searched: str = ""
    parts: tuple["Question", ...] = ()
    reply: str = ""
    sense: Sense | None = None
    unnamed: str = ""
    retold: bool = False

    @property
    def sides(self) -> tuple[str, ...]:
        """Return what is compared."""
        return self.comparison.sides

    def in_own_words(self, text: str) -> str:
        """Return the text that it was searched for, or what it says on its own where that was put in other words."""
        return self.standalone if self.searched else text

    @property
    def texts(self) -> tuple[str, ...]:
        """Return the texts that must be encoded to answer."""
        return (
            self.standalone,
            *([self.searched] if self.searched else []),
            *([self.rest] if self.rest else []),
            *self.sides,
            *([self.alternative.standalone] if self.alternative else []),
            *(text for part in self.parts for text in part.texts),
        )


def clean_question(typed: str) -> str:
    """Return a question without control characters and spare spaces; raise QuestionError where nothing is asked."""
    try:
        typed.encode()
    except UnicodeEncodeError as error:
        raise QuestionError("the question is not text in UTF-8; type it again") from error
    text = clean_text(typed)
    if not text:
        raise QuestionError("the question is empty; type a term or a question")
    if len(text) > MOST_CHARACTERS:
        raise QuestionError(
            f"the question has {len(text):,} characters, {MOST_CHARACTERS:,} at most; "
            "ask something shorter and give the text you are reading as the passage"
        )
    if not any(character.isalnum() for character in text):
        raise QuestionError(f"the question {text[:40]!r} has no word in it; type a term or a question")
    return text


def clean_text(text: str) -> str:
    """Return a text without control characters, lone surrogates and spare spaces."""
    return " ".join(_CONTROLS.sub(" ", text).split())
