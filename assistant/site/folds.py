"""What characters are compared as, told to those who compare where the index is not."""

from collections.abc import Iterable, Mapping
from unicodedata import category

from index.chinese import simplify
from index.folding import fold

_COMMON = range(0x10000)
_KINDS = ("L", "M", "N")


def folds(texts: Iterable[str]) -> Mapping[str, str]:
    """Return characters by what they are compared as, which may be nothing, ordered.

    They are those of the texts, and those that may be typed for them, but for what is compared as it is.
    """
    used = set().union(*texts)
    signs = sorted(sign for sign in {*map(chr, _COMMON), *used} if category(sign).startswith(_KINDS))
    # All at once, for each call takes as long as a thousand characters.
    plain = simplify("\n".join(signs)).split("\n")
    folded = {sign: fold(one) for sign, one in zip(signs, plain, strict=True)}
    known = set().union(*(folded[sign] for sign in used if sign in folded))
    found: dict[str, str] = {}
    for sign, one in folded.items():
        if one != sign and known.issuperset(one):
            found[one] = found.get(one, "") + sign
    return dict(sorted(found.items()))
