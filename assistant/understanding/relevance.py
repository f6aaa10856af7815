"""Whether a question that names nothing is about the topic of the conversation."""

import re

from assistant.question import Alternative
from assistant.understanding.proper_name import proper_names
from assistant.understanding.shape import asks_meaning
from assistant.understanding.topic import ALL_HELD, LEAST_HELD, Lexicon, Topic, holds
from index import Found, Place
from index.tokens import own_words

# A question of more words of its own than this is no afterthought.
_MOST_OWN_WORDS = 4
# A question is about the topic where the topic's own section is among so many of the best without being named.
_BEST = 5
# A reader's question about the topic as near as this asks the same, or nearly so.
_NEAR_QUESTION = 0.55
# Who asks what something is speaks of something new, unless it is one word, which the topic has: two words may stand in
# a section by chance. Who asks what it was need not.
_WAS = {"en": re.compile(r"\b(?:was|were)\b", re.IGNORECASE), "de": re.compile(r"\b(?:war|waren)\b", re.IGNORECASE)}


def may_be_about(question: str, topic: Topic, place: Place, language: str, lexicon: Lexicon, *, tied: bool) -> bool:
    """Tell whether a question without any name may be about a topic, of which `place` was spoken last.

    One that speaks of somebody else may be where it is `tied` to the question before, and the topic has these, too.
    """
    words = own_words(question, language)
    # German writes every noun with a capital.
    proper = language != "de" and any(question[word.start].isupper() for word in words if word.start)
    if not 0 < len(words) <= _MOST_OWN_WORDS or (
        proper and not (tied and _has_all(question, topic, language, lexicon))
    ):
        return False
    new = not tied and asks_meaning(question) and not (language in _WAS and _WAS[language].search(question))
    if new:
        return len(words) == 1 and holds(topic, question, lexicon, ALL_HELD)
    return bool(place.section) or holds(topic, question, lexicon)


def is_about_topic(question: str, alternative: Alternative, alone: Found, again: Found, lexicon: Lexicon) -> bool:
    """Tell whether a question is about the topic, by what is found for it alone and again with the topic."""
    place, topic = again.hits[0].place, alternative.topic
    near = again.hits[0].signals.asked >= _NEAR_QUESTION or any(hit.place == topic for hit in alone.hits[:_BEST])
    return bool(topic.section and place == topic and near) or (
        place.whole == topic.whole and lexicon.share_held(question, place) >= LEAST_HELD
    )


def _has_all(question: str, topic: Topic, language: str, lexicon: Lexicon) -> bool:
    spans = proper_names(question, language, lexicon)
    return bool(spans) and all(holds(topic, question[start:end], lexicon, ALL_HELD) for start, end in spans)
