"""Questions for the name of something in another language: "What is the Chinese for ...?"."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.citation import find_section
from assistant.understanding.phrasing import bare, compiled, phrased
from assistant.understanding.topic import Lexicon, most_specific
from glossary import Glossary, Name
from glossary.schema import DEPRECATED, PREFERRED
from index import Place
from index.chinese import derived, pinyin, script_of, simplify
from index.tokens import primary_language
from index.wade_giles import WADE_GILES


@dataclass(frozen=True, slots=True)
class Language:
    """A language or script that names are asked for in: what the desk calls it, its tags, and what askers call it."""

    title: str
    tags: tuple[str, ...]
    words: str


# A script before the language that it writes.
_LANGUAGES: tuple[Language, ...] = (
    Language("pinyin", ("zh-Latn",), r"hanyu pinyin|pinyin|汉语拼音|拼音"),
    Language("Wade-Giles", (WADE_GILES,), r"wade[- ]giles|威妥玛"),
    Language("traditional Chinese", ("zh-Hant",), r"traditional (?:chinese|characters?)|langzeichen|繁体字?|正体字?"),
    Language("simplified Chinese", ("zh-Hans",), r"simplified (?:chinese|characters?)|kurzzeichen|简体字?"),
    Language(
        "Chinese",
        ("zh-Hans", "zh-Hant"),
        r"mandarin chinese(?: characters?)?|chinese(?: characters?)?|mandarin|characters|hanzi|chinesische?[nrs]?"
        r"|schriftzeichen|中文|汉语|华语|国语|汉字",
    ),
    Language("German", ("de",), r"german|deutsche?[nrs]?|德[语文]"),
    Language("English", ("en",), r"english|englische?[nrs]?|英[语文]"),
    Language("French", ("fr",), r"french|franz(?:ö|oe)sische?[nrs]?|法[语文]"),
    Language("Spanish", ("es",), r"spanish|spanische?[nrs]?|西班牙[语文]"),
    Language("Russian", ("ru",), r"russian|russische?[nrs]?|俄[语文]"),
    Language("Japanese", ("ja",), r"japanese|japanische?[nrs]?|日[语文]"),
)
_WORDS = "|".join(language.words for language in _LANGUAGES)
_L = rf"(?P<language>{_WORDS})"
_T = r"(?P<term>\S.*?)"
_WORD = r"(?: (?:equivalent|expression|name|original|phrase|spelling|term|transcription|translation|version|word)s?)?"
_ASK = r"(?:(?:what|which)(?:['’]s| is| are)? )?(?:(?:give|tell|show) me )?(?:the )?"
_SAY = r"(?:call|pronounce|put|render|say|spell|translate|write)"
_SAID = r"(?:called|pronounced|put|rendered|said|spelled|spelt|translated|written)"
_ONE = r"how (?:can|could|do|does|might|should|would) (?:i|one|they|we|you)"
_WORT = r"(?: (?:Ausdruck|Begriff|Bezeichnung|Entsprechung|Name|Schreibweise|Übersetzung|Umschrift|Wort))?"
_SAGT = r"(?:heißt|heisst|heißen|heissen|lautet|nennt man|sagt man|schreibt man|übersetzt man)"
_FRAG = r"(?:(?:was ist|wie (?:heißt|heisst|ist|lautet)) )?(?:das |der |die )?"
_SHUO = r"(?:怎么说|怎么写|怎么翻译|叫什么|是什么|是啥|呢)?"
# By language; Chinese in simplified characters.
_PATTERNS = compiled(
    rf"{_ASK}{_L}{_WORD} (?:for|of) {_T}",
    rf"(?:what|which) {_L}{_WORD} (?:is|lies|stands) behind {_T}",
    rf"(?:what(?:['’]s| is) )?the{_WORD} (?:for|of) {_T} in {_L}",
    rf"what do(?:es)? \S+ call {_T} in {_L}",
    rf"what(?:['’]s| is| are) {_T}(?: called)? in {_L}",
    rf"{_ONE} {_SAY} {_T} (?:in|into|to) {_L}",
    rf"how (?:is|are) {_T} {_SAID} (?:in|into) {_L}",
    rf"(?:(?:can|could) you )?(?:translate|(?:give|tell) me) {_T} (?:in|into|to) {_L}",
    rf"{_T},? in {_L}",
    rf"wie {_SAGT} {_T} (?:auf|im|in|ins) {_L}",
    rf"(?:was (?:ist|sind|heißt|heisst) )?{_T} (?:auf|im|in|ins) {_L}",
    rf"{_FRAG}{_L}{_WORT} (?:für|fuer|von) {_T}",
    rf"{_T}(?:这个词)?(?:的|用|在)?{_L}(?:里|中)?{_SHUO}",
    rf"(?:请问)?(?:用)?{_L}(?:怎么|如何)(?:说|写|表达){_T}",
)
# What names no language is not tried against each pattern. Small letters that each way begins with are found at once.
_NAMED = re.compile(_WORDS)
# How something is said is told by its pinyin.
_SPOKEN = compiled(
    rf"{_ONE} pronounce {_T}",
    rf"how (?:is|are) {_T} pronounced",
    rf"wie (?:spricht man|wird) {_T} (?:aus|ausgesprochen)",
    rf"{_T}(?:怎么|如何)(?:读|念|发音)",
)
_ARTICLE = re.compile(r"^(?:an?|the|das|de[mnrs]|die|eine?[mnrs]?)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish for the name, in a language, of what stands at a place; `term` is how the asker calls it.

    `others` are the places where other glossaries have it, one of each.
    """

    term: str
    language: Language
    place: Place
    others: tuple[Place, ...] = ()

    @property
    def each(self) -> "tuple[Wish, ...]":
        """Return the wishes for what each glossary calls it."""
        return tuple(Wish(self.term, self.language, place) for place in (self.place, *self.others))


