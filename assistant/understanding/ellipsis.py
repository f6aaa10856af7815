"""Questions that leave out what the question before them said."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.understanding.asking_on import is_request
from assistant.understanding.proper_name import is_proper_name, least_held, proper_names
from assistant.understanding.shape import asks_meaning, holds_date
from assistant.understanding.topic import Lexicon, Topic, holds, most_specific, topic_of
from assistant.understanding.wording import FIELD, ITS_NAME, PICKING, WORDINGS, Wording, any_word
from index import NameMatch
from index.stopwords import FUNCTION_WORDS, asking_words
from index.tokens import tokenise

# No name is put together of what was said with more words of the topic.
_MOST_WORDS = 6
_END = re.compile(r"[\s?.!？。！]*$")


@dataclass(frozen=True, slots=True)
class Completed:
    """A question with what it left out, and what it is about: None where that is what it was before.

    `said` is the question without what ties it to the one before.
    """

    standalone: str
    said: str
    topic: Topic | None


@dataclass(frozen=True, slots=True)
class _Before:
    """The question before, its topic, and how its language words it."""

    text: str
    topic: Topic | None
    language: str
    wording: Wording
    lexicon: Lexicon

    def with_instead(self, new: str) -> str | None:
        """Return the question with something else in place of its topic; None where its topic does not stand in it."""
        start = self.text.lower().rfind(self.topic.text.lower()) if self.topic else -1
        if self.topic is None or start < 0 or new.lower() in self.text.lower().replace(self.topic.text.lower(), ""):
            return None
        end = start + len(self.topic.text)
        article = self.topic.article
        start -= len(article) if article and self.text[:start].lower().endswith(article) else 0
        if self.text.startswith(self.topic.ask("")):
            return Topic(self.wording.without_article(new)).ask(self.text[end:].removeprefix(": "))
        return f"{self.text[:start]}{new}{self.text[end:]}"

    def name(self, text: str) -> NameMatch | None:
        """Return the name that a text is nothing but."""
        whole = (match for match in self.lexicon.names_in(text) if match.start == 0 and match.end == len(text))
        return next(whole, None)


def complete(
    said: str, before: str, topic: Topic | None, language: str, lexicon: Lexicon, *, tied: bool
) -> Completed | None:
    """Return what a question such as "in health?" asks after the one before it; None where it is whole.

    `tied` tells whether something bound it to that: "And in health?".
    """
    wording = WORDINGS.get(language)
    if not wording:
        return None
    bare = _END.sub("", said)
    said = wording.particle.sub("", bare) or bare
    tied = tied or said != bare
    if not said or wording.clause.search(said):
        return None
    context = _Before(before, topic, language, wording, lexicon)
    if wording.preposition.match(said) or wording.adverb.fullmatch(said):
        return _with_phrase(said, context)
    if tied and not wording.spaced and FIELD.search(said):
        return _with_phrase(f"在{said}", context)
    if longer := _of_topic(said, context):
        return Completed(context.with_instead(longer.text) or longer.text, said, longer)
    return _about(said, context) if tied else None


def is_bound(question: str, language: str) -> bool:
    """Tell whether a question ends with a particle that binds it to the one before it: "What is needed, then?"."""
    wording = WORDINGS.get(language)
    bare = _END.sub("", question)
    return bool(wording and wording.particle.sub("", bare) != bare)


def is_fragment(question: str, language: str) -> bool:
    """Tell whether a question is a mere phrase that begins with a preposition."""
    wording = WORDINGS.get(language)
    return bool(wording and wording.preposition.match(question) and not wording.clause.search(question))


def is_modified(question: str, language: str) -> bool:
    """Tell whether a question is nothing but a word for what it is about, with another before it: "the mutual one"."""
    wording = WORDINGS.get(language)
    said = _END.sub("", question)
    return bool(wording and not wording.clause.search(said) and _modifier(said, wording))


def _modifier(said: str, wording: Wording) -> str:
    bare = wording.without_article(said)
    modifier = wording.pro_form.sub("", bare)
    return "" if modifier == bare or PICKING.fullmatch(modifier) else modifier


def _about(said: str, before: _Before) -> Completed:
    """Ask the question before of something else."""
    # "The African one, the China-Africa Forum" says the same twice.
    parts = [part for part in said.split(", ") if before.lexicon.names_in(part)]
    said = parts[-1] if parts else said
    match = most_specific(before.lexicon.names_in(said))
    bare = before.wording.without_article(said)
    new = topic_of(said, match) if match else Topic(bare)
    if match and _is_compound(bare, before):
        new = Topic(bare, "", match.places)
    if not match and is_proper_name(bare, before.language):
        places = proper_names(before.text, before.language, before.lexicon)
        if places:
            start, end = places[0]
            return Completed(f"{before.text[:start]}{said}{before.text[end:]}", said, new)
    asked = before.text.removeprefix(before.topic.ask("")) if before.topic else before.text
    if match and asked != before.text and is_request(asked, before.language):
        # After an example, or more, another term is asked for as the one before it was.
        return Completed(said, said, new)
    # What neither the glossary names nor the topic knows is asked of in another way, unless only its meaning is asked.
    least = least_held(said, before.language)
    held = before.topic is not None and holds(before.topic, said, before.lexicon, least)
    if not match and not asks_meaning(before.text) and not held:
        return Completed(said, said, new)
    return Completed(before.with_instead(said) or said, said, new)


def _is_compound(bare: str, before: _Before) -> bool:
    """Tell whether a noun has a name in it and is more than that: "triangular cooperation"."""
    stops = FUNCTION_WORDS.get(before.language, frozenset())
    words = [word.text for word in tokenise(bare)]
    return before.wording.spaced and not before.name(bare) and not stops & set(words)


def _of_topic(said: str, before: _Before) -> Topic | None:
    """Return the topic with other words before what it is: "the mutual one", "horizontal" after "vertical scaling"."""
    bare = before.wording.without_article(said)
    modifier = _modifier(said, before.wording) or bare
    pro_form, named = modifier != bare, before.name(modifier) is not None
    if before.topic is None or not modifier or len(modifier.split()) > _MOST_WORDS or (named and not pro_form):
        return None
    gap = " " if before.wording.spaced else ""
    forms = (start + head for head in _heads(before.topic, before.wording) for start in (modifier + gap, modifier))
    for text in (*forms, *(_inside(before.topic, modifier) if pro_form else ())):
        match = before.name(text)
        if match and set(match.places) != set(before.topic.places):
            return topic_of(text, match)
    # A pro-form can stand for nothing else.
    return Topic(f"{modifier}{gap}{before.topic.text}", "", before.topic.places) if pro_form and not named else None


def _inside(topic: Topic, modifier: str) -> Iterator[str]:
    """Yield the topic with another modifier in place of one inside it: "the development one" of a security fund."""
    parts = topic.text.split()
    for at in range(1, len(parts) - 1):
        instead = modifier.capitalize() if parts[at][0].isupper() else modifier
        yield " ".join((*parts[:at], instead, *parts[at + 1 :]))


def _heads(topic: Topic, wording: Wording) -> Iterator[str]:
    """Yield what a name may end with to be of the same kind: the whole topic first, then ever less of its end."""
    parts = topic.text.split() if wording.spaced else list(topic.text)
    for at in range(len(parts)):
        yield (" " if wording.spaced else "").join(parts[at:])


def _with_phrase(said: str, before: _Before) -> Completed:
    """Put a phrase where it belongs in the question before.

    That is in place of that which begins alike or of its opposite, of the topic where it names another, behind the
    topic where that makes a name, or last.
    """
    topic, text = before.topic, before.text
    said = f"{said[0].lower()}{said[1:]}"
    if topic and ITS_NAME.fullmatch(said):
        asked = f"Was ist {topic.text} {said}?" if before.language == "de" else f"What is {topic.phrase} {said}?"
        return Completed(asked, said, topic)
    if swapped := _swapped(said, before):
        return Completed(swapped, said, None)
    if (other := _other_subject(said, before)) and (instead := before.with_instead(other.text)):
        return Completed(instead, said, other)
    if span := _like(said, before):
        return Completed(f"{text[: span[0]]}{said}{text[span[1] :]}", said, None)
    gap = " " if before.wording.spaced else ""
    if topic and topic.text in text:
        longer = f"{topic.text}{gap}{said}"
        if before.name(longer) or not before.wording.spaced:
            return Completed(longer.join(text.rsplit(topic.text, 1)), said, None)
    end = _END.search(text)
    at = end.start() if end else len(text)
    return Completed(f"{text[:at]}{gap}{said}{text[at:]}", said, None)


def _swapped(said: str, before: _Before) -> str | None:
    """Return the question before with a preposition for its opposite: "And without?"."""
    for pair in before.wording.opposite:
        for own, other in (pair, pair[::-1]):
            places = list(any_word(other).finditer(before.text)) if said.lower() == own else []
            if places:
                return f"{before.text[: places[-1].start()]}{said.lower()}{before.text[places[-1].end() :]}"
    return None


def _other_subject(said: str, before: _Before) -> Topic | None:
    """Return the term of another entry that a phrase such as "for X" is about."""
    opened = before.wording.about.match(said)
    if not opened or before.topic is None:
        return None
    noun = before.wording.without_article(said[opened.end() :].strip())
    match = before.name(noun)
    new = topic_of(noun, match) if match else None
    return new if new and not new.entries & before.topic.entries else None


def _like(said: str, before: _Before) -> tuple[int, int] | None:
    """Return where the last phrase of the question before stands that begins with the same preposition."""
    wording, text = before.wording, before.text
    own = wording.preposition.match(said)
    names = before.lexicon.names_in(text)
    stops = asking_words(before.language)
    for found in reversed(list(wording.preposition.finditer(text))):
        if not own or not wording.spaced or found.group().lower() != own.group().lower():
            continue
        inside = [name for name in names if name.start <= found.start() < name.end]
        # A name with a phrase of its own may be another with another: "Xi Jinping Thought on Culture".
        if any(not before.name(text[name.start : found.start()].rstrip()) for name in inside):
            continue
        article = wording.articles.match(text, found.end() + 1)
        start = article.end() if article else found.end()
        end = start
        for word in tokenise(text[start:]):
            if word.text in stops:
                break
            end = start + word.end
        # "In dollars?" takes the place of no time.
        if end > start and holds_date(said) == holds_date(text[start:end]):
            return found.start(), end
    return None
