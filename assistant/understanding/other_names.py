"""Other names of states and of who governs them, by which reporters call them in turn."""

import re
from collections.abc import Iterable

# A name that only goes on as another, such as "Russians", is found without this.
_SAME = tuple(
    tuple(one.split())
    for one in (
        "Beijing China Chinese PRC Sino",
        "CCP CPC Communism Communist Communists Party",
        "America American Americans States US USA Washington",
        "Britain British Kingdom London UK",
        "Brussels EU Europe European Europeans",
        "Kremlin Moscow Russia Russian Russians",
        "Soviet Soviets USSR",
        "Delhi India Indian Indians",
        "Japan Japanese Tokyo",
        "Taipei Taiwan Taiwanese",
        "Nations UN",
        "West Western Westerners",
        "Mao Maoist Maoists",
    )
)
_POSSESSIVE = re.compile(r"['’]s?$")
_OTHERS = {name: re.compile(rf"\b(?:{'|'.join(names)})\b") for names in _SAME for name in names}


def is_called_otherwise(name: str, texts: Iterable[str]) -> bool:
    """Tell whether texts speak of what has a name by that name or another: "Beijing" where "the PRC" is asked about."""
    others = _OTHERS.get(_POSSESSIVE.sub("", name))
    return others is not None and any(others.search(text) for text in texts)
