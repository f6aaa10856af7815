"""Names of which a question takes up but a part: "the gateway" after "API gateway"."""

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.understanding.topic import Topic
from index import NameMatch
from index.tokens import Token, analyser_of, own_words, tokenise

# What these ask for is a word of its own: "Which kind of scaling is that?"
_CLASS_NOUNS = frozenset(("art", "form", "kind", "sense", "sinn", "sort", "sorte", "type"))
_KINDS: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:what|which) (?:(?:kind|sort|type|form)s? of )?(?:an? )?(\w+)", re.IGNORECASE),
    "de": re.compile(r"\bwelche[nrs]? (?:(?:Art|Form|Sorte) (?:von |der )?)?(\w+)", re.IGNORECASE),
}


def nouns(question: str, language: str) -> list[Token]:
    """Return the words of a question that may be a part of a name."""
    return [word for word in own_words(question, language) if word.text not in _CLASS_NOUNS and not word.cjk]


def asked_kind(question: str, language: str) -> str:
    """Return the noun of which a question asks what kind it is, folded; "" where it asks for none."""
    found = _KINDS[language].search(question) if language in _KINDS else None
    return next((word.text for word in nouns(question, language) if found and word.start == found.start(1)), "")


def taken_up(question: str, text: str, names: Sequence[NameMatch], language: str) -> list[NameMatch]:
    """Return the names of a text of which a question takes up most words, none where it takes up no word of any."""
    counts = [(len(list(_shared(question, text, name, language))), name) for name in names]
    most = max((count for count, _ in counts), default=0)
    return [name for count, name in counts if count == most] if most else []


def in_full(question: str, topic: Topic, language: str) -> str:
    """Return a question with a topic in place of the last word of it that stands for it; "" where none does."""
    analyser = analyser_of(language)
    last = analyser.text_stems(topic.text)[-1:]
    for word in nouns(question, language):
        if [analyser.stem(word.text)] == last:
            return f"{question[: word.start]}{topic.text}{question[word.end :]}"
    return ""


def _shared(question: str, text: str, name: NameMatch, language: str) -> Iterator[Token]:
    """Yield the words of a question that are words of a name, none that another word before it narrows down."""
    analyser = analyser_of(language)
    parts = set(analyser.text_stems(text[name.start : name.end]))
    own = {word.start for word in nouns(question, language)}
    strange = False
    for word in tokenise(question):
        held = word.start in own and analyser.stem(word.text) in parts
        if held and not strange:
            yield word
        strange = word.start in own and not held