def wished(question: str, lexicon: Lexicon) -> Wish | None:
    """Return which name a question asks for in which language; None where it asks anything else."""
    patterns = (*_PATTERNS, *_SPOKEN) if _NAMED.search(simplify(question).casefold()) else _SPOKEN
    for found in phrased(question, patterns):
        term = bare(found["term"], _ARTICLE)
        match = most_specific(lexicon.names_in(term))
        if match and not (term[: match.start] + term[match.end :]).strip() and not _is_named(found, lexicon):
            firsts = {place.glossary: place for place in reversed(match.places)}
            others = tuple(place for name, place in sorted(firsts.items()) if name != match.places[0].glossary)
            language = _language(found.groupdict().get("language") or "pinyin")
            return Wish(term, language, match.places[0], others)
    return None


def names_for(wish: Wish, glossaries: Mapping[str, Glossary]) -> list[str]:
    """Return the names that a wish is for: those of the glossary, or else what follows from its Chinese ones.

    Preferred names come first, and deprecated ones are not offered.
    """
    offered = [name for name in _names(wish.place, glossaries) if name.status != DEPRECATED]
    ranked = sorted(offered, key=lambda name: name.status != PREFERRED)
    for names in (ranked, derived(ranked)):
        if found := _in_language(wish, names):
            return found
    return []


def note(wish: Wish, names: Sequence[str], glossaries: Mapping[str, Glossary]) -> str:
    """Return a line that says the names, with the pinyin of Chinese ones, or that there are none to be used.

    Where there are several glossaries, it says whose they are.
    """
    whose = f", in “{glossaries[wish.place.glossary].title}”" if len(glossaries) > 1 else ""
    if names:
        return f"In {wish.language.title}{whose}: {_listed(wish, names)}."
    nothing = f"The glossary lists no name for “{wish.term}” in {wish.language.title}"
    deprecated = [name for name in _names(wish.place, glossaries) if name.status == DEPRECATED]
    if shunned := _in_language(wish, deprecated):
        return f"{nothing} but what is deprecated: {_listed(wish, shunned)}."
    return f"{nothing}."


def _in_language(wish: Wish, names: Iterable[Name]) -> list[str]:
    return list(dict.fromkeys(name.text for name in names if _tag(name) in wish.language.tags))


def _listed(wish: Wish, names: Sequence[str]) -> str:
    chinese = wish.language.tags[0] in ("zh-Hans", "zh-Hant")
    return ", ".join(f"{name} ({pinyin(name)})" if chinese else name for name in names)


def _is_named(found: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether the language is part of a name itself: "The name of the Belt and Road in English"."""
    at = found.start("language") if "language" in found.re.groupindex else -1
    return any(match.start <= at < match.end for match in lexicon.names_in(found.string))


def _language(said: str) -> Language:
    return next(one for one in _LANGUAGES if re.fullmatch(one.words, said, re.IGNORECASE))


def _names(place: Place, glossaries: Mapping[str, Glossary]) -> tuple[Name, ...]:
    """Return the names of a section, or of its entry where it has no headword of its own; the headword is preferred."""
    glossary = glossaries[place.glossary]
    entry = glossary.by_id[place.entry]
    section = find_section(glossary, place.entry, place.section)
    if section and (section.term or section.names):
        return (*([Name(section.term, glossary.language, PREFERRED)] if section.term else []), *section.names)
    return (Name(entry.term, glossary.language, PREFERRED), *entry.names)


def _tag(name: Name) -> str:
    language = primary_language(name.language)
    return script_of(name.language) if language == "zh" else language
