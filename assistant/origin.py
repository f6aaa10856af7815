"""Who brought a term up: told by a section, or taken for granted by a question that may be wrong."""

import re

from assistant.expected import tells_origin
from index import Hit
from index.tokens import Analyser

_stem = Analyser("en").stem
_VERBS = "coin|devise|introduce|invent|originate|propose|launch|create|bring up|come up with|put forward"
# A section that says so in any words tells who coined a term, whatever the question calls it.
COINING = frozenset(map(_stem, ("coined", "devised", "introduced", "invented", "originated", "proposed")))
_CLAIMED = re.compile(rf"\b(?:did|has|had)\s+(?P<author>\S.*?)\s+(?:first\s+)?(?:{_VERBS})(?:e?d)?\b", re.IGNORECASE)


def tells_coining(hit: Hit) -> bool:
    """Tell whether a section tells how a term came up."""
    return any(tells_origin(one.text) for one in hit.sentences)


def claimed(question: str) -> tuple[int, int]:
    """Return where a question names who is to have brought a term up: "Hu" in "Why did Hu coin it?"; else (0, 0)."""
    found = _CLAIMED.search(question)
    return found.span("author") if found else (0, 0)
