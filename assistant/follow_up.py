"""Questions that stand only with the conversation before them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.anaphor import points, put_in_place
from assistant.ellipsis import Completed, complete, without_opening
from assistant.question import MOST_CHARACTERS, Alternative, QuestionError, Turn, clean_question
from assistant.shape import asks_meaning
from assistant.sides import compares
from assistant.topic import Lexicon, Topic, entries_of, most_specific, topic_of
from index import Found
from index.stopwords import ASKING_WORDS, FUNCTION_WORDS
from index.tokens import Token, language_of, tokenise

# A question of more words of its own than this is no afterthought.
_MOST_OWN_WORDS = 4
# A question without a name is about the topic, where a section of the topic holds as much of its IDF mass.
_LEAST_HELD = 0.5
# Or where the topic's own section is among so many of the best without being named.
_BEST = 5

_CORRECTIONS: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(r"(?:(?:no|not that(?: one)?|sorry|i mean)\b[,.;:]?\s*)+(?:i (?:meant|mean)\s+)?", re.IGNORECASE),
    "de": re.compile(r"(?:(?:nein|nicht das)\b[,.;:]?\s*)+(?:ich (?:meinte|meine)\s+)?", re.IGNORECASE),
}
# What only asks on, though it has words beyond those of asking.
_ASKING_ON: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"(?:(?:can|could) you )?(?:(?:give|show)(?: me| us)? )?(?:an?|any|some|for|another)? ?examples?(?: please)?"
        r"|(?:(?:can|could) you )?(?:tell me|tell us|explain|say)? ?(?:a bit )?more|go on|since when",
        re.IGNORECASE,
    ),
    "de": re.compile(
        r"(?:(?:gib|nenne|zeig)(?: mir| uns)? )?(?:ein|noch ein|zum|irgendein) beispiel"
        r"|(?:erkläre? |erzähle? )?(?:mir )?mehr(?: dazu)?|(?:seit|ab|bis) wann",
        re.IGNORECASE,
    ),
}
# Who asks for the one that answers asks nothing of the topic.
_ADDRESS = frozenset({"du", "i", "me", "my", "you", "your", "ich", "mich", "mir"})
# Who asks what something is speaks of something new; who asks what it was need not.
_WAS = {"en": re.compile(r"\b(?:was|were)\b", re.IGNORECASE), "de": re.compile(r"\b(?:war|waren)\b", re.IGNORECASE)}
_END = re.compile(r"[\s?.!,;]*$")


@dataclass(frozen=True, slots=True)
class Context:
    """What a conversation has come to: its last question, on its own, and its topic."""

    before: str = ""
    topic: Topic | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """A question that stands on its own, and what it is about; `rest` and `alternative` are those of Question."""

    standalone: str
    topic: Topic | None
    rest: str = ""
    alternative: Alternative | None = None


def replay(history: Sequence[Turn], lexicon: Lexicon) -> Context:
    """Return what a conversation has come to, from its last question that needs none before it."""
    questions: list[str] = []
    for turn in reversed(history):
        try:
            questions.append(clean_question(turn.question))
        except QuestionError:
            continue
        if _stands_alone(questions[-1], lexicon):
            break
    context = Context()
    for question in reversed(questions):
        resolved = resolve(question, context, lexicon)
        context = Context(resolved.standalone, resolved.topic)
    return context


def resolve(question: str, context: Context, lexicon: Lexicon) -> Resolved:
    """Return a question as it stands on its own after what was asked before."""
    resolved = _follow(question, context, lexicon) if context.before else None
    # What is put together of many turns may become more than can be asked.
    if resolved and len(resolved.standalone) <= MOST_CHARACTERS:
        return resolved
    return Resolved(question, _own_topic(question, lexicon))


def _follow(question: str, context: Context, lexicon: Lexicon) -> Resolved | None:
    """Return a question resolved by the turns before it; None where it needs none."""
    topic = context.topic
    language = _language(question)
    said = without_opening(question, language)
    corrected = _correction(said, language)
    if not corrected and not points(said, language):
        completed = complete(question, context.before, topic, language, lexicon)
        if completed:
            return _completed(completed, topic, lexicon)
    if topic is None:
        return None
    said = corrected or said
    names = lexicon.names_in(said)
    strange = any(not entries_of(name.places) & topic.entries for name in names)
    if (not strange or compares(said)) and (put := put_in_place(said, topic, language)):
        return Resolved(put, topic, said)
    if names:
        return Resolved(corrected, _own_topic(corrected, lexicon)) if corrected else None
    if asks_on(said, language):
        return Resolved(topic.ask(said), topic, said)
    if topic.places and _may_be_about(said, topic, language, lexicon):
        return Resolved(question, topic, alternative=Alternative(topic.ask(said), min(topic.places)))
    return None


def _completed(completed: Completed, topic: Topic | None, lexicon: Lexicon) -> Resolved:
    """Return a completed question with what it is about, which is the topic still where it alone knows the words."""
    new = completed.topic
    if new is None:
        match = most_specific(lexicon.names_in(completed.standalone))
        return Resolved(completed.standalone, topic_of(completed.standalone, match) if match else topic)
    if topic and topic.places and not new.places and _holds(topic, completed.said, lexicon):
        other = Alternative(topic.ask(completed.said), min(topic.places))
        return Resolved(completed.standalone, topic, alternative=other)
    return Resolved(completed.standalone, new)


def is_about_topic(question: str, alternative: Alternative, alone: Found, again: Found, lexicon: Lexicon) -> bool:
    """Tell whether a question is about the topic, by what is found for it alone and again with the topic."""
    place, topic = again.hits[0].place, alternative.topic
    near = topic.section and place == topic and any(hit.place == topic for hit in alone.hits[:_BEST])
    return bool(near) or (
        entries_of([place]) == entries_of([topic]) and lexicon.share_held(question, place) >= _LEAST_HELD
    )


def asks_on(question: str, language: str) -> bool:
    """Tell whether a question is nothing but words of asking: "Since when?"."""
    said = _END.sub("", question)
    if language in _ASKING_ON and _ASKING_ON[language].fullmatch(said):
        return True
    words = [word.text for word in tokenise(said)]
    asking = FUNCTION_WORDS.get(language, frozenset()) | ASKING_WORDS
    return bool(words) and all(word in asking and word not in _ADDRESS for word in words)


def _language(question: str) -> str:
    return language_of(question, "en")


def _stands_alone(question: str, lexicon: Lexicon) -> bool:
    language = _language(question)
    return bool(
        lexicon.names_in(question)
        and without_opening(question, language) == question
        and not _correction(question, language)
        and not points(question, language)
    )


def _correction(question: str, language: str) -> str:
    """Return what a correction puts right: "No, I meant ..."; "" where a question is none."""
    begun = _CORRECTIONS[language].match(question) if language in _CORRECTIONS else None
    return question[begun.end() :] if begun else ""


def _own_words(question: str, language: str) -> list[Token]:
    dropped = FUNCTION_WORDS.get(language, frozenset()) | ASKING_WORDS
    return [word for word in tokenise(question) if word.text not in dropped]


def _own_topic(question: str, lexicon: Lexicon) -> Topic | None:
    """Return what a question is about that needs no other: its name, or the words whose meaning it asks for."""
    match = most_specific(lexicon.names_in(question))
    if match:
        return topic_of(question, match)
    words = _own_words(question, _language(question))
    if words and asks_meaning(question):
        return Topic(question[words[0].start : words[-1].end])
    return None


def _may_be_about(question: str, topic: Topic, language: str, lexicon: Lexicon) -> bool:
    """Tell whether a question without any name may be about the topic."""
    words = _own_words(question, language)
    # German writes every noun with a capital.
    proper = language != "de" and any(question[word.start].isupper() for word in words if word.start)
    if proper or not 0 < len(words) <= _MOST_OWN_WORDS:
        return False
    new = asks_meaning(question) and not (language in _WAS and _WAS[language].search(question))
    of_section = any(place.section for place in topic.places)
    return (of_section and not new) or _holds(topic, question, lexicon)


def _holds(topic: Topic, question: str, lexicon: Lexicon) -> bool:
    """Tell whether a section of the topic's entry holds enough of the words of a question."""
    return any(lexicon.share_held(question, entry) >= _LEAST_HELD for entry in topic.entries)
