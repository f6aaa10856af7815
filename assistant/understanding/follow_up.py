"""Questions that stand only with the conversation before them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.question import MOST_CHARACTERS, Alternative, QuestionError, Turn, clean_question
from assistant.understanding.anaphor import points, put_behind, put_in_place
from assistant.understanding.asking_on import (
    asks_for_one,
    asks_of_clause,
    asks_on,
    drops_subject,
    is_request,
    put_before,
)
from assistant.understanding.context import Context, Resolved
from assistant.understanding.ellipsis import Completed, complete, is_bound, is_fragment, is_modified
from assistant.understanding.facet import facets
from assistant.understanding.light_words import is_light
from assistant.understanding.opening import (
    correction,
    correction_and_question,
    new_subject,
    without_note,
    without_opening,
)
from assistant.understanding.ordinal import counts, put_terms
from assistant.understanding.pro_form import put_kind, put_noun
from assistant.understanding.proper_name import is_proper_name, least_held, put_person
from assistant.understanding.relevance import may_be_about
from assistant.understanding.shape import WHO_IS, asks_meaning
from assistant.understanding.sides import compares
from assistant.understanding.small_talk import reply_unless_named
from assistant.understanding.topic import (
    ALL_HELD,
    Lexicon,
    Topic,
    entries_of,
    holds,
    most_specific,
    parent_of,
    topic_of,
)
from index.stopwords import FUNCTION_WORDS
from index.tokens import language_of, own_words, tokenise

# Terms are counted from so many turns ago: "the first one".
_MOST_TURNS = 12
_CHINESE = re.compile("[什谁誰呢吗嗎那是的]")


def replay(history: Sequence[Turn], lexicon: Lexicon, asked: str = "") -> Context:
    """Return what a conversation has come to, from its last question that needs none before it.

    Where this or `asked` counts terms, some turns more are read, but none before a change of subject.
    """
    if not history:
        return Context()
    turns: list[tuple[str, str]] = []
    counting = counts(asked, _language(asked))
    for turn in reversed(history):
        try:
            question = clean_question(turn.question)
        except QuestionError:
            continue
        if reply_unless_named(question, lexicon):
            continue
        turns.append((question, turn.answer))
        language = _language(question)
        counting = counting or counts(question, language)
        enough = not counting or len(turns) >= _MOST_TURNS
        if new_subject(question, language) or (enough and _stands_alone(question, language, lexicon)):
            break
    context = Context()
    for question, answer in reversed(turns):
        context = context.after(resolve(question, context, lexicon), answer, lexicon)
    return context


def resolve(question: str, context: Context, lexicon: Lexicon) -> Resolved:
    """Return a question as it stands on its own after what was asked before."""
    language = _language(question, context)
    if anew := new_subject(question, language):
        return Resolved(anew, _own_topic(anew, lexicon))
    if context.before and (both := correction_and_question(question, language)):
        after = context.after(resolve(both[0], context, lexicon), "", lexicon)
        return replace(resolve(both[1], after, lexicon), corrects=True)
    resolved = _follow(question, context, language, lexicon) if context.before else None
    # What is put together of many turns may become more than can be asked.
    if resolved and len(resolved.standalone) <= MOST_CHARACTERS:
        return resolved
    alone = without_opening(without_note(question, language), language) if context.before else question
    topic = _own_topic(alone, lexicon)
    if topic and topic.places:
        request = alone.replace(topic.phrase, "it")
        told = request if is_request(request, language) else alone.replace(topic.text, "")
        if told != request and language == lexicon.language:
            return Resolved(alone, topic)
        asked = _asked_of(topic, alone, told, language, lexicon)
        return replace(asked, asks_on=False) if asked.searched else Resolved(alone, topic)
    return Resolved(alone, topic)


def _follow(question: str, context: Context, language: str, lexicon: Lexicon) -> Resolved | None:
    """Return a question resolved by the turns before it; None where it needs none."""
    topic = context.topic
    noted = without_note(question, language)
    opened = without_opening(noted, language)
    corrected = correction(opened, language)
    typed = corrected or opened
    said = put_terms(typed, context.terms, topic, language)
    said = put_person(said, context.before, language, lexicon) or said
    said = put_kind(put_noun(said, topic, language), topic, language, lexicon)
    whole = (parent_of(topic, lexicon) or topic) if topic else None
    if whole and (asked := put_behind(said, whole, language)):
        return Resolved(asked, whole)
    bound = opened != noted or is_bound(said, language)
    tied = bound or bool(corrected) or said != typed
    names = lexicon.names_in(said)
    strange = [name for name in names if topic is None or not entries_of(name.places) & topic.entries]
    fragment = not points(said, language) or is_modified(said, language) or (corrected and strange)
    if (
        fragment
        and not is_request(said, language)
        and (completed := complete(said, context.before, topic, language, lexicon, tied=tied))
    ):
        return replace(_completed(completed, context, language, lexicon), corrects=bool(corrected))
    if topic:
        until = len(said) if compares(said) or not strange else strange[0].start
        if put := put_in_place(said, topic, language, until):
            return _asked_of(topic, put, said, language, lexicon)
    if names or topic is None:
        return Resolved(said, _own_topic(said, lexicon) or topic) if corrected or said != typed else None
    return _of_topic(said, topic, context, language, lexicon, bound=bound) or (
        Resolved(said, topic, asks_on=True) if said != typed else None
    )


def _of_topic(
    said: str, topic: Topic, context: Context, language: str, lexicon: Lexicon, *, bound: bool
) -> Resolved | None:
    """Return a question that names nothing as one about the topic; None where it cannot be."""
    if asks_on(said, language) or asks_for_one(said, language) or is_light(said, language):
        if not context.before.startswith(topic.ask("")) and asks_of_clause(said, context.before, language):
            rest = f"{context.before.replace(topic.text, '')} {said}"
            return Resolved(f"{context.before} {said}", topic, rest, before=context.before, asks_on=True)
        return _asked_of(topic, topic.ask(said), said, language, lexicon)
    if drops_subject(said, language):
        return _asked_of(topic, put_before(topic.text, said), said, language, lexicon)
    place = context.place_of(topic) if topic.places else None
    if place and may_be_about(said, topic, place, language, lexicon, tied=bound):
        return Resolved(said, topic, alternative=Alternative(topic.ask(said), place, first=bound), asks_on=True)
    return None


def _asked_of(topic: Topic, standalone: str, said: str, language: str, lexicon: Lexicon) -> Resolved:
    """Return a question asked of the topic, with what it asks for in words that the texts may have for it."""
    facet = facets(said, lexicon.language)
    bare, foreign = asks_on(said, language), language != lexicon.language
    told = facet.words if bare or foreign else ""
    searched = topic.ask(told) if told and (bare or facet.whole) else ""
    rest = told or f"{said} {facet.words}".rstrip()
    return Resolved(standalone, topic, rest, searched=searched, asks_on=True)


def _completed(completed: Completed, context: Context, language: str, lexicon: Lexicon) -> Resolved:
    """Return a completed question with what it is about, which is the topic still where it alone knows the words."""
    new, topic = completed.topic, context.topic
    if new is None:
        match = most_specific(lexicon.names_in(completed.standalone))
        about = topic_of(completed.standalone, match) if match else topic
        return Resolved(completed.standalone, about, completed.said)
    if new.places:
        asked = completed.standalone.removeprefix(new.ask(""))
        if asked == completed.standalone and language == lexicon.language:
            return Resolved(completed.standalone, new)
        return replace(
            _asked_of(new, completed.standalone, asked.replace(new.text, ""), language, lexicon), asks_on=False
        )
    if topic and topic.places and holds(topic, completed.said, lexicon, least_held(completed.said, language)):
        first = holds(topic, completed.said, lexicon, ALL_HELD)
        other = Alternative(topic.ask(completed.said), context.place_of(topic), first=first)
        return Resolved(completed.standalone, topic, alternative=other, needed=completed.said)
    return Resolved(completed.standalone, new, needed=completed.said)


def _language(question: str, context: Context | None = None) -> str:
    """Return the language of a question: of one that does not tell it, that of the question before."""
    told = language_of(question, language_of(context.before, "en") if context and context.before else "en")
    # A name in Latin letters may make up most of a Chinese question: "那么FOCAC呢？"
    if told in FUNCTION_WORDS and _CHINESE.search(question):
        return told if {word.text for word in tokenise(question)} & FUNCTION_WORDS[told] else "zh"
    return told


def _stands_alone(question: str, language: str, lexicon: Lexicon) -> bool:
    return bool(
        without_opening(without_note(question, language), language) == question
        and not correction(question, language)
        and not counts(question, language)
        and not is_fragment(question, language)
        and not points(question, language)
        and lexicon.names_in(question)
    )


def _own_topic(question: str, lexicon: Lexicon) -> Topic | None:
    """Return what a question is about that needs no other: its name, or the words whose meaning it asks for."""
    if match := most_specific(lexicon.names_in(question)):
        return topic_of(question, match)
    language = _language(question)
    words = own_words(question, language)
    text = question[words[0].start : words[-1].end] if words else ""
    who = WHO_IS.match(question) and is_proper_name(text, language)
    return Topic(text) if text and (who or asks_meaning(question)) else None
