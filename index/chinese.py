"""What follows from a Chinese name: its other script, its pinyin and its Wade-Giles."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import opencc

from glossary.model import Name
from index.wade_giles import WADE_GILES, wade_giles

_OTHER = {"zh-Hans": ("zh-Hant", "s2t"), "zh-Hant": ("zh-Hans", "t2s")}
_TRADITIONAL = {"hant", "tw", "hk", "mo"}
PINYIN = "zh-Latn-pinyin"


@dataclass(frozen=True, slots=True)
class Romanised:
    """A Chinese text in both romanisations."""

    pinyin: str
    wade_giles: str


@cache
def _converter(configuration: str) -> opencc.OpenCC:
    return opencc.OpenCC(configuration)


def simplify(text: str) -> str:
    """Return Chinese text in simplified characters (OpenCC, character and phrase tables)."""
    return text if text.isascii() else str(_converter("t2s").convert(text))


def pinyin(text: str) -> str:
    """Return the pinyin of Chinese text with tone marks, syllables spaced."""
    # pypinyin reads tables on import that take a quarter of a second and 50 MB: only who romanises pays for them.
    import pypinyin

    return " ".join(syllable.strip() for syllable in pypinyin.lazy_pinyin(text, style=pypinyin.Style.TONE))


def romanise(text: str) -> Romanised:
    """Return Chinese text in pinyin and in Wade-Giles."""
    return Romanised(pinyin(text), wade_giles(text))


def script_of(tag: str) -> str:
    """Return zh-Hans, zh-Hant, zh-Latn or Wade-Giles for a Chinese tag, which may name a region; others as they are."""
    language, *subtags = tag.lower().split("-")
    if language != "zh":
        return tag
    if "wadegile" in subtags:
        return WADE_GILES
    if "latn" in subtags:
        return "zh-Latn"
    return "zh-Hant" if _TRADITIONAL & set(subtags) else "zh-Hans"


def derived(names: Sequence[Name], romanise: Callable[[str], Romanised] = romanise) -> Iterator[Name]:
    """Yield what is missing beside Chinese names: other script, pinyin, Wade-Giles; where one was typed, it wins."""
    typed = {script_of(name.language) for name in names}
    for name in names:
        own = script_of(name.language)
        if own not in _OTHER:
            continue
        other, configuration = _OTHER[own]
        converted = _converter(configuration).convert(name.text)
        if other not in typed and converted != name.text:
            yield Name(converted, other)
        # A single syllable is too often a word of another language: "he", "long", "can".
        if "zh-Latn" not in typed and len(name.text) > 1:
            yield Name(romanise(name.text).pinyin, PINYIN)
        if WADE_GILES not in typed and len(name.text) > 1:
            yield Name(romanise(name.text).wade_giles, WADE_GILES)
