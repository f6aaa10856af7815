"""Which column of a table stands for what, by the words of its head in English, German and Chinese."""

import re
from collections.abc import Mapping, Sequence

from glossary.exchange.fault import ImportFault
from glossary.language import is_well_formed, tag_of
from glossary.model import Mark

# What a column may hold; a language tag is one more: names in that language.
FIELDS: Mapping[str, str] = {
    "id": "id key number nr. nr no. kennung nummer schlüssel 编号 編號 序号 序號",
    "term": "term word headword entry begriff terminus benennung stichwort bezeichnung wort 术语 術語 词条 詞條 词语 "
    "名称 名稱",
    "definition": "definition definitions meaning description explanation text gloss bedeutung beschreibung erklärung "
    "erläuterung 定义 定義 释义 釋義 解释 解釋 说明 說明 描述",
    "aliases": "alias aliases synonym synonyms variant variants abbreviation abbreviations acronym acronyms synonyme "
    "abkürzung abkürzungen 别名 別名 同义词 同義詞 缩写 縮寫 简称 簡稱",
    "subject": "subject domain field category topic fachgebiet bereich thema kategorie 领域 領域 主题 主題 "
    "分类 分類 类别",
    "sources": "source sources reference references quelle quellen beleg 来源 來源 出处 出處",
    "notes": "note notes comment comments remark remarks anmerkung anmerkungen bemerkung kommentar 备注 備註 注释 註釋",
    "links": "link links url address 链接 鏈接 連結 网址",
    "see_also": "see_also see-also related siehe verweis verweise 参见 參見 相关 相關",
    "reviewed": "reviewed updated modified geprüft stand 更新 审核",
}
_LANGUAGES: Mapping[str, str] = {
    "english englisch 英文 英语 英語": "en",
    "german deutsch 德文 德语 德語": "de",
    "french französisch français 法文 法语 法語": "fr",
    "spanish spanisch español 西班牙文 西班牙语": "es",
    "russian russisch русский 俄文 俄语": "ru",
    "japanese japanisch 日本語 日文 日语": "ja",
    "chinese chinesisch 中文 汉语 简体 简体中文": "zh-Hans",
    "traditional 繁體 繁體中文 正體中文": "zh-Hant",
    "pinyin 拼音": "zh-Latn-pinyin",
}
_WORDS = {word: field for field, words in FIELDS.items() for word in words.split()}
_WORDS |= {word: tag for words, tag in _LANGUAGES.items() for word in words.split()}
# A language tag after this is one, even where it is a word, too, or long.
_NAMES = "name:"
# Tags that are words of their own, too, are taken for tags only where a script or a region makes them plain.
_SHORT = re.compile(r"[a-z]{2}(?:[-_].+)?\Z", re.IGNORECASE)


def guess_columns(head: Sequence[str], chosen: Mapping[str, str], mark: Mark) -> dict[int, str]:
    """Return what each column holds, by its place; one that is not understood is missing.

    `chosen` maps fields, or language tags, to heads of columns. Raise ImportFault where a choice cannot be met, or no
    column holds the terms.
    """
    columns: dict[int, str] = {}
    for field, column in chosen.items():
        at = next((at for at, word in enumerate(head) if word.strip().casefold() == column.strip().casefold()), None)
        if at is None:
            raise ImportFault(mark, f"there is no column {column!r}; the columns are {', '.join(map(repr, head))}")
        if field not in FIELDS and not is_well_formed(field):
            raise ImportFault(mark, f"{field!r} is no field; choose one of {', '.join(FIELDS)}, or a language tag")
        columns[at] = field
    for at, word in enumerate(head):
        field = _meaning(word)
        if field and at not in columns and (field not in columns.values() or field not in FIELDS):
            columns[at] = field
    if "term" not in columns.values():
        shown = ", ".join(map(repr, head)) or "none"
        raise ImportFault(mark, f"no column holds the terms; say which with --column term=…; the columns are {shown}")
    return dict(sorted(columns.items()))


def column_of(tag: str) -> str:
    """Return a head that is understood as a column of names in a language."""
    return tag if _meaning(tag) == tag and tag not in FIELDS else f"{_NAMES}{tag}"


def _meaning(head: str) -> str:
    words = head.strip().casefold()
    if words.startswith(_NAMES):
        return head.strip()[len(_NAMES) :]
    tag = tag_of(head)
    known = _WORDS.get(words) or _WORDS.get(re.sub(r"\s*[(（:：].*", "", words)) or _WORDS.get(words.replace(" ", "_"))
    return known or (tag if _SHORT.match(tag) and is_well_formed(tag) else "")
