"""What the text in front of the asker says of the sense of a question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from assistant.anaphor import put_in_place
from assistant.asking_on import asks_on
from assistant.opening import without_opening
from assistant.question import clean_text
from assistant.topic import Lexicon, entries_of, is_of_section, most_specific, topic_of
from glossary.text import sentences
from index import NameMatch, Place
from index.tokens import language_of

# A longer text is no passage that one asks about; only its beginning is read.
_MOST_CHARACTERS = 20_000
# What stands near to what is asked tells more than the rest.
_NEAR = 600
# A name decides, unless another section has so many times more in common with the passage.
_OUTDONE = 2.0


@dataclass(frozen=True, slots=True)
class Passage:
    """The text in front of the asker, and the names that stand in it."""

    text: str
    names: tuple[NameMatch, ...]


def read_passage(given: str, lexicon: Lexicon) -> Passage | None:
    """Return a passage, control characters and what is too long dropped; None where nothing is left."""
    text = clean_text(given[:_MOST_CHARACTERS])
    return Passage(text, lexicon.names_in(text)) if text else None


def ask_here(question: str, passage: Passage, lexicon: Lexicon) -> str:
    """Return a question asked of what the passage is about; "" where it has a name, or content of its own."""
    match = most_specific(passage.names)
    if not match or lexicon.names_in(question):
        return ""
    topic, language = topic_of(passage.text, match), language_of(question, "en")
    said = without_opening(question, language)
    return put_in_place(said, topic, language) or (topic.ask(said) if asks_on(said, language) else "")


def make_specific(question: str, passage: Passage, lexicon: Lexicon) -> str:
    """Return a question with the name that the passage has for it, where that is a more specific one."""
    own = most_specific(lexicon.names_in(question))
    # Of a name that stands there often, the first.
    candidates = {match.name: match for match in reversed(passage.names) if own and _narrows(match, own)}.values()
    if not own or not candidates:
        return question
    scores = lexicon.overlap(near(question, passage, lexicon))
    best = max(candidates, key=lambda match: (_most(scores, match.places), len(match.name), -match.start))
    rival = 0.0 if is_of_section(own) else _most(scores, own.places)
    if rival > _OUTDONE * _most(scores, best.places):
        return question
    return f"{question[: own.start]}{topic_of(passage.text, best).text}{question[own.end :]}"


def near(question: str, passage: Passage, lexicon: Lexicon) -> str:
    """Return what of a passage stands near to a name of the question, or else its beginning."""
    text = passage.text
    if len(text) <= _NEAR:
        return text
    own = {entry for match in lexicon.names_in(question) for entry in entries_of(match.places)}
    middle = next((match.start for match in passage.names if own & entries_of(match.places)), 0)
    start = max(0, min(middle - _NEAR // 2, len(text) - _NEAR))
    cut = (sentence for sentence in sentences(text) if sentence.end > start)
    # One that has no end within reach is cut off.
    return " ".join(one.text for one in takewhile(lambda one: one.start < start + _NEAR, cut))[: 2 * _NEAR]


def _narrows(match: NameMatch, own: NameMatch) -> bool:
    """Tell whether a name is that of a section of the entry that is named, or a longer one with the name in it."""
    of_entry = is_of_section(match) and bool(entries_of(match.places) & set(own.places))
    return of_entry or (len(match.name) > len(own.name) and f" {own.name.casefold()} " in f" {match.name.casefold()} ")


def _most(scores: Mapping[Place, float], places: Sequence[Place]) -> float:
    """Return the highest score of the sections of places."""
    return max((score for place, score in scores.items() if {place, *entries_of([place])} & set(places)), default=0.0)
