"""Deciding how a question is answered: by one section, by both sides of a comparison, or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.answer import Answer, abstain, compose
from assistant.comparison import is_compared_in
from assistant.confidence import confidence
from assistant.follow_up import is_about_topic
from assistant.question import Question
from assistant.sense_note import sense_notes, with_sense
from index import Found, Index, Query


@dataclass(frozen=True, slots=True)
class Asked:
    """An answer and the search that it was made from; `parts` are those of both sides of a comparison."""

    answer: Answer
    found: Found
    parts: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class Responder:
    """Answers from an index where confidence is not below `threshold`, with at most so many `sentences`."""

    index: Index
    threshold: float
    sentences: int

    def respond(self, asked: Question, queries: Mapping[str, Query]) -> Asked:
        """Return the answer to a question; `queries` are its texts made ready."""
        rest = queries.get(asked.rest)
        found = with_sense(asked, self.index.search(queries[asked.standalone], passage=asked.passage, rest=rest))
        return (
            self._compared(asked, found, queries)
            or self._plain(asked, found)
            or self._of_topic(asked, found, queries)
            or Asked(abstain(asked, found, self.index.glossaries), found)
        )

    def _sure(self, found: Found) -> bool:
        return confidence(found) >= self.threshold

    def _compared(self, asked: Question, found: Found, queries: Mapping[str, Query]) -> Asked | None:
        if len(asked.sides) > self.sentences or not asked.sides or is_compared_in(found, asked.sides, self.index):
            return None
        sides = [self.index.search(queries[side]) for side in asked.sides]
        if not all(map(self._sure, sides)):
            return None
        return Asked(compose(asked, found, sides, self.index.glossaries, most=self.sentences), found, tuple(sides))

    def _plain(self, asked: Question, found: Found) -> Asked | None:
        if not self._sure(found):
            return None
        notes = sense_notes(found.sense)
        return Asked(compose(asked, found, [found], self.index.glossaries, most=self.sentences, notes=notes), found)

    def _of_topic(self, asked: Question, found: Found, queries: Mapping[str, Query]) -> Asked | None:
        """Answer what is asked of the topic of the conversation, where the question alone has no answer."""
        if not asked.alternative:
            return None
        rest = queries[asked.standalone]
        again = self.index.search(queries[asked.alternative.standalone], passage=asked.passage, rest=rest)
        if not is_about_topic(asked.standalone, asked.alternative, found, again, self.index):
            return None
        return self._plain(asked, again)
