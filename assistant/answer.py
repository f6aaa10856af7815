"""Citing the sentences that answer, or abstaining."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice

from assistant.citation import Citation, heading, require_section, titles_of, verify
from assistant.confidence import confidence
from assistant.document import to_json
from assistant.pick import Pick, picks_of
from assistant.question import Question
from assistant.reference import section_reference, section_sources
from assistant.suggestion import Suggestion, contrast
from glossary import Glossary, Sentence, trim_footnotes
from index import Found, Place

_SUGGESTIONS = 3
# Below this cosine, sentences of this encoder family are no nearer than chance.
_NEAR_SENTENCE = 0.3
_NO_TITLES: Mapping[str, str] = {}
_WRITTEN = "Shortened by a language model; each sentence is checked against the quotes that it cites."


@dataclass(frozen=True, slots=True)
class Answer:
    """What is returned for a question; `text` marks each citation with its number in brackets.

    `notes` are paragraphs at the start of `text` in the desk's own words, which no citation supports; one of an answer
    that is `partly` one says what of the question the glossary does not answer. `suggestions` are up to three near
    entries where nothing is answered; else the section, if there is one, that tells the other sense of what is cited.
    A `written` answer is in the words of a writer, and its citations stand behind the sentences that they support;
    `writer_fault` says in a sentence why a writer's words are not shown.
    """

    question: str
    answered: bool
    text: str
    citations: tuple[Citation, ...]
    names: tuple[str, ...]
    suggestions: tuple[Suggestion, ...]
    confidence: float
    standalone_question: str
    partly: bool = False
    notes: tuple[str, ...] = ()
    written: bool = False
    writer_fault: str = ""

    @property
    def writer_note(self) -> str:
        """Return the line that says what part a writer had in the text; "" where it had none."""
        return _WRITTEN if self.written else self.writer_fault

    @property
    def quoting(self) -> str:
        """Return the text as it is without a writer, by which the conversation goes on."""
        return write("", self.citations)[0] if self.written else self.text

    @property
    def understood(self) -> str:
        """Return the question as it was understood, where that is not as it was put; else ""."""
        return "" if self.standalone_question == " ".join(self.question.split()) else self.standalone_question

    def to_json(self) -> str:
        """Return the answer as JSON (RFC 8259): every face gives these very characters."""
        return to_json(self)


def compose(
    asked: Question,
    found: Found,
    parts: Sequence[Found],
    glossaries: Mapping[str, Glossary],
    *,
    most: int,
    notes: Sequence[str] = (),
    partly: bool = False,
) -> Answer:
    """Return a verified answer of at most `most` sentences, the best of each part in turn; `found` is for the whole.

    `notes` stand before the quotes; `partly` tells that the notes name something asked for that is not answered.
    """
    picks = [pick for part in parts for pick in picks_of(part, max(most // len(parts), 1), asked)]
    opening = "".join(f"{note}\n\n" for note in notes)
    quotes = [_cite(pick, glossaries[pick.hit.place.glossary]) for pick in picks]
    text, citations = write(opening, quotes, titles_of(glossaries))
    verify(text, citations, glossaries, opening)
    other = contrast(citations, glossaries)
    return Answer(
        question=asked.typed,
        answered=True,
        text=text,
        citations=citations,
        names=tuple(dict.fromkeys(name for part in parts for name in part.query.asked)),
        suggestions=(other,) if other else (),
        confidence=round(min(confidence(part) for part in parts), 4),
        standalone_question=asked.in_own_words(found.query.text),
        partly=partly,
        notes=tuple(notes),
    )


def abstain(asked: Question, found: Found, glossaries: Mapping[str, Glossary]) -> Answer:
    """Return an abstention with the nearest entries, or the desk's reply where nothing was asked."""
    titles = "” or “".join(glossary.title for glossary in glossaries.values())
    return Answer(
        question=asked.typed,
        answered=False,
        text=asked.reply or f"Not in this glossary: “{titles}” does not cover this question.",
        citations=(),
        names=found.query.asked,
        suggestions=tuple(islice(_suggest(found, glossaries), _SUGGESTIONS)),
        confidence=round(confidence(found), 4),
        standalone_question=asked.in_own_words(found.query.text),
    )


def write(
    opening: str, quotes: Sequence[Citation], titles: Mapping[str, str] = _NO_TITLES
) -> tuple[str, tuple[Citation, ...]]:
    """Return an opening and quotes, numbered, a paragraph a section, headed by its term where there are several.

    Where there are titles of glossaries, the first paragraph of each says whose it is.
    """
    paragraphs = [list(group) for _, group in groupby(quotes, key=lambda one: (one.glossary, one.entry, one.section))]
    headed = len({group[0].term for group in paragraphs}) > 1
    text = opening
    citations: list[Citation] = []
    for group in paragraphs:
        goes_on = bool(citations) and citations[-1].glossary == group[0].glossary
        head = heading(group[0], {} if goes_on else titles) if headed or (titles and not goes_on) else ""
        text += "\n\n" if citations else ""
        text += f"{head}: " if head else ""
        for quote in group:
            text += " " if text and not text[-1].isspace() else ""
            end = len(text) + len(quote.cited_text)
            citation = replace(quote, number=len(citations) + 1, answer_start=len(text), answer_end=end)
            text += f"{citation.cited_text} [{citation.number}]"
            citations.append(citation)
    return text, tuple(citations)


def _cite(pick: Pick, glossary: Glossary) -> Citation:
    """Return the quote of a sentence, which has no number and no place in an answer yet."""
    place = pick.hit.place
    entry, section = glossary.by_id[place.entry], require_section(glossary, place.entry, place.section)
    # A footnote mark of the section would read as a citation mark of the answer.
    quoted = trim_footnotes(Sentence(pick.sentence.start, pick.sentence.end, pick.sentence.text))
    return Citation(
        number=0,
        glossary=glossary.id,
        entry=entry.id,
        section=section.id,
        term=entry.term_of(section),
        cited_text=quoted.text,
        start_char=quoted.start,
        end_char=quoted.end,
        answer_start=0,
        answer_end=0,
        reference=section_reference(glossary, entry, section),
        url=glossary.permalink(entry.id, section.id),
        sources=section_sources(entry, section),
    )


def _suggest(found: Found, glossaries: Mapping[str, Glossary]) -> Iterator[Suggestion]:
    """Yield the entries of the best sections that share a word or a sense with the question."""
    seen: set[Place] = set()
    for hit in found.hits:
        place = hit.place.whole
        near = hit.signals.coverage > 0 or (found.query.dense and hit.signals.sentence >= _NEAR_SENTENCE)
        if near and place not in seen:
            seen.add(place)
            yield Suggestion(place.entry, None, glossaries[place.glossary].by_id[place.entry].term)
