"""Drafting the questions of a script from glossaries, for a person to review."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.evaluate.case import Case, Expectation, Step
from assistant.question import QuestionError, clean_question
from glossary import Entry, Glossary, Name, Section, sentences, trim_footnotes
from index.folding import fold
from index.name_table import NameTable
from index.names import Names
from index.spelling import forms
from index.tokens import Analyser, primary_language, tokenise

HEAD = """\
# Drafted from the glossary by `glossdesk eval --draft`, for a person to look over: a program wrote the questions, so
# delete those that nobody would ask and put the others as your readers would.
# - known: does anyone use the name? Of the places under cites_any, which one is meant?
# - reverse: with its names blanked out, is the sentence still true of one term alone?
# - absent: does what is left of the glossary without the entry really have no answer?
"""
MOST_ABSENT = 60

_BLANK = "___"
_FEWEST_WORDS = 6
_BLANKS = re.compile(rf"{_BLANK}(?:[\s-]*{_BLANK})+")
_BLANK_BRACKETS = re.compile(r"\s*[(（][\s_,，、;；/]*[)）]")
_STOPS = " .!?。！？"


@dataclass(frozen=True, slots=True)
class _Wording:
    """How a language asks what a name means, and what has a definition."""

    name: str
    definition: str


_WORDINGS: Mapping[str, _Wording] = {
    "de": _Wording("Was bedeutet {}?", "Welcher Begriff bedeutet: {}?"),
    "en": _Wording("What does {} mean?", "Which term means: {}?"),
    "es": _Wording("¿Qué significa {}?", "¿Qué término significa: {}?"),
    "fr": _Wording("Que signifie {} ?", "Quel terme signifie : {} ?"),
    "it": _Wording("Che cosa significa {}?", "Quale termine significa: {}?"),
    "nl": _Wording("Wat betekent {}?", "Welke term betekent: {}?"),
    "pt": _Wording("O que significa {}?", "Que termo significa: {}?"),
    "zh": _Wording("{}是什么意思？", "哪个术语的意思是：{}？"),
}
_BARE = _Wording("{}", "{}")


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question that a place answers; every place of questions with the same subject does."""

    place: str
    ask: str
    subject: str


@dataclass(frozen=True, slots=True)
class _Draft:
    kind: str
    place: str
    ask: str
    expect: Expectation
    without: tuple[str, ...] = ()


def draft(glossaries: Sequence[Glossary]) -> tuple[Case, ...]:
    """Return questions for every name, for every definition without its names, and some to be abstained from.

    Each kind is in the order of the glossaries; what cannot be asked is left out.
    """
    stem = Analyser(glossaries[0].language).stem
    known = _answerable("known", list(_known(glossaries)))
    reverse = _answerable("reverse", list(_reverse(glossaries, stem)))
    absent = _spaced(list(_absent(glossaries, stem)))
    numbers: Counter[str] = Counter()
    cases: dict[tuple[str, str], Case] = {}
    for one in (*known, *reverse, *absent):
        if _can_be_asked(one.ask) and (one.kind, fold(one.ask)) not in cases:
            prefix = f"{one.kind}-{one.place.replace('#', '-')}"
            numbers[prefix] += 1
            case = Case(f"{prefix}-{numbers[prefix]}", (Step(one.ask, one.expect),), one.without)
            cases[one.kind, fold(one.ask)] = case
    return tuple(cases.values())


def _answerable(kind: str, asked: Sequence[_Asked]) -> Iterator[_Draft]:
    places: dict[str, dict[str, None]] = {}
    for one in asked:
        places.setdefault(one.subject, {})[one.place] = None
    for one in asked:
        found = tuple(places[one.subject])
        expect = Expectation(cites=found) if len(found) == 1 else Expectation(cites_any=found)
        yield _Draft(kind, one.place, one.ask, expect)


