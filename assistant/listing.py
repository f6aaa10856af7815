"""Questions for several terms at once: "List the terms about ...", "Which kinds of ... are there?"."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.understanding.phrasing import bare, compiled, phrased
from assistant.understanding.topic import ALL_HELD
from index import Found, Hit
from index.stopwords import FUNCTION_WORDS
from index.tokens import analyser_of

_MOST_NAMED = 12

_T = r"(?P<topic>\S.*?)"
_TERMS = r"(?:glossary )?(?:concept|definition|entrie|entry|expression|phrase|section|slogan|term|word)s?"
_SOME = r"(?: all| any| of| other| related| relevant| some| the| your)*"
_SHOW = r"(?:please )?(?:(?:can|could) you )?(?:please )?(?:enumerate|find|give|list|name|show)(?: me| us)?"
_ARE = r"(?: (?:are there|do you have|does (?:it|the glossary) have|exist))?"
_ABOUT = (
    r"(?:(?:(?:that|which) )?(?:are |is )?(?:about|around|concerning|connected (?:to|with)|containing|dealing with|for"
    r"|mentioning|on|regarding|relat(?:ed|ing) to|touching(?: on)?)"
    r"|(?:(?:that|which) )?(?:ha(?:s|ve) to do with|deals? with|mentions?|concerns?|contains?|relates? to))"
)
_ZEIG = r"(?:bitte )?(?:gib|liste|nenne?|zeige?)(?: mir| uns)?(?: bitte)?(?: alle| die| einige| sämtliche)*"
_BEGRIFFE = r"(?:Ausdrücke|Ausdruecke|Begriffe|Einträge|Eintraege|Schlagwörter|Stichwörter|Wörter)"
_GIBT = r"(?: gibt es| hast du| haben sie| hat das glossar)?"
_ZU = r"(?:die mit|rund um|über|ueber|zum thema|zu[mr]?|mit)(?: de[mnrs]| das| die)?"
_YU = r"(?:和|与|跟|关于|有关)?"
_CITIAO = r"(?:有关|相关)?的?(?:所有|全部)?(?:术语|词条|概念|词语|说法|条目)"
# By language; Chinese in simplified characters.
_LISTS = compiled(
    rf"{_SHOW}{_SOME} {_TERMS} {_ABOUT} {_T}",
    rf"(?:which|what)(?: other| related)? {_TERMS}{_ARE} {_ABOUT} {_T}",
    rf"(?:is|are) there{_SOME} {_TERMS} {_ABOUT} {_T}",
    rf"(?:all|any){_SOME} {_TERMS} {_ABOUT} {_T}",
    rf"{_ZEIG} {_BEGRIFFE}(?: auf)?,? {_ZU} {_T}(?: zu tun haben)?(?: auf)?",
    rf"welche {_BEGRIFFE}{_GIBT} {_ZU} {_T}(?: zu tun)?(?: gibt es| haben)?",
    rf"请?(?:列出|列举|给我)(?:所有|全部|一些)?{_YU}{_T}{_CITIAO}",
    rf"有哪些{_YU}{_T}{_CITIAO}",
    rf"{_YU}{_T}{_CITIAO}有哪些",
)
_SORTS = r"(?:forms|kinds|sorts|subtypes|types|variants|varieties)"
_ARTEN = r"(?:Arten|Formen|Sorten|Spielarten|Typen|Varianten)"
_KINDS = compiled(
    rf"(?:what|which|how many)(?: \w+)? {_SORTS} of {_T}(?: (?:are|can|could|do|does|exist|is)\b.*)?",
    rf"{_SHOW}{_SOME} {_SORTS} of {_T}",
    rf"welche(?: \w+)? {_ARTEN}(?: von| der| des)? {_T}(?: (?:gibt|kennt|unterscheidet|sind)\b.*)?",
    rf"有?哪(?:些|几种|几类|种|类)(?:类型的)?{_T}",
    rf"{_T}(?:有|分为|分)(?:哪(?:些|几种|几类)|几种)(?:类型|形式|种类|类)?",
)
_ARTICLE = re.compile(r"^(?:an?|the|das|de[mnrs]|die)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Listing:
    """The sections that a list names, the best first, each with the sentence that tells most; `note` is the list."""

    hits: tuple[Hit, ...]
    note: str


def listed(question: str) -> str:
    """Return what a question wants the terms about; "" where it asks for no list."""
    return _topic(question, _LISTS)


def sorted_out(question: str) -> str:
    """Return what a question wants the kinds of; "" where it asks for none."""
    return _topic(question, _KINDS)


def about(topic: str, found: Found, language: str) -> Listing | None:
    """Return the sections found that hold all words of a topic, those first that have it in their headwords."""
    analyser = analyser_of(language)
    words = {term.text for term in found.query.terms}
    held = [hit for hit in found.hits if hit.signals.coverage >= ALL_HELD]
    titled = [hit for hit in held if words <= set(analyser.text_terms(hit.term))]
    return _listing(f"Terms whose sections speak of {topic}", [*titled, *(hit for hit in held if hit not in titled)])


def kinds(topic: str, found: Found, language: str) -> Listing | None:
    """Return the sections found whose headword has a topic as its head: "win-win cooperation"; None under two."""
    analyser = analyser_of(language)
    head = analyser.text_stems(topic)
    # What stands before a head has no preposition and no conjunction: not "Forum on cooperation".
    joining = FUNCTION_WORDS.get(analyser.language, frozenset())
    kinds = [hit for hit in found.hits if _is_kind(analyser.text_stems(hit.term), head, joining)]
    listing = _listing(f"Kinds of {topic} in the glossary", kinds)
    return listing if listing and len(listing.hits) > 1 else None


def _topic(question: str, patterns: Iterable[re.Pattern[str]]) -> str:
    found = next(phrased(question, patterns), None)
    return bare(found["topic"], _ARTICLE) if found else ""


def _is_kind(term: Sequence[str], head: Sequence[str], joining: Collection[str]) -> bool:
    before = term[: -len(head)]
    return bool(before) and list(term[-len(head) :]) == list(head) and not any(word in joining for word in before)


def _listing(title: str, hits: Sequence[Hit]) -> Listing | None:
    first = {hit.term.casefold(): hit for hit in reversed(hits)}
    chosen = [hit for hit in hits if first[hit.term.casefold()] is hit]
    if not chosen:
        return None
    more = f" and {len(chosen) - _MOST_NAMED} more" if len(chosen) > _MOST_NAMED else ""
    named = "; ".join(hit.term for hit in chosen[:_MOST_NAMED])
    told = tuple(replace(hit, sentences=(max(hit.sentences, key=lambda one: one.coverage),)) for hit in chosen)
    return Listing(told, f"{title}: {named}{more}.")
