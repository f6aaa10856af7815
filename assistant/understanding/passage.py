"""What the text in front of the asker says of the sense of a question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from assistant.question import MOST_PASSAGE, clean_text
from assistant.understanding.anaphor import points, put_in_place
from assistant.understanding.asking_on import asks_on
from assistant.understanding.opening import without_opening
from assistant.understanding.shape import WHO_IS, asks_meaning
from assistant.understanding.short_form import asked_kind, in_full, nouns, taken_up
from assistant.understanding.topic import Lexicon, Topic, entries_of, is_of_section, most_specific, topic_of
from glossary.text import sentences
from index import NameMatch, Place, Sense
from index.phrases import phrases
from index.tokens import analyser_of, language_of, tokenise

# Of what is asked, half is told by the passage.
_LEAST_TOLD = 0.5
# What stands near to what is asked tells more than the rest.
_NEAR = 600
# A name decides, unless another section has so many times more in common with the passage. The scripts fare alike from
# 1.5 to 2.0.
_OUTDONE = 1.75


@dataclass(frozen=True, slots=True)
class Passage:
    """The text in front of the asker, and the names that stand in it."""

    text: str
    names: tuple[NameMatch, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """A question with the term that a passage gave it, and by what; `rest` is what it asks beside, "" if nothing.

    It is `named` where the passage has a name of the term, and `retold` where nothing but words of the passage ties it
    to that.
    """

    question: str
    sense: Sense
    rest: str = ""
    named: bool = True
    retold: bool = False


def read_passage(given: str, lexicon: Lexicon) -> Passage | None:
    """Return a passage, control characters and what is too long dropped; None where nothing is left."""
    text = clean_text(given[:MOST_PASSAGE])
    return Passage(text, lexicon.names_in(text)) if text else None


def ask_here(question: str, passage: Passage, lexicon: Lexicon) -> Taken | None:
    """Return a question asked of what the passage is about; None where it has a name, or content of its own.

    That is the name of the passage that the question takes up in part, or else the most specific one; or it is the kind
    of what the question names, of which the passage has no name.
    """
    if lexicon.names_in(question):
        return None
    language = language_of(question, "en")
    said = without_opening(question, language)
    part = taken_up(said, passage.text, passage.names, language)
    if not part and (kind := _kind(said, passage, language, lexicon)):
        return kind
    match = most_specific(part or passage.names)
    if not match:
        return None
    topic = topic_of(passage.text, match)
    asked = put_in_place(said, topic, language, people=False) or (part and in_full(said, topic, language))
    tied = bool(asked or part or points(said, language) or asks_on(said, language))
    if not tied and not _retells(said, passage, language):
        return None
    rest = said if nouns(said, language) else ""
    return Taken(asked or topic.ask(said), _by_name(match, passage, lexicon), rest, retold=not tied)


def make_specific(question: str, passage: Passage, lexicon: Lexicon) -> Taken | None:
    """Return a question with the name that the passage has for it, where that is a more specific one."""
    own = most_specific(lexicon.names_in(question))
    # Of a name that stands there often, the first.
    narrower = [match for match in reversed(passage.names) if own and _narrows(match, own)]
    if own and (taken := _taken_from(question, own, passage.text)):
        narrower = [match for match in narrower if match.start < taken[1] and taken[0] < match.end]
    candidates = {match.name: match for match in narrower}.values()
    if not own or not candidates:
        return None
    places = {place for match in (own, *candidates) for place in match.places}
    scores = lexicon.overlap(near(question, passage, lexicon), places)
    best = max(candidates, key=lambda match: (_most(scores, match.places), len(match.name), -match.start))
    rival = 0.0 if is_of_section(own) else _most(scores, own.places)
    if rival > _OUTDONE * _most(scores, best.places):
        return None
    specific = f"{question[: own.start]}{topic_of(passage.text, best).text}{question[own.end :]}"
    return Taken(specific, _by_name(best, passage, lexicon))


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


def _retells(question: str, passage: Passage, language: str) -> bool:
    """Tell whether a question asks of what a passage tells, in its words: "Whose words are on the banner?".

    Who asks what a word means, or who somebody is, wants that of no other.
    """
    if asks_meaning(question) or WHO_IS.match(question):
        return False
    analyser = analyser_of(language)
    told = set(analyser.text_stems(passage.text))
    words = nouns(question, language)
    return bool(words) and sum(analyser.stem(word.text) in told for word in words) >= _LEAST_TOLD * len(words)


def _kind(question: str, passage: Passage, language: str, lexicon: Lexicon) -> Taken | None:
    """Return "Which kind of scaling is that?" asked of the kind that the passage describes without naming it."""
    noun = asked_kind(question, language)
    places = [place for carriers in lexicon.kinds_of(noun).values() for place in carriers] if noun else []
    sense = lexicon.sense_among(places, near(question, passage, lexicon)) if places else None
    return Taken(Topic(sense.term).ask(question), sense, named=False) if sense and sense.cues else None


def _by_name(match: NameMatch, passage: Passage, lexicon: Lexicon) -> Sense:
    """Return the sense that a passage names."""
    return Sense(lexicon.headword(min(match.places)), (passage.text[match.start : match.end],))


def _narrows(match: NameMatch, own: NameMatch) -> bool:
    """Tell whether a name is that of a section of the entry that is named, or a longer one with the name in it."""
    of_entry = is_of_section(match) and bool(entries_of(match.places) & set(own.places))
    return of_entry or (len(match.name) > len(own.name) and f" {own.name.casefold()} " in f" {match.name.casefold()} ")


def _taken_from(question: str, own: NameMatch, text: str) -> tuple[int, int] | None:
    """Return where a text has the longer phrase that a name of the question is part of: "新发展格局" for "发展"."""
    spans = [(word.start, word.end) for word in tokenise(question) if word.cjk]
    spans += [(words[0].start, words[-1].end) for words in phrases(question)]
    for start, end in spans:
        at = text.find(question[start:end])
        if start <= own.start and own.end <= end and own.end - own.start < end - start and at >= 0:
            return at, at + end - start
    return None


def _most(scores: Mapping[Place, float], places: Sequence[Place]) -> float:
    """Return the highest score of the sections of places."""
    return max((score for place, score in scores.items() if {place, place.whole} & set(places)), default=0.0)