def _known(glossaries: Sequence[Glossary]) -> Iterator[_Asked]:
    for glossary in glossaries:
        for entry in glossary.entries:
            named = [(entry.id, name) for name in (Name(entry.term, glossary.language), *entry.names)]
            for section in entry.sections:
                place = f"{entry.id}#{section.id}"
                named += ((place, name) for name in (Name(section.term, glossary.language), *section.names))
            for place, name in named:
                subject = "".join(token.text for token in tokenise(name.text))
                if subject:
                    yield _Asked(place, _put(_wording(name.language).name, name.text), subject)


def _reverse(glossaries: Sequence[Glossary], stem: Callable[[str], str]) -> Iterator[_Asked]:
    for glossary in glossaries:
        for entry in glossary.entries:
            for section in entry.sections:
                alone = replace(glossary, entries=(replace(entry, sections=(section,)),))
                definition = _blanked(section, Names(NameTable.of([alone], stem), stem, _is_known))
                if definition:
                    place = f"{entry.id}#{section.id}" if section.term else entry.id
                    ask = _put(_wording(glossary.language).definition, definition)
                    yield _Asked(place, ask, fold(ask))


def _blanked(section: Section, names: Names) -> str:
    """Return the first sentence of a section with names blanked out, or "" where there are none or little is left."""
    text = trim_footnotes(sentences(section.text)[0]).text
    found = names.find(text)
    for match in reversed(found):
        text = f"{text[: match.start]}{_BLANK}{text[match.end :]}"
    text = _BLANK_BRACKETS.sub("", _BLANKS.sub(_BLANK, text)).rstrip(_STOPS)
    return text if found and _words(text) >= _FEWEST_WORDS else ""


def _is_known(_word: str) -> bool:
    """Take no word of a glossary for a misspelling."""
    return True


def _words(text: str) -> float:
    """Return how many words a text has; two Chinese characters count as one."""
    return sum(len(token.text) / 2 if token.cjk else 1 for token in tokenise(text))


def _absent(glossaries: Sequence[Glossary], stem: Callable[[str], str]) -> Iterator[_Draft]:
    """Yield questions for the headwords that stand nowhere but in their own entries."""
    texts: dict[str, str] = {}
    for glossary in glossaries:
        for entry in glossary.entries:
            texts[entry.id] = f"{texts.get(entry.id, '')}{_stems(_text(entry), stem)}"
    holders: dict[str, set[str]] = {}
    for owner, text in texts.items():
        for word in text.split():
            holders.setdefault(word, set()).add(owner)

    def stands_elsewhere(form: str, own: str) -> bool:
        phrase = _stems(form, stem)
        others = set(texts).intersection(*(holders[word] for word in phrase.split())) - {own}
        return any(phrase in texts[other] for other in others)

    for glossary in glossaries:
        wording = _wording(glossary.language).name
        for entry in glossary.entries if len(texts) > 1 else ():
            if _can_be_asked(entry.term) and not any(stands_elsewhere(form, entry.id) for form in forms(entry.term)):
                expect = Expectation(answered=False)
                yield _Draft("absent", entry.id, _put(wording, entry.term), expect, (entry.id,))


def _text(entry: Entry) -> str:
    """Return all names and texts of an entry."""
    parts = [entry.term, *(name.text for name in entry.names)]
    for section in entry.sections:
        parts += [section.term, *(name.text for name in section.names), section.text]
    return "\n".join(parts)


def _stems(text: str, stem: Callable[[str], str]) -> str:
    """Return the stems of a text's words, and its Chinese characters one by one, each between spaces."""
    words = (" ".join(token.text) if token.cjk else stem(token.text) for token in tokenise(text))
    return f" {' '.join(words)} "


def _spaced(drafts: Sequence[_Draft]) -> Iterator[_Draft]:
    """Yield at most so many drafts as are wanted, evenly spaced."""
    count = min(len(drafts), MOST_ABSENT)
    return (drafts[at * len(drafts) // count] for at in range(count))


def _wording(language: str) -> _Wording:
    transliterated = "latn" in language.lower().split("-")
    return _BARE if transliterated else _WORDINGS.get(primary_language(language), _BARE)


def _put(wording: str, text: str) -> str:
    return wording.format(" ".join(text.split()))


def _can_be_asked(ask: str) -> bool:
    try:
        clean_question(ask)
    except QuestionError:
        return False
    return True
