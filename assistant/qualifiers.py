"""English words that turn a statement round, weaken it or widen it, and those that say nothing by themselves."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Qualifier:
    """What a word does to the `reach` content words after it; one that is `kept` may not be left out either."""

    group: str
    reach: int
    kept: bool = False


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SPELT: Mapping[Qualifier, str] = {
    Qualifier("not", 5, kept=True): (
        "not no never none nor neither without nothing nobody nowhere cannot hardly scarcely barely"
    ),
    Qualifier("if", 5, kept=True): "if unless provided although though",
    Qualifier("but", 1, kept=True): "but except",
    Qualifier("only", 2, kept=True): "only alone solely merely exclusively",
    Qualifier("against", 2, kept=True): "against",
    Qualifier("all", 1): "all every each both always everyone everything",
    Qualifier("some", 1): "some several certain",
    Qualifier("any", 1): "any",
    Qualifier("most", 1): "most mostly chiefly mainly largely",
    Qualifier("more", 1): "more many much greater",
    Qualifier("less", 1): "few fewer less least little",
    Qualifier("often", 2): "often usually commonly sometimes frequently rarely seldom",
    Qualifier("nearly", 2): "almost nearly partly about",
    Qualifier("may", 2): "may might can could possibly perhaps",
    Qualifier("must", 2): "must should shall ought",
    Qualifier("would", 2): "would",
    Qualifier("before", 1): "before",
    Qualifier("after", 1): "after",
    Qualifier("until", 1): "until",
    Qualifier("since", 1): "since",
    Qualifier("under", 1): "under",
    Qualifier("over", 1): "over",
    Qualifier("above", 1): "above",
    Qualifier("below", 1): "below",
}
# By the folded word.
QUALIFIERS: Mapping[str, Qualifier] = {word: one for one, words in _SPELT.items() for word in words.split()}
# A qualifier reaches no further than these.
BREAKS = _set("but while which who whom because whereas")
# Where a phrase that may be left out begins or ends; "of" and "as" tie too closely.
JOINTS = _set(
    "after among and at because before between by during for from in on or over since that through to under until when "
    "where which while who whom with within without"
)
# They say nothing of what they join.
CONNECTING = _set("accordingly also hence however moreover then therefore thus")
# Stems of words that put a statement into somebody's mouth.
SAYING = _set(
    "accord alleg announc argu ask assum assumpt call claim conclud describ insist maintain offici promis report said "
    "say suppos tell told urg usag view warn"
)
# Stems of words that explain, and may be a writer's own.
NEUTRAL = _set(
    "call concept denot describ exampl express idea includ instanc kind mean name phrase refer say sort stand term use "
    "way word"
)
_COUNTED = "zero one two three four five six seven eight nine ten eleven twelve"
_LARGE = "dozen hundred thousand million billion half twice double"
# As they are compared with digits.
NUMBERS: Mapping[str, str] = {
    **{word: str(at) for at, word in enumerate(_COUNTED.split())},
    **{spelt: word for word in _LARGE.split() for spelt in (word, f"{word}s")},
}
