"""A question made ready to be searched for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.document import Place
from index.encoder import Encoder, Vectors
from index.names import Likeness, NameMatch, Names
from index.phrases import phrases
from index.stopwords import question_language
from index.tokens import Analyser, Token, language_of, tokenise


@dataclass(frozen=True, slots=True)
class Query:
    """A question made ready: its text with the spelling of names mended, and the same with headwords for aliases.

    `asked` are the names as they stand in `text`; terms, names, phrases and vector are those of `searched`. `phrases`
    are the stems of proper names and quotations that the glossary has no name for. `dense` tells whether the encoder
    knows the language of the question and that of the texts.
    """

    question: str
    text: str
    searched: str
    asked: tuple[str, ...]
    terms: tuple[Token, ...]
    names: tuple[NameMatch, ...]
    phrases: tuple[tuple[str, ...], ...]
    vector: Vectors
    dense: bool

    @property
    def aliases(self) -> list[str]:
        """Return the names, as they were asked, that were read as headwords."""
        searched = self.searched.casefold()
        return [name for name in self.asked if name.casefold() not in searched]

    def inside(self, match: NameMatch) -> list[Token]:
        """Return the terms that a name found in the question is made of."""
        return terms_inside(self.terms, match)

    def named(self, place: Place) -> set[str]:
        """Return the terms that are part of a name of a section or of its entry."""
        if not self.names:
            return set()
        places = {place, place.whole}
        named = (match for match in self.names if not places.isdisjoint(match.places))
        return {term.text for match in named for term in self.inside(match)}


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it is read before it is encoded, and its language; the other fields are those of Query."""

    text: str
    searched: str
    asked: tuple[str, ...]
    terms: tuple[Token, ...]
    names: tuple[NameMatch, ...]
    language: str

    def inside(self, match: NameMatch) -> list[Token]:
        """Return the terms that a name found in the text is made of."""
        return terms_inside(self.terms, match)


class Reader:
    """Makes questions ready, for texts in one language."""

    def __init__(self, encoder: Encoder, analyser: Analyser, names: Names, headword: Callable[[Place], str]) -> None:
        self._encoder = encoder
        self._analyser = analyser
        self._names = names
        self._headword = headword

    def read(self, questions: Sequence[str]) -> list[Query]:
        """Make questions ready, encoding them together."""
        found = [self.find(question) for question in questions]
        vectors = self._encoder.encode_questions([one.searched for one in found])
        known = self._encoder.languages
        texts = self._analyser.language
        return [
            Query(
                question=question,
                text=one.text,
                searched=one.searched,
                asked=one.asked,
                terms=one.terms,
                names=one.names,
                phrases=tuple(self._foreign_phrases(one)),
                vector=vector,
                dense=known is None or {one.language, texts} <= known,
            )
            for question, one, vector in zip(questions, found, vectors, strict=True)
        ]

    def find(self, question: str) -> Reading:
        """Mend the spelling of names, then put headwords for aliases, translations and transliterations."""
        names = self._names.find(question)
        text = _replaced(question, {match: match.name for match in names if match.likeness is Likeness.NEAR})
        if text != question:
            names = self._names.find(text)
        asked = tuple(dict.fromkeys(text[match.start : match.end] for match in names))
        headwords = {match: word for match in names if (word := self._only_headword(text, match))}
        searched = _replaced(text, headwords)
        language = self._language(searched, _replaced(text, dict.fromkeys(headwords, "")))
        if searched != text:
            names = self._names.find(searched)
        terms = tuple(self._analyser.question_terms(searched, language))
        return Reading(text, searched, asked, terms, names, language)

    def _language(self, searched: str, rest: str) -> str:
        """Return the language of a text; the function words of the headwords in it say nothing of that."""
        own = self._analyser.language
        language = language_of(searched, own)
        return question_language((token.text for token in tokenise(rest)), own) if language == own else language

    def _foreign_phrases(self, found: Reading) -> Iterator[tuple[str, ...]]:
        for words in phrases(found.searched):
            start, end = words[0].start, words[-1].end
            if not any(match.start <= start and end <= match.end for match in found.names):
                yield tuple(self._analyser.stem(word.text) for word in words)

    def _only_headword(self, text: str, match: NameMatch) -> str:
        """Return the headword that the texts have for a name, or "" where it is written so or stands for several."""
        words = {self._headword(place) for place in match.places}
        word = words.pop()
        same = self._analyser.text_stems(word) == self._analyser.text_stems(text[match.start : match.end])
        return "" if words or same else word


def terms_inside(terms: Sequence[Token], match: NameMatch) -> list[Token]:
    """Return the terms of a text that a name found in it is made of."""
    return [term for term in terms if match.start <= term.start and term.end <= match.end]


def _replaced(text: str, words: Mapping[NameMatch, str]) -> str:
    """Return a text with names replaced by words."""
    for match in sorted(words, key=lambda match: -match.start):
        text = text[: match.start] + words[match] + text[match.end :]
    return text
