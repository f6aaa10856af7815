"""What the text in front of the asker says of the sense of a question."""

from collections.abc import Mapping, Sequence
from itertools import takewhile

from assistant.anaphor import points_here, put_in_place
from assistant.follow_up import asks_on
from assistant.topic import Lexicon, Topic, entries_of, is_of_section, most_specific, topic_of
from glossary.text import sentences
from index import NameMatch, Place
from index.tokens import language_of

# A longer text is no passage that one asks about; only its beginning is read.
_MOST_CHARACTERS = 20_000
# What stands near to what is asked tells more than the rest.
_NEAR = 600
# A name decides, unless another section has so many times more in common with the passage.
_OUTDONE = 2.0


def topic_here(question: str, passage: str, lexicon: Lexicon) -> Topic | None:
    """Return what the passage is about, where a question without a name points at it; else None."""
    if lexicon.names_in(question) or not (points_here(question) or asks_on(question, language_of(question, "en"))):
        return None
    match = most_specific(lexicon.names_in(passage[:_MOST_CHARACTERS]))
    return topic_of(passage, match) if match else None


def ask_here(question: str, topic: Topic) -> str:
    """Return a question asked of what the passage is about."""
    return put_in_place(question, topic, language_of(question, "en")) or topic.ask(question)


def make_specific(question: str, passage: str, lexicon: Lexicon) -> str:
    """Return a question with the name that the passage has for it, where that is a more specific one."""
    own = most_specific(lexicon.names_in(question))
    if own is None:
        return question
    text = passage[:_MOST_CHARACTERS]
    candidates = [match for match in lexicon.names_in(text) if _narrows(match, own)]
    if not candidates:
        return question
    scores = lexicon.overlap(near(question, passage, lexicon))
    entries = entries_of(own.places)
    rivals = [score for place, score in scores.items() if entries & entries_of([place])]
    best = max(candidates, key=lambda match: (_score(match, scores), len(match.name), -match.start))
    if not is_of_section(own) and max(rivals, default=0.0) > _OUTDONE * _score(best, scores):
        return question
    return f"{question[: own.start]}{topic_of(text, best).text}{question[own.end :]}"


def near(question: str, passage: str, lexicon: Lexicon) -> str:
    """Return what of a passage stands near to a name of the question, or else its beginning."""
    text = passage[:_MOST_CHARACTERS]
    if len(text) <= _NEAR:
        return text
    own = {entry for match in lexicon.names_in(question) for entry in entries_of(match.places)}
    found = (match.start for match in lexicon.names_in(text) if own & entries_of(match.places))
    middle = next(found, 0)
    start = max(0, min(middle - _NEAR // 2, len(text) - _NEAR))
    cut = [sentence for sentence in sentences(text) if sentence.end > start]
    return " ".join(one.text for one in takewhile(lambda one: one.start < start + _NEAR, cut))


def _narrows(match: NameMatch, own: NameMatch) -> bool:
    """Tell whether a name is that of a section of the entry that is named, or a longer one with the name in it."""
    of_entry = is_of_section(match) and bool(entries_of(match.places) & set(own.places))
    return of_entry or (len(match.name) > len(own.name) and f" {own.name.casefold()} " in f" {match.name.casefold()} ")


def _score(match: NameMatch, scores: Mapping[Place, float]) -> float:
    def of(places: Sequence[Place]) -> float:
        wanted = set(places)
        return max((score for place, score in scores.items() if wanted & {place, *entries_of([place])}), default=0.0)

    return of(match.places)
