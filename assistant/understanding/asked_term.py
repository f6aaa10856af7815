"""The term whose meaning a question asks for."""

import re

from assistant.understanding.shape import asks_meaning
from index.tokens import Analyser

# What stands behind the verb is not part of the term: "What does … mean in China?"
_FRAME = re.compile(
    r"\bwhat do(?:es)? (?:.+? mean by (?P<meant>.+)|(?P<said>.+?) (?:mean|stand for|refer to)\b)", re.IGNORECASE
)
_ASIDE = re.compile(r"\s+mean(?:ing|s)?$", re.IGNORECASE)


def asked_term(question: str, analyser: Analyser) -> str:
    """Return the term whose meaning is asked for and nothing else; "" where anything else is asked."""
    framed = _FRAME.search(question)
    if not (framed or asks_meaning(question)):
        return ""
    said = (framed["meant"] or framed["said"]) if framed else question
    words = analyser.question_terms(said)
    return _ASIDE.sub("", said[words[0].start : words[-1].end]) if words else ""
