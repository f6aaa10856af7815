"""Two questions put in one, cut apart."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.understanding.anaphor import points
from index.chinese import simplify
from index.tokens import language_of, own_words

_MOST = 3
_LEAST_OWN_WORDS = 2


@dataclass(frozen=True, slots=True)
class Wording:
    """How a language joins questions: where one may be cut, and how each of them begins."""

    joint: re.Pattern[str]
    start: re.Pattern[str]


_AUXILIARY = r"(?:are|can|could|did|do|does|has|have|is|should|was|were|will|would)(?= )"
_SUBJECT = r"(?:all|an?|any|he|her|his|its?|she|some|such|that|the|their|there|these|they|this|those)\b|(?-i:[A-Z“])"
# "How it fell and will rise" goes on with a verb.
_ASKS = rf"{_AUXILIARY} (?:{_SUBJECT})"
_ASKING = r"how|in (?:what|which)|since when|what(?:['’]s)?|when|where|which|who(?:['’]s|m|se)?|why"
# A clause that begins with one of these may only tell more: "when they meet", "its author, who wrote in 1990".
_TELLING = rf"(?:when|where|why) (?!{_AUXILIARY})"
_TELLING_OF = rf"(?:which|who|whom|whose) (?!{_AUXILIARY})"
_VERB = r"gibt|hat|haben|ist|kann|sind|war|waren|wird|wurde|wurden"
_FRAGE = (
    r"in welche[mnr]|seit wann|von wem|wann|warum|was|welche[mnrs]?|we[mnr]|wessen|weshalb|wie|wieso|wo|woher"
    "|wofür|wozu"
)
_WORDINGS: Mapping[str, Wording] = {
    "en": Wording(
        re.compile(
            rf"\?+\s+(?:(?:and|also|but)[ ,]+)*|[,;]?\s+(?:and|but)(?: also)?,?\s+(?=(?:{_ASKING})\b|{_ASKS})"
            rf"|[,;]\s+(?=(?:{_ASKING})\b)(?!{_TELLING_OF})",
            re.IGNORECASE,
        ),
        re.compile(rf"(?!{_TELLING})(?:{_ASKING}|{_AUXILIARY}|define|explain)\b", re.IGNORECASE),
    ),
    "de": Wording(
        re.compile(
            rf"\?+\s+(?:(?:und|aber|auch)[ ,]+)*|[,;]?\s+und\s+(?=(?:{_FRAGE}|{_VERB})\b)|[,;]\s+(?=(?:{_FRAGE})\b)",
            re.IGNORECASE,
        ),
        re.compile(rf"(?:{_FRAGE}|{_VERB}|erkläre?)\b", re.IGNORECASE),
    ),
    # A Chinese question has its question word anywhere.
    "zh": Wording(
        re.compile(r"[？?]\s*|[，,；;]\s*(?:以及|而且|并且|还有|另外|又|和)?|(?:以及|并且|还有)"),
        re.compile(r".*(?:什么|谁|哪|何时|何|几|多少|怎么|如何|为何|吗|是否|呢)"),
    ),
}


def cut(question: str) -> tuple[str, ...]:
    """Return the questions that stand in one, in order; nothing where there is one only."""
    language = language_of(question, "en")
    wording = _WORDINGS.get(language)
    if not wording:
        return ()
    plain = simplify(question)
    ends = [match.span() for match in wording.joint.finditer(plain if len(plain) == len(question) else question)]
    starts = [0, *(end for _, end in ends)]
    parts = [
        question[start:end].strip() for start, end in zip(starts, [*(at for at, _ in ends), len(question)], strict=True)
    ]
    parts = [part for part in parts if part]
    if not 1 < len(parts) <= _MOST or not all(_is_question(part, wording, language) for part in parts):
        return ()
    return tuple(part if part.endswith(("?", "？")) else f"{part}{'？' if language == 'zh' else '?'}" for part in parts)


def is_vague(question: str) -> bool:
    """Tell whether a question has hardly a word of its own, and so asks of what another says: "who uses which?"."""
    return len(own_words(question, language_of(question, "en"))) < _LEAST_OWN_WORDS


def _is_question(part: str, wording: Wording, language: str) -> bool:
    """Tell whether a part asks something of its own: "when" in "when and where was it founded" does not."""
    asks = bool(own_words(part, language)) or points(part, language)
    return bool(wording.start.match(simplify(part))) and asks
