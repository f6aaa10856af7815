"""Deciding how a question is answered: by one section, by several, by both sides of a comparison, or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from assistant import headline, listing, several, translation
from assistant.answer import Answer, abstain, compose
from assistant.comparison import is_compared_in
from assistant.confidence import confidence
from assistant.expected import cue
from assistant.follow_up import is_about_topic
from assistant.question import Question
from index import Found, Index, Query
from index.tokens import language_of, primary_language

# A list is made of so many sections at most.
_MOST_LISTED = 50
# What is asked beside a question that has an answer is asked of the same where that holds as much of its IDF mass.
_LEAST_HELD = 0.5


@dataclass(frozen=True, slots=True)
class Asked:
    """An answer and the search that it was made from."""

    answer: Answer
    found: Found


@dataclass(frozen=True, slots=True)
class Responder:
    """Answers from an index where confidence is not below `threshold`, with at most so many `sentences`."""

    index: Index
    threshold: float
    sentences: int

    def respond(self, asked: Question, queries: Mapping[str, Query]) -> Asked:
        """Return the answer to a question; `queries` are its texts made ready."""
        rest = queries.get(asked.rest) or self._cue(asked.standalone)
        found = self.index.search(queries[asked.standalone], passage=asked.passage, rest=rest)
        return (
            self._several(asked, found, queries)
            or self._translated(asked, found)
            or self._listed(asked, found)
            or self._compared(asked, found, queries)
            or self._plain(asked, found)
            or self._of_topic(asked, found, queries)
            or self._headline(asked)
            or Asked(abstain(asked, found, self.index.glossaries), found)
        )

    def _sure(self, found: Found) -> bool:
        return confidence(found) >= self.threshold

    @property
    def _language(self) -> str:
        """Return the language of the texts."""
        return primary_language(next(iter(self.index.glossaries.values())).language)

    def _cue(self, question: str) -> Query | None:
        """Return what kind of thing is asked for in the language of the texts, where the question is in another."""
        said = "" if language_of(question, self._language) == self._language else cue(question, self._language)
        return self.index.prepare([said])[0] if said else None

    def _several(self, asked: Question, found: Found, queries: Mapping[str, Query]) -> Asked | None:
        """Answer the questions that are put in one side by side, and say which of them has no answer."""
        if not asked.parts:
            return None
        alone = replace(self, sentences=max(self.sentences // len(asked.parts), 1))
        answers = [alone.respond(part, queries).answer for part in asked.parts]
        missing = [one.standalone_question for one in answers if not one.answered]
        of_whole = self._sure(found) and any(
            self.index.share_held(part, found.hits[0].place) >= _LEAST_HELD for part in missing
        )
        given = [one for one in answers if one.answered]
        if of_whole or not given:
            return None
        return Asked(several.join(asked.typed, given, missing, self.index.glossaries), found)

    def _translated(self, asked: Question, found: Found) -> Asked | None:
        """Answer what something is called in another language, by its names and by the section that has them."""
        wish = translation.wished(asked.standalone, self.index)
        if not wish:
            return None
        names = translation.names_for(wish, self.index.glossaries)
        (query,) = self.index.prepare([" ".join([wish.term, *names[:1]])])
        part = self.index.search(query)
        note = translation.note(wish, names)
        most = self.sentences
        return Asked(
            compose(asked, found, [part], self.index.glossaries, most=most, notes=[note], partly=not names), found
        )

    def _listed(self, asked: Question, found: Found) -> Asked | None:
        """Answer which terms there are about something, or which kinds of it."""
        for read, choose in ((listing.listed, listing.about), (listing.sorted_out, listing.kinds)):
            if not (topic := read(asked.standalone)):
                continue
            several_found = self.index.search(topic, _MOST_LISTED)
            chosen = choose(topic, several_found, self._language)
            if chosen:
                parts = [Found(several_found.query, (hit,)) for hit in chosen.hits[: self.sentences]]
                answer = compose(asked, found, parts, self.index.glossaries, most=self.sentences, notes=[chosen.note])
                return Asked(answer, Found(found.query, chosen.hits))
        return None

    def _headline(self, asked: Question) -> Asked | None:
        """Explain the most specific name of a headline."""
        subject = headline.subject(asked.standalone, self.index)
        return self._plain(asked, self.index.search(subject, passage=asked.standalone)) if subject else None

    def _compared(self, asked: Question, found: Found, queries: Mapping[str, Query]) -> Asked | None:
        if len(asked.sides) > self.sentences or not asked.sides or is_compared_in(found, asked.sides, self.index):
            return None
        sides = [self.index.search(queries[side]) for side in asked.sides]
        if not all(map(self._sure, sides)):
            return None
        return Asked(compose(asked, found, sides, self.index.glossaries, most=self.sentences), found)

    def _plain(self, asked: Question, found: Found) -> Asked | None:
        if not self._sure(found):
            return None
        return Asked(compose(asked, found, [found], self.index.glossaries, most=self.sentences), found)

    def _of_topic(self, asked: Question, found: Found, queries: Mapping[str, Query]) -> Asked | None:
        """Answer what is asked of the topic of the conversation, where the question alone has no answer."""
        if not asked.alternative:
            return None
        rest = queries[asked.standalone]
        again = self.index.search(queries[asked.alternative.standalone], passage=asked.passage, rest=rest)
        if not is_about_topic(asked.standalone, asked.alternative, found, again, self.index):
            return None
        return self._plain(asked, again)
