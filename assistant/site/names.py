"""Names as a page shows them: by language, with their standing, and Chinese with how it is read and written."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.site.sorting import is_chinese
from glossary import Name
from glossary.schema import DEPRECATED
from index.chinese import Romanised, derived, pinyin, script_of
from index.wade_giles import WADE_GILES

# What a tag alone says poorly.
_OWN_LABELS = {"zh-Latn": "Pinyin", WADE_GILES: "Wade-Giles"}
_SCRIPTS = ("zh-Hans", "zh-Hant")
_PAUSE = re.compile(r"\s*[、，]\s*")


@dataclass(frozen=True, slots=True)
class ShownName:
    """A name; a Chinese one with its pinyin as `reading`, and its `other` script where that differs."""

    text: str
    language: str
    status: str = ""
    reading: str = ""
    other: str = ""
    other_language: str = ""


@dataclass(frozen=True, slots=True)
class LanguageNames:
    """The names in one language, and what that is called in English."""

    label: str
    names: tuple[ShownName, ...]


def shown_names(names: Sequence[Name]) -> list[ShownName]:
    """Return names as they are shown; what was typed of pinyin or of the other script wins over what is derived."""
    typed = {script_of(name.language) for name in names}
    readings = [name.text for name in names if script_of(name.language) == "zh-Latn"]
    characters = [name for name in names if _is_characters(name)]
    read = readings if len(readings) == len(characters) else [""] * len(characters)
    sounds = dict(zip(characters, read, strict=True))
    return [_shown(name, sounds.get(name, ""), typed) for name in names]


def by_language(names: Iterable[ShownName]) -> list[LanguageNames]:
    """Return names together with those of the same language, in the order in which the languages are first met.

    The other script of a Chinese name is a name in a language of its own.
    """
    groups: dict[str, list[ShownName]] = {}
    for name in names:
        groups.setdefault(language_label(name.language), []).append(name)
        if name.other:
            other = ShownName(name.other, name.other_language, name.status)
            groups.setdefault(language_label(name.other_language), []).append(other)
    return [LanguageNames(label, tuple(group)) for label, group in groups.items()]


def chinese_of(names: Iterable[ShownName]) -> ShownName | None:
    """Return the name that stands for a term in Chinese: one that is not deprecated, in simplified characters first."""
    known = [name for name in names if name.reading and name.status != DEPRECATED]
    return next((name for name in known if script_of(name.language) == _SCRIPTS[0]), known[0] if known else None)


@cache
def language_label(tag: str) -> str:
    """Return what a language tag stands for, in English; the tag itself where nobody knows."""
    # Its tables take a third of a second to load: only who shows names pays for them.
    from langcodes import Language
    from langcodes.tag_parser import LanguageTagError

    own = _OWN_LABELS.get(script_of(tag))
    if own:
        return own
    try:
        label = Language.get(tag).display_name("en")
    except LanguageTagError:
        return tag
    return tag if label.startswith("Unknown language") else label


def _is_characters(name: Name) -> bool:
    return script_of(name.language) in _SCRIPTS and is_chinese(name.text)


def _shown(name: Name, reading: str, typed: set[str]) -> ShownName:
    if not _is_characters(name):
        return ShownName(name.text, name.language, name.status)
    others = (one for one in derived((name,), _unread) if one.language in _SCRIPTS and one.language not in typed)
    other = next(others, Name("", ""))
    sound = _PAUSE.sub(", ", reading or pinyin(name.text))
    return ShownName(name.text, name.language, name.status, sound, other.text, other.language)


def _unread(_text: str) -> Romanised:
    return Romanised("", "")
