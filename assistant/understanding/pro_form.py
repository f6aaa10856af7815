"""The word "one", where it stands for the noun of the topic: "the one on development", "a fourth one"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.understanding.topic import Lexicon, Topic
from index.tokens import analyser_of, own_words


@dataclass(frozen=True, slots=True)
class _Forms:
    """How a language says which one of a kind is meant, by its `field` or by its number."""

    of_field: re.Pattern[str]
    counted: re.Pattern[str]


_FORMS: Mapping[str, _Forms] = {
    "en": _Forms(
        re.compile(r"\b(?:the|that)\s+one\s+(?:about|against|for|in|on|with)\s+(?P<field>[^?.!,;]+)", re.IGNORECASE),
        re.compile(
            r"(?P<counted>\b(?:an?|any|the)\s+(?:second|third|fourth|fifth|sixth|seventh))\s+one\b", re.IGNORECASE
        ),
    )
}


def put_kind(question: str, topic: Topic | None, language: str, lexicon: Lexicon) -> str:
    """Return a question with the name of the topic's kind that it means by "the one on ..." in place of that.

    It is as it stands where it means none, or none is known.
    """
    found = _FORMS[language].of_field.search(question) if topic and language in _FORMS else None
    if not topic or not found:
        return question
    analyser = analyser_of(language)
    wanted = {analyser.stem(word.text) for word in own_words(found["field"], language)}
    kinds = (name for name in lexicon.kinds_of(_noun(topic)) if wanted <= set(analyser.text_stems(name)))
    # The longer ones are of parts of it: "Members of the Fund".
    kind = min(kinds, key=lambda name: (len(name), name), default="") if wanted else ""
    return f"{question[: found.start()]}the {kind}{question[found.end() :]}" if kind else question


def put_noun(question: str, topic: Topic | None, language: str) -> str:
    """Return a question that counts on, "a fourth one", with the topic's noun in place of the word for it."""
    found = _FORMS[language].counted.search(question) if topic and topic.places and language in _FORMS else None
    if not topic or not found:
        return question
    return f"{question[: found.start()]}{found['counted']} {_noun(topic)}{question[found.end() :]}"


def _noun(topic: Topic) -> str:
    return topic.text.split()[-1].lower()
