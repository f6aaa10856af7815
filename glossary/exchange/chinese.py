"""Finding Chinese terms in brackets, and what stands before them, in running text."""

import re
import unicodedata

from glossary.model import Name
from glossary.text import normalise

_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_BRACKETS = re.compile(rf"[(（]([^()（）\n]{{0,80}}[{_HAN}][^()（）\n]{{0,80}})[)）]")
_TERM = re.compile(rf"[“\"「『《‘]?([{_HAN}]+(?:[·“”—–-]*[{_HAN}]+)*)[”\"」』》’]?")
_LABEL = re.compile(r"\s*(?:in )?(?:simplified |traditional |mandarin )?(?:chinese|pinyin)\s*[:：]?\s*", re.IGNORECASE)
_QUOTED = re.compile(
    r"(?:“([^“”]+)”|\"([^\"]+)\"|‘([^‘]+)’|«([^«»]+)»|„([^„“”]+)[“”]|\*{1,2}([^*]+)\*{1,2}|_([^_]+)_)\s*\Z"
)
_PROPER = re.compile(r"((?:[A-Z][\w’'-]*\s+(?:(?:of|and|the|for|on|in|with|de|to)\s+){0,2})*[A-Z][\w’'-]*)\s*\Z")
_WORDS = re.compile(r"(?:[^\W\d_]+(?:['’][^\W\d_]+)?[ -]){0,7}[^\W\d_]+(?:['’][^\W\d_]+)?\s*\Z")
_LONGEST_NAME = 120
_SYLLABLE = (
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ueng|ang|eng|ing|ong|iao|ian|uai|uan|van|ai|ei|ao|ou|an|en|in|un|vn|ia|ie|iu|ua|uo|ui|ue|ve"
    r"|er|a|o|e|i|u|v))"
)
# English words that would pass for pinyin.
_ENGLISH_WORDS = """
    a an be bone cane care change china came date dare fare fine gene he here home hence line made man many me mine
    name nine no name none one pan pane pine pose rage range rare rate rule sane share shape she since so tale tone
    tune use wage wane woman women pain change data die done lie lone lane line long hang song man gain main rain
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())


def names_in(text: str, language: str, term: str) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
    """Return the names that a text gives beside Chinese terms in brackets, and those among them of the headword.

    A quoted or italic phrase, or a proper name, right before the brackets is a name in `language`; a word of pinyin,
    with tones or without, is one in `zh-Latn-pinyin`. The names of one language stand together.
    """
    found: dict[Name, None] = {}
    own: dict[Name, None] = {}
    for match in _BRACKETS.finditer(text):
        chinese, romanised = _inside(match.group(1))
        if not chinese:
            continue
        before = normalise(text[max(0, match.start() - _LONGEST_NAME) : match.start()])
        spoken, rest = _before(before, chinese[0], language)
        names = [*spoken, *romanised, *chinese]
        found |= dict.fromkeys(names)
        phrase = _quoted(rest.rstrip(" ,，")) if spoken and spoken[0].language != language else None
        written = phrase or (spoken[0].text if spoken else "")
        if written.casefold() == term.casefold():
            own |= dict.fromkeys(names)
    return _grouped(found, term), _grouped(own, term)


def is_pinyin(words: str, syllables: int) -> bool:
    """Tell whether words are that many syllables of pinyin, in lower case, with tone marks or without."""
    toned = unicodedata.normalize("NFD", words)
    plain = re.sub("[\u0300\u0301\u0304\u030c]", "", toned).replace("u\u0308", "v")
    if words in _ENGLISH or not plain.isascii() or plain != plain.lower():
        return False
    return bool(re.fullmatch(rf"(?:{_SYLLABLE}[ '’-]?){{{syllables}}}", plain))


def _inside(content: str) -> tuple[list[Name], list[Name]]:
    """Return the Chinese and the romanised names of what stands in brackets; nothing where it is a sentence."""
    parts = [_LABEL.sub("", part, count=1).strip(' *_“”"') for part in re.split(r"[,;/，；、]", content)]
    chinese = [match.group(1) for part in parts if (match := _TERM.fullmatch(part))]
    if not chinese:
        return [], []
    others = [part for part in parts if not _TERM.fullmatch(part)]
    count = sum(unicodedata.category(sign) == "Lo" for sign in chinese[0])
    if any(not is_pinyin(part.lower(), count) for part in others):
        return [], []
    return [Name(term, script(term)) for term in chinese], [Name(part, "zh-Latn-pinyin") for part in others]


def script(term: str) -> str:
    """Return the language tag of a Chinese term by the character set that holds it: GB 2312, or else Big5."""
    for encoding, tag in (("gb2312", "zh-Hans"), ("big5", "zh-Hant")):
        try:
            term.replace("—", "").replace("“", "").encode(encoding)
        except UnicodeEncodeError:
            continue
        return tag
    return "zh-Hans"


def _before(before: str, chinese: Name, language: str) -> tuple[list[Name], str]:
    """Return the name right before the brackets, if any, and the text before that name."""
    count = sum(unicodedata.category(sign) == "Lo" for sign in chinese.text)
    phrase = _quoted(before)
    if phrase is not None:
        rest = before[: before.rindex(phrase)].rstrip('“"‘«„*_')
        tag = "zh-Latn-pinyin" if before.rstrip()[-1] in "*_" and is_pinyin(phrase, count) else language
        return [Name(phrase, tag)], rest
    words = _WORDS.search(before)
    spaced = words.group().split(" ") if words else []
    spaced = [word for word in spaced if word]
    for length in range(1, len(spaced) + 1):
        candidate = " ".join(spaced[-length:]).strip()
        if is_pinyin(candidate, count):
            return [Name(candidate, "zh-Latn-pinyin")], before[: before.rindex(candidate)]
    proper = _PROPER.search(before)
    if proper:
        name = re.sub(r"\A(?:The|A|An|In|On|At|By|For|With|Under)\s+", "", proper.group(1))
        return [Name(name, language)], before[: proper.start()]
    return [], before


def _quoted(before: str) -> str | None:
    match = _QUOTED.search(before)
    if match is None:
        return None
    phrase = next(group for group in match.groups() if group is not None)
    return phrase.strip().rstrip(",.;，。；") or None


def _grouped(names: dict[Name, None], term: str) -> tuple[Name, ...]:
    order = list(dict.fromkeys(name.language for name in names))
    others = (name for name in names if name.text.casefold() != term.casefold())
    return tuple(sorted(others, key=lambda name: order.index(name.language)))
