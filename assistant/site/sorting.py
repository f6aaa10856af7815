"""The order of a dictionary: by letter, whatever marks it carries, and Chinese by its sound."""

import re
import unicodedata

from index.chinese import pinyin

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
# As Unicode decomposes them: grave, acute, macron and caron; a syllable without one has the neutral tone, the last.
_TONES = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
_NEUTRAL = 5
_UMLAUT = "\u0308"
NUMBERS = "0–9"
OTHERS = "…"

SoundKey = tuple[tuple[str, int], ...]


def is_chinese(text: str) -> bool:
    """Tell whether a text has Chinese characters."""
    return bool(_HAN.search(text))


def letters_key(text: str) -> tuple[str, str]:
    """Return what texts are ordered by: their letters and digits, then the texts themselves."""
    if _HAN.match(text):
        text = pinyin(text)
    bare = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in bare if sign.isalnum() or sign == " ").strip(), text


def sound_key(reading: str) -> SoundKey:
    """Return what Chinese texts are ordered by: each syllable's letters, then its tone; `reading` is their pinyin."""
    syllables = map(_syllable, reading.casefold().split())
    return tuple(syllable for syllable in syllables if syllable[0])


def letter_of(text: str) -> str:
    """Return the heading that a text stands under: its first letter, or one for all numbers."""
    first = letters_key(text)[0][:1]
    if first.isdigit():
        return NUMBERS
    return first.upper() or OTHERS


def _syllable(reading: str) -> tuple[str, int]:
    signs = unicodedata.normalize("NFD", reading)
    tone = next((_TONES[sign] for sign in signs if sign in _TONES), _NEUTRAL)
    return "".join(sign for sign in signs if sign.isalnum() or sign == _UMLAUT), tone
