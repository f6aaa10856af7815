"""How a term came up, and who brought it up: told by a text, asked for, or taken for granted by a question."""

import re

from assistant.understanding.alternatives import any_of
from assistant.understanding.stems import stem
from assistant.understanding.topic import entries_of
from index import Found, Hit

# Verbs of origin in the languages that texts may be asked in without being written in them.
_VERBS_GERMAN = any_of(
    "angek(?:ü|ue)ndigt|aufgekommen|ausgerufen|eingef(?:ü|ue)hrt|entstanden|entstand|erfunden|gegr(?:ü|ue)ndet"
    "|gepr(?:ä|ae)gt|verk(?:ü|ue)ndet|verwendet|vorgeschlagen"
)
ORIGIN_VERBS = (
    rf"\b{_VERBS_GERMAN}\b"
    r"|(?:首次|最早|最初)?(?:成立|创立|建立|提出|出现|产生|宣布|创办|使用)"
)
# How English texts tell it.
_TOLD_ENGLISH = any_of(
    "origin|originally|coined|devised|introduced|invented|put forward|proposed|goes back|grew out|comes? from"
    "|derives?|borrowed|named after|laid down|set down|made the proposal|ascribed to"
    "|first (?:mentioned|named|said|spoke|spoken|used)"
)
ORIGIN_TOLD = rf"\b{_TOLD_ENGLISH}\b|’s (?:formula|maxim|slogan)\b"
_VERBS = re.compile(ORIGIN_VERBS, re.IGNORECASE)
_TOLD = re.compile(ORIGIN_TOLD, re.IGNORECASE)
# A section that tells how a term came up tells who coined it, whatever the question calls that.
COINING = frozenset(map(stem, ("coined", "devised", "introduced", "invented", "originated", "proposed")))
_COIN = "coin|devise|introduce|invent|originate|propose|launch|create|bring up|come up with|put forward"
_CLAIMED = re.compile(rf"\b(?:did|has|had)\s+(?P<author>\S.*?)\s+(?:first\s+)?(?:{_COIN})(?:e?d)?\b", re.IGNORECASE)


def without_origin(question: str) -> str:
    """Return a question without the verbs that only say with a word more that it asks for an origin."""
    return _VERBS.sub(" ", question)


def tells_origin(hit: Hit) -> bool:
    """Tell whether a section tells how a term came up."""
    return any(_TOLD.search(one.text) for one in hit.sentences)


def claimed(question: str) -> tuple[int, int]:
    """Return where a question names who is to have brought a term up: "Hu" in "Why did Hu coin it?"; else (0, 0)."""
    found = _CLAIMED.search(question)
    return found.span("author") if found else (0, 0)


def puts_right(found: Found) -> bool:
    """Tell whether what was found for a name tells who brought it up, where the question takes that for granted."""
    query, best = found.query, found.hits[0]
    named = any(best.place.whole in entries_of(match.places) for match in query.names)
    return named and claimed(query.searched) != (0, 0) and tells_origin(best)
