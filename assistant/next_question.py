"""Questions to ask next: composed of what is cited, and offered only where their answer tells something new."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from assistant.answer import Answer
from assistant.citation import Citation, find_section
from glossary import Entry, Glossary, Section
from glossary.schema import DEPRECATED
from index.stopwords import FUNCTION_WORDS
from index.tokens import language_of, primary_language, tokenise

MOST_OFFERED = 3
# All of them are asked, though nobody sees it.
_MOST_TRIED = 8
_CHINESE = "zh"


@dataclass(frozen=True, slots=True)
class _Wording:
    """How one asks after a meaning, an origin and a Chinese name."""

    meaning: str
    origin: str
    chinese: str


_WORDINGS: Mapping[str, _Wording] = {
    "en": _Wording(
        "What does {term} mean?", "Where does the term {term} come from?", "What is the Chinese for {term}?"
    ),
    "de": _Wording("Was bedeutet {term}?", "Woher kommt der Begriff {term}?", "Wie heißt {term} auf Chinesisch?"),
    "zh": _Wording("{term}是什么意思？", "{term}这个词从哪里来？", ""),
}


def candidates(answer: Answer, glossaries: Mapping[str, Glossary], otherwise: str = "") -> list[str]:
    """Return questions after what stands near to what an answer cites, in the language of its question.

    Where that cannot be told, they are in another language, by default the glossary's.
    """
    if not answer.citations:
        return []
    first = answer.citations[0]
    glossary = glossaries[first.glossary]
    language = language_of(answer.question, otherwise or glossary.language)
    wording = _WORDINGS.get(language, _WORDINGS["en"])
    return list(islice(dict.fromkeys(_composed(first, glossary, wording, language)), _MOST_TRIED))


def novel(offered: Iterable[tuple[str, Answer]], before: Iterable[Citation]) -> tuple[str, ...]:
    """Return those of some questions whose answers, which are given with them, tell what no citation told before.

    An answer that says that something is missing is none.
    """
    known = {_place(one) for one in before}
    chosen: list[str] = []
    for question, told in offered:
        places = {_place(one) for one in told.citations}
        if told.answered and not told.partly and not places & known and len(chosen) < MOST_OFFERED:
            chosen.append(question)
            known |= places
    return tuple(chosen)


def _composed(first: Citation, glossary: Glossary, wording: _Wording, language: str) -> Iterator[str]:
    entry = glossary.by_id[first.entry]
    section = find_section(glossary, first.entry, first.section)
    cited = _called(entry, section, language) if section else entry.term
    others = [_meaning(_called(entry, other, language), wording) for other in entry.sections if other.term]
    yield wording.origin.format(term=cited)
    yield from others[:1]
    if wording.chinese and primary_language(glossary.language) != _CHINESE:
        yield wording.chinese.format(term=cited)
    yield from others[1:]
    for name in entry.see_also:
        near = glossary.by_id.get(name)
        if near:
            yield _meaning(_called(near, None, language), wording)


def _meaning(term: str, wording: _Wording) -> str:
    # Of "Members of the alliance", nobody asks what it means.
    words = {word.text for word in tokenise(term)}
    return term if words & FUNCTION_WORDS["en"] else wording.meaning.format(term=term)


def _called(entry: Entry, section: Section | None, language: str) -> str:
    """Return what a section or an entry is called in a language, or else its headword."""
    names: Sequence[str] = [
        name.text
        for name in (section.names if section and section.term else entry.names)
        if primary_language(name.language) == language and name.status != DEPRECATED and "Latn" not in name.language
    ]
    if names and language != "en":
        return names[0]
    term = entry.term_of(section) if section else entry.term
    # A headword begins with a capital even where the texts give it none.
    inside = f"{term[0].lower()}{term[1:]}"
    return inside if any(inside in one.text for one in ([section] if section else entry.sections)) else term


def _place(citation: Citation) -> tuple[str, str, str, int]:
    return citation.glossary, citation.entry, citation.section, citation.start_char
