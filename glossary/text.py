"""Normalising text and cutting it into sentences."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from glossary.abbreviations import AFTER_ORDINAL, BEFORE_NUMBER, MAY_END, NEVER_END, OPENERS

_WIDE_STOPS = "。！？｡．"
_STOPS = ".!?…‼⁇⁈⁉؟۔।॥" + _WIDE_STOPS
_CLOSERS = "\"'”’»›)]}」』）】〕］｝》〉＂＇"
_OPENERS = "\"'“‘«‹„‚([{「『（【〔［｛《〈＂＇¿¡"
_DASHES = "-–—―"
_NO_START = ",;:，、；：)]}）】〕」』》〉”’"
_BRACKETS = {"(": ")", "（": "）", "[": "]", "［": "］", "【": "】"}
_LONGEST_ASIDE = 400
_LONGEST_ABBREVIATION = 16

_BRACKETED_MARK = r"[\[［](?:\d{1,3}(?:[,–-] ?\d{1,3})*|[a-z]|(?:note|n) \d{1,2}"
_BRACKETED_MARK += r"|citation needed|需要引[证用證]|未提供引用|[來来]源[請请]求|要出典)[\]］]"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹†‡"
_RAISED_MARK = rf"[{_RAISED}]+"
_MARK_ENDS = "]］" + _RAISED
_MARK = re.compile(rf"{_BRACKETED_MARK}|{_RAISED_MARK}")
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_STOP = re.compile(
    rf"[{_STOPS}]+(?:[{re.escape(_CLOSERS + _STOPS)}]|(?:[ \u00a0\u202f]»|[“«]|[ \u00a0][.。]+)(?=\s|\Z)"
    rf"|[ \u00a0]?{_BRACKETED_MARK}|{_RAISED_MARK})*"
)
_BRACKET = re.compile(r"[()（）\[\]［］【】]")
_NEXT = re.compile(rf"(\s*)([{re.escape(_OPENERS + _DASHES)}\s]*)(\w*)")
_ACRONYM = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_ENUMERATOR = re.compile(r"[(（]?(?:\d{1,3}|[^\W\d_]|[ivxIVX]{2,4})(?:\.\d{1,3})*")
_CAMEL = re.compile(r"[a-z]{1,2}[A-Z]")
_ROMAN = re.compile(r"[IVXLCivxlc]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and where it stands: code-point offsets, `start` included and `end` not."""

    start: int
    end: int
    text: str


def normalise(text: str) -> str:
    """Return the text in Unicode Normalization Form C."""
    return unicodedata.normalize("NFC", text)


def sentences(text: str) -> tuple[Sentence, ...]:
    """Cut a text into its sentences, in linear time.

    Every line break ends a sentence. `text[s.start:s.end] == s.text`; a sentence neither starts nor ends with white
    space, and each other character of the text lies in exactly one sentence. Closing quotes, brackets and footnote
    marks stay with the sentence that they follow.
    """
    found = []
    for line in _LINE.finditer(text):
        start = line.start()
        for end in (*_ends(text, line.start(), line.end()), line.end()):
            piece = text[start:end]
            stripped = piece.strip()
            if stripped:
                first = start + len(piece) - len(piece.lstrip())
                found.append(Sentence(first, first + len(stripped), stripped))
            start = end
    return tuple(found)


def trim_footnotes(sentence: Sentence) -> Sentence:
    """Return the sentence without the footnote marks at its end: still a verbatim slice of the same text."""
    text, end = sentence.text, len(sentence.text)
    if text.rstrip()[-1:] not in _MARK_ENDS:
        return sentence
    for mark in reversed(list(_MARK.finditer(text))):
        before = text[: mark.start()].rstrip()
        raised = text[mark.start()] not in "[［"
        if text[mark.end() : end].strip() or not before or (raised and before[-1] not in _STOPS + _CLOSERS):
            break
        end = len(before)
    return Sentence(sentence.start, sentence.start + end, text[:end])


