"""What somebody puts to the Assistant."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.journal import Face
from assistant.question import Turn


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question with the passage that its asker has in front of them, the conversation so far, and where it is put."""

    question: str
    passage: str | None = None
    history: Sequence[Turn] = ()
    face: Face | None = None

    @property
    def alone(self) -> bool:
        """Tell whether the question is all that its answer depends on."""
        return not (self.passage or self.history)
