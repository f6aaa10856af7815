"""German as it is typed where the keyboard has no umlauts."""

_TYPED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


def typed_out(text: str) -> str:
    """Return a text with ae, oe, ue and ss for the letters that English has not (DIN 5007-2)."""
    return text.translate(_TYPED)
