"""The shape of a question: whether it only asks what a term means."""

import re

_MOST_WORDS = 6
_TERM = r"\S.*?"
# By language, since a question of one shape is put in as many ways as there are languages.
_MEANING = re.compile(
    "|".join(
        (
            rf"what(?:['’]s| is| are| was| were)(?: meant by| the meaning of)? {_TERM}",
            rf"what do(?:es)? {_TERM} (?:mean|stand for|refer to)\b.*",
            rf"(?:define|explain) {_TERM}",
            rf"was (?:ist|sind|war|waren|bedeutet|bedeuten|heißt) {_TERM}",
            rf"wofür steht {_TERM}",
            rf"(?:什么是|什么叫|何谓|請解釋|请解释){_TERM}",
            rf"{_TERM}(?:的)?(?:是什么意思|是什麼意思|是什么|是什麼|什么意思|什麼意思|是指什么|指什么|的含义|的意思)",
        )
    ),
    re.IGNORECASE,
)
# A word of any of these asks for more than a meaning, or makes a sentence of it.
_ASKING = re.compile(
    r"\b(?:how|what|when|where|which|who|whom|whose|why|is|are|was|were|do|does|did|can|could|has|have|had|must|should"
    r"|will|would|wann|warum|wer|wie|wo|welche[mnrs]?|hat|haben|ist|sind)\b|[谁誰哪几幾]|什么|什麼|为什么|如何|怎么|多少|何时",
    re.IGNORECASE,
)


def asks_meaning(question: str) -> bool:
    """Tell whether a question asks what a term means, or is nothing but a term, and asks nothing of it."""
    asked = question.strip().rstrip("?？!.。 ")
    if _MEANING.fullmatch(asked):
        return True
    return not _ASKING.search(asked) and len(asked.split()) <= _MOST_WORDS
