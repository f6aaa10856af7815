"""How languages word what a follow-up leaves out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

# It matches nothing.
_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Wording:
    """How a language leaves out: what makes a sentence of a question, its prepositions, articles and pro-forms.

    `about` are the prepositions whose noun is what is asked of; `opposite` the pairs of prepositions that exclude each
    other; `particle` what alone makes a question of a noun; `adverb` what is a phrase by itself.
    """

    clause: re.Pattern[str]
    preposition: re.Pattern[str]
    about: re.Pattern[str]
    articles: re.Pattern[str]
    pro_form: re.Pattern[str]
    particle: re.Pattern[str]
    adverb: re.Pattern[str] = _NOTHING
    opposite: tuple[tuple[str, str], ...] = ()
    spaced: bool = True

    def without_article(self, noun: str) -> str:
        """Return a noun without its article."""
        found = self.articles.match(noun)
        return noun[found.end() :] if found else noun


def any_word(words: str) -> re.Pattern[str]:
    """Return a pattern of any of these words."""
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


# "Another one" is of the same name.
PICKING = any_word("another|any|each|first|last|no|only|other|same|second|some|that|third|this|which")
WORDINGS: Mapping[str, Wording] = {
    "en": Wording(
        any_word(
            "are|can|could|did|do|does|had|has|have|how|is|must|should|was|were|what|when|where|which|who|whom|whose|why"
            "|will|would|compare|contrast|give|show|tell|explain"
        ),
        any_word(
            "about|after|against|among|at|before|between|by|during|for|from|in|inside|on|outside|since|to|under|with"
            "|within|without"
        ),
        any_word("about|for|of|with"),
        re.compile(r"(?:an?|the)\s+", re.IGNORECASE),
        re.compile(r"\s+ones?$", re.IGNORECASE),
        re.compile(r"\s*,?\s*(?:then|though|too|instead)$", re.IGNORECASE),
        any_word(
            "abroad|domestically|earlier|elsewhere|formerly|internationally|locally|nowadays|originally|overseas|today"
        ),
        (("with", "without"), ("before", "after"), ("under", "over")),
    ),
    "de": Wording(
        any_word(
            "bedeutet|darf|gibt|haben|hat|heißt|ist|kann|muss|sind|soll|war|waren|warum|was|welche[mnrs]?|wann|wer|wessen"
            "|wie|wird|wo|woher|wurde|vergleiche?|nenne|gib"
        ),
        any_word(
            "an|auf|aus|bei|durch|für|im|in|mit|nach|ohne|seit|unter|vom|von|vor|während|zu|zum|zur|zwischen|über"
        ),
        any_word("bei|bei[mr]|für|mit|von|vom"),
        re.compile(r"(?:das|de[mnrs]|die|eine?[mnrs]?)\s+", re.IGNORECASE),
        _NOTHING,
        re.compile(r"\s*,?\s*(?:denn|dann|auch|stattdessen)$", re.IGNORECASE),
        any_word("anderswo|damals|früher|heute|heutzutage|international|ursprünglich|woanders"),
        (("mit", "ohne"), ("vor", "nach")),
    ),
    "zh": Wording(
        re.compile(
            "什么|什麼|怎么|怎麼|怎样|为何|谁|誰|何|哪|多少|多久|[几幾]|吗|嗎|是|有没有|有無|如何|比较|比較|举|舉"
        ),
        re.compile("在|对于?|對於?|关于|關於|从|從|按照?"),
        re.compile("对于?|對於?|关于|關於"),
        _NOTHING,
        re.compile("的$"),
        re.compile("呢$"),
        re.compile("(?:国|國|海)外|国内|國內|现在|現在|以前|过去|過去|今天"),
        spaced=False,
    ),
}
# A field, in Chinese, where something is asked of it in this field.
FIELD = re.compile("(?:领域|領域|方面|行业|行業|[中上里裡])$")
ITS_NAME = re.compile(
    r"(?:in|auf) (?:(?:plain )?(?:Arabic|Chinese|English|French|German|Mandarin|Russian|Spanish)"
    r"|arabisch|chinesisch|deutsch|englisch|französisch|russisch|spanisch)",
    re.IGNORECASE,
)
