"""What a question asks of something that the glossary covers, though the glossary does not say it."""

import re
from collections.abc import Sequence

from assistant.confidence import SAME_QUESTION
from assistant.counting import leaves_uncounted
from assistant.qualifiers import SAYING
from assistant.statement import alike
from assistant.understanding.alternatives import any_of
from assistant.understanding.asked_word import (
    asks_of,
    is_asked_for,
    is_askers,
    is_contracted,
    is_decisive,
    is_specific,
    is_verb,
)
from assistant.understanding.expected import facts, without_fact
from assistant.understanding.facet import facets
from assistant.understanding.light_words import LIGHT_STEMS, VERB_FORMS
from assistant.understanding.origin import COINING, claimed, tells_origin
from assistant.understanding.other_names import is_called_otherwise
from assistant.understanding.shape import HOW_MUCH, asks_date, asks_meaning, asks_number, holds_date, holds_number
from assistant.understanding.sides import compares
from assistant.understanding.stems import LANGUAGE, stem, stems_in_order, stems_of
from assistant.understanding.topic import entries_of, most_specific
from index import Found, Index, Likeness, NameMatch, Query
from index.tokens import Token, language_of

# Who is to have said something is told by what is quoted of it.
_LIGHT_STEMS = LIGHT_STEMS | SAYING
_VERB_STEMS = {stem(form): stem(verb) for verb, forms in VERB_FORMS.items() for form in forms}
# A section that has one of these tells of the others, too.
_IN_CHARGE = frozenset(
    map(stem, ("charge", "direct", "oversee", "oversight", "responsible", "supervise", "supervision", "supervisory"))
)
# Who asks so wants it from the section that answers, and not the same word from elsewhere in the entry.
_EXACTLY = re.compile(rf"\b{any_of('exactly|precisely')}\b", re.IGNORECASE)
_CLAUSE = re.compile(r"(?:(?! [–-] )[^.,:;!?—，：；？。！])+(?: [–-] |[.,:;!?—，：；？。！])*")
_ASKED = re.compile(
    rf"\b{any_of(f'who|whom|whose|when|where|why|what|which|{HOW_MUCH}|how')}\b",
    re.IGNORECASE,
)
_ASKS = re.compile(rf"[?？]|{_ASKED.pattern}|\b{any_of('describe|give|list|name|show|tell')}\b", re.IGNORECASE)
# What is asked for, where it can be said in a word.
_SAYABLE = {"who", "when", "where", "why", "how", "how long", "how many", "how much", "how often", "how old"}
# So much of what is asked must be missing, unless it is a proper name or a number.
_LEAST_MISSING = 0.5
# A sentence as near as this answers what is asked, whatever its words, as the same question of a reader does.
_SAME_SENTENCE = 0.85
_MOST_WORDS = 3


def unsaid(found: Found, index: Index, passage: str = "", *, taken: bool = False) -> str:
    """Return a sentence that says what of a question the glossary does not say of its topic; "" where nothing is.

    Who and what the passage has is the asker's own matter, of which no glossary speaks. Where the topic was `taken`
    from the passage, so is what people there do, in words that neither it nor the glossary has.
    """
    query = found.query
    if not found.hits or _is_near(found, index):
        return ""
    content = _content(query)
    if not (query.names or asks_number(query.text) or any(is_decisive(term, query.searched) for term in content)):
        return ""
    told = set(stems_in_order(passage))
    told |= {_VERB_STEMS.get(word, word) for word in told}
    missing = [
        term
        for term in _missing(content, found, index)
        if not (term.text in told and is_specific(term, query.searched))
        and not (taken and not _forms(term) & told and is_verb(term, query.searched))
    ]
    sentences = _sentences(found) if missing or asks_number(query.text) or asks_date(query.text) else []
    missing = [term for term in missing if not _stands_otherwise(term, query.searched, sentences)]
    decisive = [term for term in missing if is_decisive(term, query.searched)]
    if not query.names:
        # It speaks of what it was found for, but not of everybody who is asked about.
        lacking = decisive or leaves_uncounted(query.text, sentences)
        return _said(query, found.hits[0].term, decisive) if lacking and _ASKS.search(query.text) else ""
    most = len(content) * _LEAST_MISSING
    # Whether something is so may be told in any words.
    decisive = decisive or [term for term in missing if is_asked_for(term, query.searched, missing)]
    # Whether something is so that the passage tells is as open.
    retold = taken and all(_forms(term) & told for term in missing)
    open_question = retold or bool(_ASKED.search(query.text))
    words = missing if decisive or (open_question and missing and len(missing) >= most) else []
    topics = [topic for topic in _topics(found) if not _is_adjective(topic, words)]
    if topics and _is_strange(query, index):
        return _not_read(_named(query, topics))
    said = not words and not _lacks_kind(query, content, sentences)
    return _said(query, _named(query, topics), words) if topics and not said else ""


def in_doubt(found: Found) -> list[NameMatch]:
    """Return the names of which a question asks what the glossary may not tell, where its answer is not sure."""
    return [match for match in _topics(found) if match.likeness is not Likeness.INFLECTED]


def doubted(found: Found, index: Index) -> str:
    """Return a sentence that says that the glossary does not answer a question on its topic; "" where it has none."""
    query = found.query
    topics = in_doubt(found)
    if not topics:
        return ""
    # What is asked in a language that the encoder does not know may well be said, whatever the headwords in it are in.
    known = index.encoder.languages
    read = query.dense and (known is None or language_of(query.question, index.language) in known)
    return _said(query, _named(query, topics), ()) if read else _not_read(_named(query, topics))


