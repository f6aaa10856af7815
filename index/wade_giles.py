"""Chinese in the romanisation that was used before pinyin (Wade and Giles 1912)."""

import re

WADE_GILES = "zh-Latn-wadegile"
# Syllables that both romanisations write alike; pypinyin 0.55 takes them apart and gets them wrong: "hai" as "hei".
_ALIKE = re.compile(r"(?:[hlmnsw]|sh|y)?ai|s?huo")


def wade_giles(text: str) -> str:
    """Return Chinese text in Wade-Giles without tones, syllables spaced."""
    import pypinyin
    from pypinyin.style import convert

    syllables = pypinyin.lazy_pinyin(text, style=pypinyin.Style.NORMAL)
    # pypinyin writes v for ü on both sides of its table.
    return " ".join(
        _one(syllable.strip(), convert(syllable, pypinyin.Style.WADEGILES, strict=True)) for syllable in syllables
    )


def _one(pinyin: str, converted: str) -> str:
    return pinyin if _ALIKE.fullmatch(pinyin) else converted.replace("v", "ü")