def _ends(text: str, first: int, last: int) -> Iterator[int]:
    """Yield where the sentences of one line end, but for the last one."""
    asides = _asides(text, first, last)
    aside = next(asides, None)
    start = _skip_space(text, first, last)
    for stop in _STOP.finditer(text, first, last):
        while aside and aside[1] < stop.start():
            aside = next(asides, None)
        inside = aside is not None and start < aside[0] < stop.start()
        if inside and aside is not None and stop.end() <= aside[1]:
            continue
        if stop.end() < last and _ends_sentence(text, start, stop, last, inside):
            yield stop.end()
            start = _skip_space(text, stop.end(), last)


def _skip_space(text: str, at: int, last: int) -> int:
    while at < last and text[at].isspace():
        at += 1
    return at


def _asides(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the outermost pairs of matching brackets: the places of the opening and of the closing one."""
    expected: list[str] = []
    opened = first
    for bracket in _BRACKET.finditer(text, first, last):
        character = bracket.group()
        if character in _BRACKETS:
            if not expected or bracket.start() - opened > _LONGEST_ASIDE:
                expected, opened = [], bracket.start()
            expected.append(_BRACKETS[character])
        elif expected and character == expected[-1]:
            expected.pop()
            if not expected and bracket.start() - opened <= _LONGEST_ASIDE:
                yield opened, bracket.start()


def _ends_sentence(text: str, start: int, stop: re.Match[str], last: int, closes_aside: bool) -> bool:
    following = _NEXT.match(text, stop.end(), last)
    if following is None:
        return True
    space, opening, word = following.groups()
    nearest = text[stop.end() + len(space)] if stop.end() + len(space) < last else ""
    marks = stop.group()
    if not nearest:
        return True
    if nearest in _NO_START and not opening:
        return False
    if any(mark in _WIDE_STOPS for mark in marks):
        return _wide_stop_ends(stop, nearest, closes_aside)
    if not space:
        return _tight_stop_ends(text, stop, nearest, word)
    if word and word[0].islower() and not _CAMEL.match(word):
        return False
    if "…" in marks or ".." in marks or ". ." in marks:
        return word[:1].isupper() or word[:1].isdigit() or bool(opening.strip(_DASHES))
    if marks == ".":
        return not _is_abbreviation(text, start, stop.start(), word, following.end(), opening)
    return True


def _wide_stop_ends(stop: re.Match[str], nearest: str, closes_aside: bool) -> bool:
    marks = stop.group()
    if marks[0] == "．" and nearest.isdigit():
        return False
    if marks[-1] in "》〉" or (marks[-1] in _CLOSERS and nearest == "と"):
        return False
    quoted_question = marks[0] in "！？" and marks[-1] in _CLOSERS
    return not (quoted_question and (closes_aside or nearest in "的地得之"))


def _tight_stop_ends(text: str, stop: re.Match[str], nearest: str, word: str) -> bool:
    """Decide where no space follows: after a footnote mark, and in Chinese or Japanese with Latin stops."""
    if _MARK.search(stop.group()):
        return bool(word) and not word[0].islower()
    before = text[stop.start() - 1] if stop.start() else ""
    return _is_cjk(before) and _is_cjk(nearest) and stop.group()[0] != "…" and ".." not in stop.group()


def _is_cjk(character: str) -> bool:
    return "\u2e80" <= character <= "\u9fff" or "\uf900" <= character <= "\uffef" or character >= "\U00020000"


def _is_abbreviation(text: str, start: int, stop: int, word: str, word_end: int, opening: str) -> bool:
    token = text[max(start, stop - _LONGEST_ABBREVIATION) : stop].split()
    if not token:
        return False
    last = token[-1].lstrip(_OPENERS + _DASHES + "/")
    if start + len(token[-1]) == stop and _ENUMERATOR.fullmatch(token[-1]):
        return True
    key = last if len(last) == 1 else last.lower()
    if key in NEVER_END:
        return True
    if key in BEFORE_NUMBER and word and (word[0].isdigit() or _ROMAN.fullmatch(word)):
        return True
    if len(last) == 1 and len(word) == 1 and text[word_end : word_end + 1] == ".":
        return True
    if last.isdigit():
        return len(last) < 3 and word in AFTER_ORDINAL
    if key in MAY_END or _ACRONYM.fullmatch(last) or (len(last) == 1 and last.isupper()):
        opens = word in OPENERS and text[word_end : word_end + 1] != "." and not set(opening) & set(_DASHES)
        return not opens
    return False
