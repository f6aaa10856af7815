"""Words at the beginning of a question that tie it to what was said before, put that right, or leave it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class _Openings:
    """What takes note of an answer, what goes on from it, what corrects it, and what turns to another subject."""

    noted: re.Pattern[str]
    going_on: re.Pattern[str]
    correcting: re.Pattern[str]
    changing: re.Pattern[str]


_SENTENCE = re.compile(r"[.!]\s+(?=\w)|[。！](?=\w)")
# A Chinese particle alone says nothing: 还有呢？
_SAYING = re.compile(r"[^\W呢吗嗎]")


def _opening(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


_OPENINGS: Mapping[str, _Openings] = {
    "en": _Openings(
        _opening(
            r"(?:(?:ok(?:ay)?|fine|right|all right|alright|i see|good|great|hm+|interesting|got it|sure|well|yes"
            r"|thanks(?: a lot)?|thank you)(?:\s*[,.!;:]+|\s+[–-])\s*)+"
        ),
        _opening(r"(?:(?:ok(?:ay)?|so|well)[, ]+)?(?:(?:and|but)(?: (?:how|what) about)?|(?:how|what) about|so)[, ]+"),
        _opening(
            r"(?:(?:no|nope|not (?:that|this)(?: one)?|sorry|wrong(?: one)?|actually|i mean)\b\s*[,.;:–-]*\s*)+"
            r"(?:(?:rather|but)\b[,]?\s+)?(?:i (?:meant|mean|was asking about|asked about)\b[:,]?\s+)?"
        ),
        _opening(
            r"(?:(?:(?:an?|one)\s+)?(?:(?:new|different|another|other)\s+(?:subject|topic|question)"
            r"|something (?:else|different)"
            r"|change of (?:subject|topic)|(?:let(?:['’]s| us) )?change the (?:subject|topic)|moving on|by the way"
            r"|on (?:another|a different) (?:note|subject|topic))\b[^\w?]*)"
        ),
    ),
    "de": _Openings(
        _opening(
            r"(?:(?:ok(?:ay)?|gut|schön|alles klar|danke(?: schön)?|vielen dank|aha|verstehe|verstanden|ja|interessant)"
            r"(?:\s*[,.!;:]+|\s+[–-])\s*)+"
        ),
        _opening(
            r"(?:(?:und|aber)(?: (?:was ist mit|wie (?:ist|steht) es mit|wie sieht es (?:aus )?(?:mit|bei)))?"
            r"|was ist mit|wie (?:ist|steht) es mit)[, ]+"
        ),
        _opening(
            r"(?:(?:nein|nicht (?:das|die|der|den|dies)(?!\s+\w)|falsch|entschuldigung|sorry|halt)\b\s*[,.;:–-]*\s*)+"
            r"(?:(?:sondern|vielmehr)\b[,]?\s+)?(?:ich (?:meinte|meine|fragte nach)\b[:,]?\s+)?"
            r"|ich (?:meinte|fragte nach)\b[:,]?\s+"
        ),
        _opening(
            r"(?:(?:(?:ein(?:e)?)\s+)?(?:(?:neues|anderes) thema|(?:neue|andere) frage|(?:et)?was anderes|themawechsel"
            r"|themenwechsel|übrigens)\b[^\w?]*)"
        ),
    ),
    "zh": _Openings(
        _opening(r"(?:(?:好的?|明白了?|谢谢|謝謝|知道了|嗯|是的|对)[，。！,.!、\s]+)+"),
        _opening(r"(?:那么|那麼|那|还有|還有|而|至于|至於|另外)[，,、\s]*"),
        _opening(
            r"(?:(?:不是?|不对|不對|错了|錯了|抱歉|对不起|對不起)[，。,.!！、\s]+(?:不是这个|不是那个)?[，。,.、\s]*)"
            r"(?:(?:我(?:是说|是說|说的是|說的是|指的是|的意思是|想问的是|想問的是|问的是)|而是|是)[，,：:\s]*)?"
            r"|我(?:是说|是說|说的是|說的是|指的是|想问的是)[，,：:\s]*"
        ),
        _opening(
            r"(?:换个?(?:话题|问题|題目)|換個?(?:話題|問題)|(?:另|再)(?:问)?一个(?:话题|问题)|另一個問題|顺便问一?下?|順便問一?下?"
            r"|说点别的|新(?:话题|問題|问题))[，。：:,.！!、\s]*"
        ),
    ),
}


def without_note(question: str, language: str) -> str:
    """Return a question without what only takes note of the answer before it: "OK."."""
    return _cut(question, _OPENINGS[language].noted) if language in _OPENINGS else question


def without_opening(question: str, language: str) -> str:
    """Return a question without the words that tie it to the one before it: "And"."""
    return _cut(question, _OPENINGS[language].going_on) if language in _OPENINGS else question


def correction(question: str, language: str) -> str:
    """Return what a correction puts right: "No, I meant ..."; "" where a question is none."""
    begun = _OPENINGS[language].correcting.match(question) if language in _OPENINGS else None
    return question[begun.end() :] if begun else ""


def correction_and_question(question: str, language: str) -> tuple[str, str] | None:
    """Return a correction and what is asked in a sentence behind it: "No, I meant the other. Who ...?"."""
    put_right = correction(question, language)
    end = _SENTENCE.search(question, len(question) - len(put_right)) if put_right else None
    return (question[: end.start()], question[end.end() :]) if end else None


def new_subject(question: str, language: str) -> str:
    """Return what is asked after a change of subject: "New subject. ..."; "" where a question makes none."""
    begun = _OPENINGS[language].changing.match(question) if language in _OPENINGS else None
    rest = question[begun.end() :] if begun else ""
    return rest if any(map(str.isalnum, rest)) else ""


def _cut(question: str, opening: re.Pattern[str]) -> str:
    begun = opening.match(question)
    rest = question[begun.end() :] if begun else question
    return rest if _SAYING.search(rest) else question
