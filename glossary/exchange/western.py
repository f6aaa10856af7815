"""Windows-1252, which most tables of Western Europe are in, and which other Latin code pages are easily taken for."""

import re
import unicodedata

ENCODING = "cp1252"
_WESTERN = set("äöüßàâæçéèêëîïôœùûÿáíóúñãõåøìòªº")
_ICELANDIC = set("áéíóúýþæöð")
_HUNGARIAN = set("áéíóöőúüű")
# How the names of letters begin that Latin code pages have, º and ˆ among them.
_LATIN = ("LATIN", "FEMININE", "MASCULINE", "MODIFIER", "MICRO")
# Signs that stand in no word, but where a letter of another code page was.
_INSIDE = re.compile(r"(?<=[a-zß-öø-ÿ])[‚„†‡ˆ‰‹›“”•˜€¡-¬®-¶¸-¿×÷](?=[a-zß-öø-ÿ])")


def western(data: bytes, guess: str) -> str:
    """Return the text of bytes in Windows-1252 where it is plausible, or "" where another guess at it is better."""
    guessed = _letters(guess)
    if not all(unicodedata.name(one, "").startswith(_LATIN) for one in guessed):
        return ""
    # Hungarian is as plausible by its letters alone, but no other language has this one.
    if "ő" in guessed and guessed <= _HUNGARIAN:
        return ""
    try:
        text = data.decode(ENCODING)
    except UnicodeDecodeError:
        return ""
    letters = _letters(text)
    return text if (letters <= _WESTERN or letters <= _ICELANDIC) and not _INSIDE.search(text) else ""


def _letters(text: str) -> set[str]:
    return {one for one in set(text.lower()) if one > "\x7f" and one.isalpha()}
