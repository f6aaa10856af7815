"""What a passage is about that neither it nor the question about it names."""

from collections.abc import Callable
from dataclasses import replace

from assistant.question import Question
from assistant.understanding.anaphor import points, points_here
from assistant.understanding.shape import asks_meaning
from assistant.understanding.topic import LEAST_HELD, Topic
from index import Found, Hit, Index
from index.tokens import language_of, own_words

# A section that a passage is about holds at least so much of the passage's IDF mass. Of 120 sections of XQuAD as
# passages, which are about nothing of the glossary that ships, none does that its confidence lets through, and 5 do
# without; of the 49 passages of the scripts whose question names nothing, 3 do not.
_LEAST_SHARED = 0.2


def described(asked: Question, index: Index, sure: Callable[[Found], bool]) -> Found | None:
    """Return what the glossary has on a question that names nothing, by the passage in front of the asker.

    None where it is `sure` of nothing on the passage, or where the question asks for something else than what that is.
    """
    if not asked.unnamed:
        return None
    about = index.search(f"{asked.passage} {asked.unnamed}")
    hit = about.hits[0]
    if not sure(about) or hit.signals.coverage < _LEAST_SHARED or not _is_asked(asked, hit, index):
        return None
    [rest] = index.prepare([asked.unnamed])
    found = index.search(Topic(hit.term).ask(asked.unnamed), passage=asked.passage, rest=rest)
    sense = index.sense_among([one.place for one in about.hits], asked.passage)
    return replace(found, sense=sense if sense and sense.term == hit.term and sense.cues else None)


def _is_asked(asked: Question, hit: Hit, index: Index) -> bool:
    """Tell whether a question points at what the passage is about, or is in words that the section has.

    Who asks for the meaning of a word wants that of no other.
    """
    question = asked.unnamed
    language = language_of(question, index.language)
    meaning_of_word = asks_meaning(question) and own_words(question, language)
    if not meaning_of_word and (points(question, language) or points_here(question)):
        return True
    return index.share_held(question, hit.place) >= LEAST_HELD
