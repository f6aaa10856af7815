"""Deciding how a question is answered: by one section, by several, by both sides of a comparison, or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant import headline, listing, translation
from assistant.answer import Answer, abstain, compose
from assistant.compared import Comparer
from assistant.confidence import confidence
from assistant.contrasted import Contrasted, contrast_glossaries
from assistant.described import described
from assistant.joined import join
from assistant.question import Question
from assistant.sense_note import sense_notes, with_sense
from assistant.sibling import counting, sibling
from assistant.understanding.expected import cue
from assistant.understanding.origin import puts_right, without_origin
from assistant.understanding.proper_name import least_held
from assistant.understanding.relevance import is_about_topic
from assistant.understanding.several import is_vague
from assistant.understanding.topic import LEAST_HELD
from assistant.unsaid import doubted, unsaid
from index import Found, Index, Query
from index.tokens import language_of

# A list is made of so many sections at most.
_MOST_LISTED = 50


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
        if asked.reply:
            nothing = Found(queries[asked.standalone], ())
            return Asked(abstain(asked, nothing, self.index.glossaries), nothing)
        found = with_sense(asked, self._search(asked, queries))
        return (
            self._several(asked, found, queries)
            or self._translated(asked, found)
            or self._listed(asked, found)
            or self._compared(asked, found, queries)
            or self._described(asked)
            or self._of_topic(asked, found, queries, first=True)
            or self._plain(asked, found)
            or self._of_topic(asked, found, queries, first=False)
            or self._headline(asked)
            or self._doubted(asked, found)
            or Asked(abstain(asked, found, self.index.glossaries), found)
        )

    def _sure(self, found: Found) -> bool:
        return confidence(found) >= self.threshold

    def _search(self, asked: Question, queries: Mapping[str, Query]) -> Found:
        """Search in the words that the texts may have for what is asked, or else in those of the question."""
        for text in filter(None, (asked.searched, asked.standalone)):
            found = self._search_for(queries[text], asked, queries.get(asked.rest))
            found = counting(found) or found
            if self._sure(found):
                return found
        beside = sibling(found)
        return beside if beside and self._sure(beside) else found

    def _search_for(self, query: Query, asked: Question, rest: Query | None) -> Found:
        """Search for a text; in another language than the texts, by its names and the kind of thing it asks for."""
        strange = language_of(query.question, self.index.language) != self.index.language
        said = cue(query.question, self.index.language, vague=not strange)
        if not said:
            return self.index.search(query, passage=asked.passage, rest=rest)
        if not strange:
            return self.index.search(query, passage=asked.passage, rest=self.index.prepare([said])[0])
        bare, kind = self.index.prepare([without_origin(query.question), said])
        found = self.index.search(bare, passage=asked.passage, rest=kind)
        return replace(found, query=replace(found.query, question=query.question, text=query.text))

    def _speaks_of(self, needed: str, found: Found) -> bool:
        """Tell whether the best section holds what an answer must speak of, and not just the rest of the question."""
        least = least_held(needed, language_of(needed, self.index.language))
        return not needed or self.index.share_held(needed, found.hits[0].place) >= least

    def _several(self, asked: Question, found: Found, queries: Mapping[str, Query]) -> Asked | None:
        """Answer the questions that are put in one side by side, and say which of them has no answer."""
        if not asked.parts:
            return None
        alone = replace(self, sentences=max(self.sentences // len(asked.parts), 1))
        answers = [alone.respond(part, queries).answer for part in asked.parts]
        missing = [one.standalone_question for one in answers if not one.answered]
        if len(missing) == len(answers) or (missing and self._sure(found) and self._is_aside(missing, found)):
            return None
        given = [one for one in answers if one.answered]
        return Asked(join(asked.typed, given, missing, self.index.glossaries), found)

    def _is_aside(self, questions: Sequence[str], found: Found) -> bool:
        """Tell whether questions without an answer ask of what was found, which answers them then as far as it goes."""
        place = found.hits[0].place
        return all(self.index.share_held(one, place) >= LEAST_HELD or is_vague(one) for one in questions)

    def _translated(self, asked: Question, found: Found) -> Asked | None:
        """Answer what something is called in another language, by its names and by the section that has them."""
        wish = translation.wished(asked.standalone, self.index)
        if not wish:
            return None
        each = {one: translation.names_for(one, self.index.glossaries) for one in wish.each}
        told = [one for one in wish.each if each[one]] or [wish.each[0]]
        names = each[told[0]]
        # A name beside its term is looked for as it was asked, so that the sentence that has it is quoted.
        part = self.index.search(" ".join([wish.term, *names[:1]]))
        notes = [translation.note(one, each[one], self.index.glossaries) for one in told]
        return self._composed(asked, found, [part], notes, partly=not names)

    def _listed(self, asked: Question, found: Found) -> Asked | None:
        """Answer which terms there are about something, or which kinds of it."""
        for read, choose in ((listing.listed, listing.about), (listing.sorted_out, listing.kinds)):
            topic = read(asked.standalone)
            near = self.index.search(topic, _MOST_LISTED) if topic else None
            chosen = choose(topic, near, self.index.language) if near else None
            if near and chosen:
                parts = [replace(near, hits=(hit,)) for hit in chosen.hits[: self.sentences]]
                composed = self._composed(asked, found, parts, [chosen.note], partly=False)
                # That a section holds what the list is about is certain.
                return Asked(replace(composed.answer, confidence=1.0), replace(found, hits=chosen.hits))
        return None

    def _headline(self, asked: Question) -> Asked | None:
        """Explain the most specific name of a headline."""
        name = headline.subject(asked.standalone, self.index, self.index.encoder.knows)
        return self._plain(asked, self.index.search(name, passage=asked.standalone)) if name else None

    def _composed(
        self, asked: Question, found: Found, parts: Sequence[Found], notes: Sequence[str], *, partly: bool
    ) -> Asked:
        answer = compose(asked, found, parts, self.index.glossaries, most=self.sentences, notes=notes, partly=partly)
        return Asked(answer, found)

    def _compared(self, asked: Question, found: Found, queries: Mapping[str, Query]) -> Asked | None:
        each = Comparer(self.index, self._sure).compare(asked, found, queries)
        if not each or len(each.parts) > self.sentences:
            return None
        composed = self._composed(asked, found, each.parts, each.notes, partly=each.partly)
        return replace(composed, parts=tuple(each.parts))

    def _plain(self, asked: Question, found: Found) -> Asked | None:
        taken = asked.sense is not None
        missing = "" if asked.sides or asked.searched else unsaid(found, self.index, asked.passage, taken=taken)
        told = self._sure(found) or (found.query.names and (missing or puts_right(found)))
        # What the passage tells of its people is no matter of a glossary.
        if not told or (missing and asked.retold) or not self._speaks_of(asked.needed, found):
            return None
        each = None if missing or asked.sides else self._contrasted(asked, found)
        if each:
            composed = self._composed(asked, found, each.parts, [*sense_notes(found.sense), each.note], partly=False)
            return replace(composed, parts=each.parts)
        notes = [*sense_notes(found.sense), *([missing] if missing else [])]
        return self._composed(asked, found, [found], notes, partly=bool(missing))

    def _described(self, asked: Question) -> Asked | None:
        """Answer a question that names nothing by what the passage is about."""
        found = described(asked, self.index, self._sure)
        return self._composed(asked, found, [found], sense_notes(found.sense), partly=False) if found else None

    def _contrasted(self, asked: Question, found: Found) -> Contrasted | None:
        return contrast_glossaries(found, self.index, asked.passage, self._sure, self.sentences)

    def _doubted(self, asked: Question, found: Found) -> Asked | None:
        """Say of what is named that the glossary does not answer what is asked of it."""
        note = "" if asked.retold else doubted(found, self.index)
        return self._composed(asked, found, [found], [note], partly=True) if note else None

    def _of_topic(self, asked: Question, found: Found, queries: Mapping[str, Query], *, first: bool) -> Asked | None:
        """Answer what is asked of the topic of the conversation, if that is tried `first`, or not."""
        if not asked.alternative or asked.alternative.first is not first:
            return None
        rest = queries[asked.standalone]
        again = self.index.search(queries[asked.alternative.standalone], passage=asked.passage, rest=rest)
        if not is_about_topic(asked.standalone, asked.alternative, found, again, self.index):
            return None
        return self._plain(asked, again)
