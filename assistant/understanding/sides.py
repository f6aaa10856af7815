"""The texts that a question sets against each other, by the words that do so."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.understanding.phrasing import compiled

_SIDES = r"(?P<both>.+?)"
_A, _B = r"(?P<a>.+?)", r"(?P<b>.+)"
# A question may be opened by a remark, and its sides parted from what is asked of them by any mark.
_LEAD = r"(?:[^,]+, )?"
_BREAK = r"[,:;?.–—]? (?:[–—-]{1,2} )?"
_HEDGE = r"(?:really |exactly |actually |just |only |simply |merely |basically |not )*"
_SAME = r"(?:the same(?: thing)?|identical|equivalent|synonymous|synonyms|interchangeable)"
_THEY = r"(?:they|these|those|that|this|it|the (?:two|three|four)|both)"
_IDEM = r"(?:das ?selbe|das gleiche|identisch|gleichbedeutend|synonym|nur ein anderes wort)"
_GAP = r"(?:区别|區別|不同|差异|差異|差别|差別|分别|分別)"
_ALIKE = r"(?:同?一回事|一样|一樣|同一个意思|一个意思|相同|同义词|同一个东西)"


# By language; `both` is cut at each of its conjunctions, since a name may have one, too: "Belt and Road Forum".
_PATTERNS = compiled(
    rf"(?:.*\b)?(?:difference|distinction|contrast)s? between {_SIDES}",
    rf"{_LEAD}(?:how|where|in what way) (?:do|are) {_SIDES} {_HEDGE}(?:differ|different|compare)"
    r"(?: from (?:each other|one another))?",
    rf"{_LEAD}(?:how|where|in what way) (?:does|do|is|are) {_A} {_HEDGE}(?:differ|different|distinct) from {_B}",
    rf"{_LEAD}how (?:does|do) {_A} compare (?:to|with) {_B}",
    rf"{_LEAD}(?:do|does) {_A} mean {_HEDGE}the same(?: thing)? (?:by|with) .+ as {_B}",
    rf"{_LEAD}(?:do|does) {_SIDES} mean {_HEDGE}the same(?: thing)? (?:by|when they say|with) .+",
    rf"{_LEAD}(?:how|where|in what way) (?:do|are) {_SIDES} {_HEDGE}(?:differ|different) (?:about|in|on|over) .+",
    rf"{_LEAD}(?:please )?(?:compare|contrast|distinguish) {_SIDES}",
    rf"{_LEAD}(?:what|how) (?:distinguishes|sets|separates|differentiates|makes) {_A} (?:apart |different )?from {_B}",
    rf"{_LEAD}(?:is|are) {_A} {_HEDGE}{_SAME} (?:as|to|with) {_B}",
    rf"{_LEAD}(?:is|are) {_A} {_HEDGE}(?:another|a different|a new) (?:label|name|term|word) for {_B}",
    rf"{_LEAD}(?:do|does) {_A} {_HEDGE}mean {_HEDGE}the same(?: thing)? as {_B}",
    rf"{_LEAD}(?:is|are|do) {_SIDES} {_HEDGE}(?:mean )?{_SAME}",
    rf"{_SIDES}{_BREAK}(?:is|are|isn['’]t|aren['’]t) {_THEY} {_HEDGE}(?:all )?{_SAME}",
    rf"{_SIDES}{_BREAK}(?:and )?how (?:do|does|are|is) {_THEY} (?:differ|compare|different)"
    r"(?: from (?:each other|one another))?",
    rf"{_SIDES}{_BREAK}(?:what(?:['’]s| is| are)|where(?:['’]s| is)) (?:the|a) (?:main )?(?:difference|distinction)s?",
    rf"{_SIDES}{_BREAK}is there (?:a|any) (?:real )?(?:difference|distinction)(?: between (?:them|the two))?",
    rf"{_SIDES}(?:[,:;?] | [–—-]{{1,2}} )(?:(?:the|any|what) )?(?:differences?|same(?: thing)?|synonyms)",
    r"(?P<both>.+ (?:vs\.?|versus) .+ (?:vs\.?|versus) .+)",
    rf"(?:what is )?{_A} (?:vs\.?|versus|as opposed to|in contrast to|compared (?:to|with)) {_B}",
    rf"(?:.*\b)?unterschied(?:e|s)? zwischen {_SIDES}",
    rf"(?:wie|wodurch|worin) unterscheide[nt] sich {_A} von {_B}",
    rf"(?:wie|wodurch|worin) unterscheiden sich {_SIDES}(?: voneinander)?",
    rf"was unterscheidet {_A} von {_B}",
    rf"(?:vergleiche|vergleich) {_SIDES}",
    rf"(?:ist|sind|bedeutet|bedeuten|meint) {_A} (?:eigentlich |wirklich )?{_IDEM} (?:wie|mit|für) {_B}",
    rf"(?:ist|sind|bedeuten|meinen) {_SIDES} (?:eigentlich |wirklich )?{_IDEM}",
    rf"(?:meinen|verstehen) {_SIDES} (?:mit|unter) .+ {_IDEM}",
    rf"(?:meint|versteht) {_A} (?:mit|unter) .+ {_IDEM} wie {_B}",
    rf"{_SIDES}{_BREAK}(?:was|wo|worin) (?:ist|liegt|besteht) (?:da )?der unterschied",
    rf"{_SIDES}{_BREAK}(?:ist|sind) das (?:nicht )?{_IDEM}",
    rf"{_A} im (?:gegensatz|unterschied|vergleich) (?:zu|zum|zur|mit) {_B}",
)
# What has none of these, in small letters, fits none of the patterns, and is not tried against each.
_SIGN = re.compile(
    r"differ|distin|contrast|compare|same|identi|equivalent|synonym|interchangeable|sets |separates |makes "
    r"|label for|name for|term for|word for|vs|versus|opposed to"
    r"|unterschied|unterscheide|vergleich|gegensatz|selbe|gleiche|gleichbedeutend|anderes wort"
)
# What has no character of theirs is not tried against each.
_CHINESE = compiled(
    rf"(?:请问)?{_SIDES}(?:之间|之間)?(?:到底)?(?:有什么|有何|有哪些|有什麼|的)?{_GAP}(?:是什么|是什麼|在哪里|在哪裡|何在)?",
    rf"(?:请问)?{_SIDES}(?:到底)?(?:是不是|是|算)?{_ALIKE}的?[吗嗎么]?",
    rf"(?:请)?(?:比较|比較|对比|區分|区分|怎么区分|如何区分)(?:一下)?{_SIDES}",
)
# What may as well be a question of another kind: only names are set against each other by no more than this.
_BARE = compiled(
    r"(?P<both>.+? (?:and|or|und|oder) .+?)(?:[,:;?.–—] | [–—-]{1,2} )"
    r"(?:how|what|where|which|who|why|was|welche[rs]?|wer|wie|wo|worin)\b.*",
    r"(?P<both>.+ (?:or|oder) .+)",
    r"(?P<both>.+(?:还是|還是).+)",
)
# "How does the one use it, and how does the other?": the second question leaves out what the first one says.
_GAPPED = compiled(
    rf"how (?:does|do) {_A} (?P<said>(?:use|see|define|understand|read|interpret) .+?),? and how (?:does|do) {_B}",
    rf"wie (?:verwende[nt]|sieht|sehen|versteht|verstehen|definiert|definieren) {_A} "
    rf"(?P<said>[\"“„»].+?[\"”“«]),? und wie {_B}",
)
_CONJUNCTION = re.compile(
    r",? (?:and|or|with|to|from|und|oder|mit|von|vom) |,? & |[和与與跟同及]|还是|還是", re.IGNORECASE
)
_LISTING = re.compile(r",? (?:and|or|und|oder|vs\.?|versus) |[,;/、] ?|[和与與跟及]|还是|還是", re.IGNORECASE)
# No name is longer; every way to complete a side is looked up.
_MOST_WORDS = 12
_MOST_SIDES = 4
# A longer question tells a story, and patterns with gaps take their time over it.
_MOST_CHARACTERS = 400
# In how many words an answer is wanted is not compared.
_END = re.compile(
    r"(?:,? in (?:a few|brief|one|plain|short|simple|two)(?: \w+)?)?(?:,? (?:please|pls))?[\s?.!。？]*$", re.IGNORECASE
)
_QUOTES = r"[\s,\"“”„‚‘«»]+"
_AROUND = re.compile(rf"^(?:an?|the|das|de[mnrs]|die|eine?[mnrs]?)\s+|{_QUOTES}$|^{_QUOTES}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sides:
    """Texts set against each other; `bare` where that is so only if all of them are names."""

    texts: tuple[str, ...]
    bare: bool = False


# What compares is asked by many rules.
@lru_cache(1000)
def sides(question: str) -> tuple[Sides, ...]:
    """Return the texts that a question may set against each other, by every way to part them; none where it does not.

    The more likely ones come first.
    """
    patterns = _PATTERNS if _SIGN.search(question.casefold()) else ()
    plain = _first(patterns if question.isascii() else (*patterns, *_CHINESE), question)
    found = plain or _first(_BARE, question)
    if not found:
        return ()
    parts = found.groupdict()
    ways = list(cut(parts["both"])) if parts.get("both") else [(parts["a"], parts["b"])]
    trimmed = [tuple(map(trim, way)) for way in ways]
    short = (way for way in trimmed if all(0 < len(side.split()) <= _MOST_WORDS for side in way))
    return tuple(Sides(way, bare=plain is None) for way in short)


def compares(question: str) -> bool:
    """Tell whether a question says that it compares."""
    return any(not way.bare for way in sides(question))


def gapped(question: str) -> tuple[str, ...]:
    """Return the two questions of one that asks how each of two uses a term, or nothing."""
    found = _first(_GAPPED, question)
    if not found:
        return ()
    start = question[: found.start("a")]
    middle = question[found.end("a") : found.end("said")]
    return tuple(f"{start}{found[side]}{middle}" for side in ("a", "b"))


def trim(side: str) -> str:
    """Return a side without its article and quotation marks."""
    return _AROUND.sub("", _AROUND.sub("", side.strip()))


def cut(both: str) -> Iterator[tuple[str, ...]]:
    """Yield a text parted at each of its conjunctions, and at all of them and the commas between."""
    for found in _CONJUNCTION.finditer(both):
        yield both[: found.start()], both[found.end() :]
    listed = tuple(part for part in _LISTING.split(both) if part.strip())
    if 1 < len(listed) <= _MOST_SIDES:
        yield listed


def _first(patterns: Sequence[re.Pattern[str]], question: str) -> re.Match[str] | None:
    asked = _END.sub("", question)
    if len(asked) > _MOST_CHARACTERS:
        return None
    return next((match for pattern in patterns if (match := pattern.fullmatch(asked))), None)
