"""Headlines pasted in place of a question: what their most specific name means is what is asked."""

import re
from collections.abc import Callable

from assistant.understanding.topic import Lexicon, most_specific, topic_of
from index.tokens import tokenise

# A shorter one is a term with something beside it.
_LEAST_WORDS = 7
_LEAST_CHARACTERS = 12
# A Chinese word of two characters may be any word; a term is longer.
_LEAST_OF_NAME = 3
_QUESTION = re.compile(
    r"[?？]|\b(?:how|what|when|where|which|who|whom|whose|why|wann|warum|was|welche[mnrs]?|wer|wie|wieso|wo|woher)\b"
    r"|[吗嗎呢谁誰哪]|什么|什麼|甚麼|为何|為何|如何|怎么|怎麼|多少|何时|何時",
    re.IGNORECASE,
)
# A headline speaks to nobody, of nothing that was said before.
_TALK = re.compile(
    r"^\W*(?:(?:and|but|also|so|und|aber)\b|(?:are|can|compare|contrast|could|define|describe|did|do|does|explain|find|give"
    r"|has|have|is|list|name|please|say|should|show|summari[sz]e|tell|translate|was|were|will|would|bitte|erkläre?|gib"
    r"|hat|haben|ist|kann|nenne|sind|vergleiche?|war|wird|zeig)\b|请|請|解释|解釋|列出|是否)"
    r"|\b(?:I|me|my|we|you|your|ich|mir|mich|wir|du|dir)\b|我|你|您",
    re.IGNORECASE,
)


def subject(text: str, lexicon: Lexicon, common: Callable[[str], bool]) -> str:
    """Return the name that a headline is to be explained by; "" where a text asks something or has no name.

    `common` tells which folded words are everyday ones: these are no terms where they stand in a headline alone.
    """
    if _QUESTION.search(text) or _TALK.search(text):
        return ""
    words = list(tokenise(text))
    characters = sum(len(word.text) for word in words if word.cjk)
    if len(words) < _LEAST_WORDS and characters < _LEAST_CHARACTERS:
        return ""
    names = [match for match in lexicon.names_in(text) if _is_term(text[match.start : match.end], common)]
    match = most_specific(names)
    return topic_of(text, match).text if match else ""


def _is_term(written: str, common: Callable[[str], bool]) -> bool:
    words = list(tokenise(written))
    if len(words) > 1:
        return True
    return len(words[0].text) >= _LEAST_OF_NAME if words[0].cjk else not common(words[0].text)
