"""What a question asks of something that the glossary covers, though the glossary does not say it."""

import re
from collections.abc import Sequence

from assistant.light_words import LIGHT_WORDS, VERB_FORMS
from assistant.shape import asks_date, asks_meaning, asks_number, holds_date, holds_number
from assistant.sides import compares
from assistant.topic import entries_of, is_of_section
from index import Found, Hit, Index, Likeness, NameMatch, Query
from index.tokens import Analyser, Token, language_of, tokenise

_LANGUAGE = "en"
_stem = Analyser(_LANGUAGE).stem
_LIGHT_STEMS = frozenset(map(_stem, LIGHT_WORDS))
_VERB_STEMS = {_stem(form): _stem(verb) for verb, forms in VERB_FORMS.items() for form in forms}
# A section that has one of these tells who coined a term, whatever the question calls it.
_COINING = frozenset(map(_stem, ("coined", "devised", "introduced", "invented", "originated", "proposed")))
# Who asks for the meaning of a term may still ask for something of it: "the budget of X", "X's budget".
_OF = re.compile(r"\b(?:about|against|at|behind|for|from|of|on|to|under|with)(?:\s+the)?\s*[\"“‘']?$")
_OWN = re.compile(r"^[\"”’']?['’]s\b")
_INSIDE_WORD = re.compile(r"['’](?=\w)")
_CLAUSE = re.compile(r"[^.,:;!?，：；？。！]+[.,:;!?，：；？。！]*")
_ASKED = re.compile(
    r"\b(?:who|whom|whose|when|where|why|what|which"
    r"|how(?: (?:big|far|few|high|large|long|many|much|often|old|tall))?)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(rf"[?？]|{_ASKED.pattern}", re.IGNORECASE)
# What is asked for, where it can be said in a word.
_SAYABLE = {"who", "when", "where", "why", "how", "how long", "how many", "how much", "how often", "how old"}
# So much of what is asked must be missing, unless it is a proper name or a number.
_LEAST_MISSING = 0.5
# A reader's question as near as this is the one that is asked, whatever its words.
_SAME_QUESTION = 0.8
_MOST_WORDS = 3
_NEAREST = 3


def unsaid(found: Found, index: Index) -> str:
    """Return a sentence that says what of a question the glossary does not say of its topic; "" where nothing is."""
    query = found.query
    topics = _topics(found)
    if not topics or found.hits[0].signals.asked >= _SAME_QUESTION:
        return ""
    words = _missing(found, index)
    topics = [topic for topic in topics if not _is_adjective(topic, query.searched, words)]
    place = entries_of([found.hits[0].place])
    near = [one for one in found.hits[:_NEAREST] if entries_of([one.place]) == place]
    return _said(query, topics, words) if topics and (words or _lacks_kind(query.text, near)) else ""


def doubted(found: Found) -> str:
    """Return a sentence that says that the glossary does not answer a question on its topic; "" where it has none."""
    topics = [match for match in _topics(found) if match.likeness is not Likeness.INFLECTED]
    return _said(found.query, topics, ()) if topics else ""


def _topics(found: Found) -> list[NameMatch]:
    """Return the names of a question of which something else is asked than what they mean."""
    query = found.query
    if not found.hits or compares(query.text) or not _ASKS.search(query.text):
        return []
    place = entries_of([found.hits[0].place])
    topics = [match for match in query.names if entries_of(match.places) & place]
    only_meant = asks_meaning(query.text) and not any(_asks_of(query.searched, topic) for topic in topics)
    return [] if only_meant else topics


def _said(query: Query, topics: Sequence[NameMatch], words: Sequence[str]) -> str:
    topic = min(topics, key=lambda match: (not is_of_section(match), -len(match.name), match.start))
    on = f"on “{query.searched[topic.start : topic.end]}”"
    asked = _ASKED.search(query.text)
    what = asked.group().lower() if asked and asked.group().lower() in _SAYABLE else "this"
    why = f"nothing {on} speaks of {_listed(words)}." if words else f"what it says {on}:"
    return f"It does not say {what}: {why}"


def _missing(found: Found, index: Index) -> list[str]:
    """Return the words of a question, as they stand in it, that no section of the entries it names has."""
    query = found.query
    if language_of(query.question, _LANGUAGE) != _LANGUAGE or index.language != _LANGUAGE:
        return []
    entries = {entry for match in query.names for entry in entries_of(match.places)}
    held = index.held_terms({form for term in query.terms for form in _forms(term)}, sorted(entries))
    if any(_stem(word.text) in _COINING for one in found.hits[0].sentences for word in tokenise(one.text)):
        held |= _COINING
    spans = [match.span() for match in _CLAUSE.finditer(query.searched) if _ASKS.search(match.group())]
    content = [
        term
        for term in query.terms
        if not any(match.start <= term.start and term.end <= match.end for match in query.names)
        and any(start <= term.start < end for start, end in spans or [(0, len(query.searched))])
        and not _forms(term) & _LIGHT_STEMS
        and not _is_contracted(term, query.searched)
    ]
    missing = [term for term in content if not _forms(term) & held]
    if any(_is_specific(term, query.searched) for term in missing) or (
        content and len(missing) >= _LEAST_MISSING * len(content)
    ):
        return list(dict.fromkeys(query.searched[term.start : term.end] for term in missing))[:_MOST_WORDS]
    return []


def _forms(term: Token) -> set[str]:
    """Return a term, and the stem of the verb that it is an irregular form of."""
    return {term.text, _VERB_STEMS.get(term.text, term.text)}


def _is_contracted(term: Token, text: str) -> bool:
    """Tell whether a term is half of a contraction: "isn" and "t"."""
    return bool(_INSIDE_WORD.match(text, term.end) or _INSIDE_WORD.match(text, term.start - 1))


def _is_adjective(topic: NameMatch, text: str, missing: Sequence[str]) -> bool:
    """Tell whether a form of a name only tells of which kind something is that is missing: "multilateral fishing"."""
    behind = text[topic.end :]
    return topic.likeness is Likeness.INFLECTED and any(behind.startswith(f" {word}") for word in missing)


def _asks_of(text: str, topic: NameMatch) -> bool:
    return bool(_OF.search(text[: topic.start]) or _OWN.search(text[topic.end :]))


def _is_specific(term: Token, text: str) -> bool:
    """Tell whether a word is a number, or has a capital though it begins no sentence."""
    word, before = text[term.start : term.end], text[: term.start].rstrip(" \"“‘'(")
    return word[0].isdigit() or (word[0].isupper() and bool(before) and before[-1] not in ".?!:,")


def _lacks_kind(question: str, hits: Sequence[Hit]) -> bool:
    """Tell whether a number is asked for and the first section has none, or a date and none of the sections has one."""
    return (asks_number(question) and not any(map(holds_number, _texts(hits[:1])))) or (
        asks_date(question) and not any(map(holds_date, _texts(hits)))
    )


def _texts(hits: Sequence[Hit]) -> list[str]:
    return [sentence.text for hit in hits for sentence in hit.sentences]


def _listed(words: Sequence[str]) -> str:
    quoted = [f"“{word}”" for word in words]
    return " or ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)
