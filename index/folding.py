"""The form in which words are compared."""

import re
import unicodedata

# With the letters that libraries write for the apostrophe of transliterations.
_ACCENTS = re.compile(r"[\u0300-\u036f\u02bb\u02bc]+")


def fold(text: str) -> str:
    """Return text as it is compared: compatibility forms, case and Latin accents removed."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKC", text).casefold()
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", folded)))