def _is_near(found: Found, index: Index) -> bool:
    """Tell whether what is asked stands in a sentence or a reader's question; another fact is another question."""
    hit = found.hits[0]
    if hit.signals.sentence >= _SAME_SENTENCE:
        return True
    if hit.signals.asked < SAME_QUESTION:
        return False
    wanted = facts(found.query.text)
    told = facts(index.nearest_question(found.query, hit.place)) if wanted else ()
    return all(fact in told for fact in wanted)


def _topics(found: Found) -> list[NameMatch]:
    """Return the names of a question of which something else is asked than what they mean."""
    query = found.query
    first = {hit.place.whole for hit in found.hits[:1]}
    topics = [match for match in query.names if entries_of(match.places) & first]
    if not topics or not _ASKS.search(query.text) or compares(query.text):
        return []
    only_meant = asks_meaning(query.text) and not any(asks_of(topic, query.searched) for topic in topics)
    return [] if only_meant else topics


def _is_strange(query: Query, index: Index) -> bool:
    """Tell whether a fact is asked for in words of another language that nobody can look up in the texts."""
    if language_of(query.question, index.language) == index.language:
        return False
    rest = query.searched
    for match in query.names:
        rest = rest.replace(query.searched[match.start : match.end], " ")
    rest = without_fact(rest)
    return bool(rest) and bool(facets(rest, index.language).left)


def _named(query: Query, topics: Sequence[NameMatch]) -> str:
    topic = most_specific(topics)
    return query.searched[topic.start : topic.end] if topic else ""


def _not_read(topic: str) -> str:
    return f"Whether it says this cannot be told from a question in this language. What it says on “{topic}”:"


def _said(query: Query, topic: str, missing: Sequence[Token]) -> str:
    on = f"on “{topic}”"
    words = list(dict.fromkeys(query.searched[term.start : term.end] for term in missing))[:_MOST_WORDS]
    asked = _ASKED.search(query.text)
    what = asked.group().lower() if asked and asked.group().lower() in _SAYABLE else "this"
    # The same may be said in other words.
    return (
        f"It does not say {what} in so many words: nothing {on} speaks of {_listed(words)}."
        if words
        else f"It does not say {what}: what it says {on}:"
    )


def _missing(content: Sequence[Token], found: Found, index: Index) -> list[Token]:
    """Return which terms of a question are in no section of the entries it names, or else of the entry found first."""
    query = found.query
    if language_of(query.question, LANGUAGE) != LANGUAGE or index.language != LANGUAGE:
        return []
    entries = {entry for match in query.names for entry in entries_of(match.places)}
    entries = entries or {found.hits[0].place.whole}
    if _EXACTLY.search(query.question):
        entries = {found.hits[0].place}
    wanted = {form for term in content for form in _forms(term)}
    if wanted & _IN_CHARGE:
        wanted |= _IN_CHARGE
    held = index.held_terms(wanted, sorted(entries))
    start, end = claimed(query.searched)
    if (end or any(term.text in COINING for term in content)) and tells_origin(found.hits[0]):
        # It puts right who it was.
        held |= COINING | {term.text for term in content if start <= term.start < end}
    if held & _IN_CHARGE:
        held |= _IN_CHARGE
    return [term for term in content if not _forms(term) & held]


def _content(query: Query) -> list[Token]:
    """Return the terms of a question beside its names that stand in the clauses that ask, of a name if there is one."""
    spans = [match.span() for match in _CLAUSE.finditer(query.searched) if _ASKS.search(match.group())]
    named = [span for span in spans if any(span[0] <= match.start < span[1] for match in query.names)]
    # "Which bank keeps it, the fund for peace?"
    spans = sorted({*named, *spans[:1]})
    of_names = [term for match in query.names for term in query.inside(match)]
    return [
        term
        for term in query.terms
        if term not in of_names
        and any(start <= term.start < end for start, end in spans or [(0, len(query.searched))])
        and not _forms(term) & _LIGHT_STEMS
        and not is_contracted(term, query.searched)
        and not is_askers(term, query.searched)
    ]


def _forms(term: Token) -> set[str]:
    """Return a term, and the stem of the verb that it is an irregular form of."""
    return {term.text, _VERB_STEMS.get(term.text, term.text)}


def _is_adjective(topic: NameMatch, missing: Sequence[Token]) -> bool:
    """Tell whether a form of a name only tells of which kind something is that is missing: "multilateral fishing"."""
    behind = topic.end + len(" ")
    return topic.likeness is Likeness.INFLECTED and any(term.start == behind for term in missing)


def _sentences(found: Found) -> list[str]:
    """Return the sentences that were found of the entry that comes first."""
    entry = found.hits[0].place.whole
    return [one.text for hit in found.hits if hit.place.whole == entry for one in hit.sentences]


def _stands_otherwise(term: Token, text: str, sentences: Sequence[str]) -> bool:
    """Tell whether a proper name stands in sentences in another form, "Russia" for "Russians", or as another name."""
    return is_specific(term, text) and (
        is_called_otherwise(text[term.start : term.end], sentences)
        or any(alike(term.text, one) for each in sentences for one in stems_of(each))
    )


def _lacks_kind(query: Query, content: Sequence[Token], sentences: Sequence[str]) -> bool:
    """Tell whether a number of something is asked for that no sentence counts, or a date that they lack."""
    asked = {term.text for term in content}
    counting = (stems_of(sentence) for sentence in sentences if holds_number(sentence))
    # In another language than the texts, none of the words is found.
    strange = language_of(query.question, LANGUAGE) != LANGUAGE
    counted = any(strange or not asked or asked & stems for stems in counting)
    return (asks_number(query.text) and not counted) or (asks_date(query.text) and not any(map(holds_date, sentences)))


def _listed(words: Sequence[str]) -> str:
    quoted = [f"“{word}”" for word in words]
    return " or ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)
