"""Proper names that the glossary has no entry for: persons, countries, institutions that a question speaks of."""

import re
from collections.abc import Mapping

from assistant.understanding.topic import ALL_HELD, LEAST_HELD, Lexicon
from index.stopwords import asking_words
from index.tokens import tokenise

_NAME = re.compile(r"[A-ZÄÖÜ][\w’'.-]*(?:\s+(?:(?:de|of|van|von|the)\s+)*[A-ZÄÖÜ][\w’'-]*)*")
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
# German writes every noun with a capital, and Chinese none.
_LANGUAGES = frozenset({"en"})
_PERSON: Mapping[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    "en": (
        (re.compile(r"\b(?:he|she|him)\b", re.IGNORECASE), "{}"),
        (re.compile(r"\b(?:his|her)\b", re.IGNORECASE), "{}’s"),
    ),
    "zh": ((re.compile("[他她](?![们們])"), "{}"),),
}


def proper_names(question: str, language: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Return where proper names stand in a question that are no part of a glossary's name."""
    if language not in _LANGUAGES:
        return []
    named = lexicon.names_in(question)
    dropped = asking_words(language)
    found = []
    for match in _NAME.finditer(question):
        start, end = match.span()
        # A question begins with a capital whatever its first word is.
        for word in tokenise(match.group()):
            if word.text not in dropped:
                start = match.start() + word.start
                break
        else:
            continue
        alone = start == 0 and " " not in question[start:end]
        if not alone and not any(name.start < end and start < name.end for name in named):
            found.append((start, end))
    return found


def is_proper_name(text: str, language: str) -> bool:
    """Tell whether a text is nothing but a proper name."""
    return language in _LANGUAGES and _NAME.fullmatch(text.strip()) is not None


def least_held(text: str, language: str) -> float:
    """Return which share of the IDF mass of a text must be held: half a proper name is another one."""
    return ALL_HELD if is_proper_name(_ARTICLE.sub("", text), language) else LEAST_HELD


def put_person(question: str, before: str, language: str, lexicon: Lexicon) -> str | None:
    """Return a question with the person of the question before in place of "he" or "she"; None where there is none."""
    own = proper_names(question, language, lexicon)
    for words, instead in _PERSON.get(language, ()):
        found = words.search(question)
        if not found or any(start < found.start() for start, _ in own):
            continue
        spans = proper_names(before, language, lexicon)
        if spans:
            person = before[slice(*spans[0])].removesuffix("’s").removesuffix("'s")
            return f"{question[: found.start()]}{instead.format(person)}{question[found.end() :]}"
    return None
