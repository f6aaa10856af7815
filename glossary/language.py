"""Language tags (BCP 47)."""

import re

_GRANDFATHERED = (
    "en-GB-oed i-ami i-bnn i-default i-enochian i-hak i-klingon i-lux i-mingo i-navajo i-pwn i-tao i-tay i-tsu "
    "sgn-BE-FR sgn-BE-NL sgn-CH-DE art-lojban cel-gaulish no-bok no-nyn zh-guoyu zh-hakka zh-min zh-min-nan zh-xiang"
)
_PRIVATE = r"x(?:-[a-z0-9]{1,8})+"
_TAG = re.compile(
    rf"""
    (?:[a-z]{{2,3}}(?:-[a-z]{{3}}){{0,3}} | [a-z]{{4,8}})   # language, extended language
    (?:-[a-z]{{4}})?                                        # script
    (?:-(?:[a-z]{{2}}|[0-9]{{3}}))?                         # region
    (?:-(?:[a-z0-9]{{5,8}}|[0-9][a-z0-9]{{3}}))*            # variants
    (?:-[0-9a-wyz](?:-[a-z0-9]{{2,8}})+)*                   # extensions
    (?:-{_PRIVATE})?
    | {_PRIVATE}
    | {"|".join(re.escape(tag.lower()) for tag in _GRANDFATHERED.split())}
    """,
    re.VERBOSE | re.ASCII,
)


def tag_of(written: str) -> str:
    """Return a language tag that other programs have written with underscores, or space around it."""
    return written.strip().replace("_", "-")


def is_well_formed(tag: str) -> bool:
    """Tell whether a language tag follows the grammar of RFC 5646, section 2.1, and repeats no variant or singleton."""
    lowered = tag.lower()
    if not _TAG.fullmatch(lowered):
        return False
    subtags = lowered.partition("-x-")[0].split("-")[1:]
    singletons = [subtag for subtag in subtags if len(subtag) == 1]
    before = subtags[: subtags.index(singletons[0])] if singletons else subtags
    return len(set(singletons)) == len(singletons) and len(set(before)) == len(before)
