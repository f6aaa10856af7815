"""Questions that leave out what the question before them said."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.topic import Lexicon, Topic, most_specific, topic_of
from index.stopwords import ASKING_WORDS, FUNCTION_WORDS
from index.tokens import tokenise


@dataclass(frozen=True, slots=True)
class Wording:
    """How a language leaves out: what opens such a question, what makes a sentence of one, its prepositions."""

    opening: re.Pattern[str]
    clause: re.Pattern[str]
    preposition: re.Pattern[str]
    articles: re.Pattern[str]


def _words(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


_WORDINGS: Mapping[str, Wording] = {
    "en": Wording(
        re.compile(
            r"(?:(?:ok(?:ay)?|so|well)[, ]+)?(?:and(?: (?:how|what) about)?|(?:how|what) about)[, ]+", re.IGNORECASE
        ),
        _words(
            "are|can|could|did|do|does|had|has|have|how|is|must|should|was|were|what|when|where|which|who|whom|whose|why"
            "|will|would"
        ),
        _words("about|after|among|at|before|between|by|during|for|from|in|on|since|to|under|with|within|without"),
        re.compile(r"(?:an?|the)\s+", re.IGNORECASE),
    ),
    "de": Wording(
        re.compile(
            r"(?:und(?: (?:was ist mit|wie (?:ist|steht) es mit))?|was ist mit|wie (?:ist|steht) es mit)[, ]+",
            re.IGNORECASE,
        ),
        _words(
            "bedeutet|darf|gibt|haben|hat|heißt|ist|kann|muss|sind|soll|war|waren|warum|was|welche[mnrs]?|wann|wer|wessen"
            "|wie|wird|wo|woher|wurde"
        ),
        _words("an|auf|aus|bei|durch|für|im|in|mit|nach|seit|unter|vom|von|vor|während|zu|zum|zur|zwischen|über"),
        re.compile(r"(?:das|de[mnrs]|die|eine?[mnrs]?)\s+", re.IGNORECASE),
    ),
}
_END = re.compile(r"[\s?.!]*$")


@dataclass(frozen=True, slots=True)
class Completed:
    """A question with what it left out, and what it is about: None where that is what it was before.

    `said` is the question without what ties it to the one before.
    """

    standalone: str
    said: str
    topic: Topic | None


def without_opening(question: str, language: str) -> str:
    """Return a question without the words that tie it to the one before it: "And"."""
    wording = _WORDINGS.get(language)
    opened = wording.opening.match(question) if wording else None
    rest = question[opened.end() :] if opened else question
    return rest if any(map(str.isalnum, rest)) else question


def complete(question: str, before: str, topic: Topic | None, language: str, lexicon: Lexicon) -> Completed | None:
    """Return what a question such as "And in health?" asks after the one before it; None where it is whole."""
    wording = _WORDINGS.get(language)
    if not wording:
        return None
    rest = without_opening(question, language)
    said = _END.sub("", rest)
    if wording.clause.search(said):
        return None
    if wording.preposition.match(said):
        return Completed(_with_phrase(said, before, topic, language, wording, lexicon), said, None)
    return None if rest == question else _about(said, before, topic, wording, lexicon)


def _about(said: str, before: str, topic: Topic | None, wording: Wording, lexicon: Lexicon) -> Completed:
    """Ask the question before of something else."""
    match = most_specific(lexicon.names_in(said))
    new = topic_of(said, match) if match else Topic(wording.articles.sub("", said, count=1))
    if topic is None or topic.text not in before:
        return Completed(said, said, new)
    start = before.rindex(topic.text)
    end = start + len(topic.text)
    start -= len(topic.article) if before[:start].lower().endswith(topic.article) else 0
    return Completed(f"{before[:start]}{said}{before[end:]}", said, new)


def _with_phrase(said: str, before: str, topic: Topic | None, language: str, wording: Wording, lexicon: Lexicon) -> str:
    """Put a phrase in the place of that which begins alike, or behind the topic where that makes a name, or last."""
    if span := _like(said, before, language, wording, lexicon):
        return f"{before[: span[0]]}{said}{before[span[1] :]}"
    if topic and topic.text in before:
        longer = f"{topic.text} {said}"
        if any(match.start == 0 and match.end == len(longer) for match in lexicon.names_in(longer)):
            return longer.join(before.rsplit(topic.text, 1))
    end = _END.search(before)
    at = end.start() if end else len(before)
    return f"{before[:at]} {said}{before[at:]}"


def _like(said: str, before: str, language: str, wording: Wording, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return where the last phrase of the question before stands that begins with the same preposition."""
    own = wording.preposition.match(said)
    names = lexicon.names_in(before)
    stops = FUNCTION_WORDS.get(language, frozenset()) | ASKING_WORDS
    for found in reversed(list(wording.preposition.finditer(before))):
        if not own or found.group().lower() != own.group().lower():
            continue
        if any(name.start <= found.start() < name.end for name in names):
            continue
        article = wording.articles.match(before, found.end() + 1)
        start = article.end() if article else found.end()
        end = start
        for word in tokenise(before[start:]):
            if word.text in stops:
                break
            end = start + word.end
        if end > start:
            return found.start(), end
    return None
