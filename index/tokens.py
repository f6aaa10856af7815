"""Cutting text into the terms that are counted and looked up."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex
import Stemmer

from index.chinese import simplify
from index.folding import fold
from index.numerals import NUMERALS
from index.stopwords import ASKING_PHRASES, FUNCTION_WORDS, asking_words, question_language

_CJK = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}"
_WORD = regex.compile(rf"(?P<cjk>[{_CJK}]+)|(?:(?![{_CJK}])[\p{{L}}\p{{N}}\p{{M}}])+(?:['’](?:s|S)\b)?")
_ASCII_WORD = re.compile(r"[A-Za-z0-9]+(?:'[sS]\b)?")
_LONGEST_REMEMBERED = 200
_POSSESSIVE = regex.compile(r"['’]s$")
_ASKING = regex.compile("|".join(sorted(ASKING_PHRASES, key=lambda phrase: (-len(phrase), phrase))))


# Scripts that a language can be told by; "und" (BCP 47: undetermined) is in no model's declaration.
_SCRIPTS = (
    (regex.compile(r"[\p{Hiragana}\p{Katakana}]"), "ja"),
    (regex.compile(r"\p{Hangul}"), "ko"),
    (regex.compile(r"\p{Han}"), "zh"),
    (regex.compile(r"[^\p{Latin}]"), "und"),
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or a run of Chinese, Japanese or Korean characters, folded; `start` and `end` are code points."""

    text: str
    start: int
    end: int
    cjk: bool


def primary_language(tag: str) -> str:
    """Return the language of a BCP 47 tag without script and region."""
    return tag.partition("-")[0].lower()


# A question is looked at by many rules, and with every turn again.
@lru_cache(1000)
def language_of(text: str, default: str) -> str:
    """Return the language of a question: by its script, then by the function words that it uses."""
    letters = [] if text.isascii() else [character for character in text if character.isalpha()]
    for script, language in _SCRIPTS if letters else ():
        if sum(script.match(letter) is not None for letter in letters) * 2 > len(letters):
            return language
    return question_language((token.text for token in tokenise(text)), default)


def tokenise(text: str) -> Iterator[Token]:
    """Yield the tokens of a text in order."""
    return iter(_remembered(text)) if len(text) <= _LONGEST_REMEMBERED else _tokens(text)


# A question is cut by its language, its names and its terms.
@lru_cache(1000)
def _remembered(text: str) -> tuple[Token, ...]:
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    if text.isascii():
        # The same, in a third of the time.
        for word in _ASCII_WORD.finditer(text):
            yield Token(word.group().removesuffix("'s").lower(), word.start(), word.end(), cjk=False)
        return
    for match in _WORD.finditer(text):
        if match.group("cjk") is None:
            yield Token(fold(_POSSESSIVE.sub("", match.group())), match.start(), match.end(), cjk=False)
            continue
        run = fold(simplify(match.group()))
        # Offsets inside a run are counted by character, so a form that changes its length is not taken.
        yield Token(run if len(run) == len(match.group()) else match.group(), match.start(), match.end(), cjk=True)


def pieces_of(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield the words among tokens, and every character of the runs."""
    for token in tokens:
        if not token.cjk:
            yield token
            continue
        for at, character in enumerate(token.text):
            yield Token(character, token.start + at, token.start + at + 1, cjk=True)


def own_words(question: str, language: str) -> list[Token]:
    """Return the words of a question that do not only ask."""
    asking = asking_words(language)
    return [word for word in tokenise(question) if word.text not in asking]


class Analyser:
    """Turns text into index terms: Latin words stemmed (Snowball), Chinese as character bigrams."""

    def __init__(self, language: str) -> None:
        self.language = primary_language(language)
        # Snowball knows its algorithms by ISO 639-1 codes too; a language without one is left as it is written.
        try:
            self._stemmer = Stemmer.Stemmer(self.language)
        except KeyError:
            self._stemmer = None
        self._numerals = NUMERALS.get(self.language, {})
        self._function_words = FUNCTION_WORDS.get(self.language, frozenset())
        self.function_stems = frozenset(map(self.stem, self._function_words))
        self.number_stems = frozenset(map(self.stem, self._numerals.values()))

    def stem(self, word: str) -> str:
        """Return the stem of a folded word, and that of its word for a small number in digits."""
        word = self._numerals.get(word, word)
        return str(self._stemmer.stemWord(word)) if self._stemmer else word

    def text_stems(self, text: str) -> list[str]:
        """Return the stems of all words of a text, in order."""
        return [self.stem(token.text) for token in tokenise(text)]

    def text_terms(self, text: str) -> list[str]:
        """Return the terms of a section or sentence, function words left out."""
        return [term.text for term in self.terms(tokenise(text))]

    def terms(self, tokens: Iterable[Token]) -> list[Token]:
        """Return the terms that the tokens of a text make, function words left out."""
        return list(self._terms(tokens, self._function_words))

    def question_terms(self, question: str, language: str = "") -> list[Token]:
        """Return the terms of a question without the words that only ask in its language, told by them if not given."""
        plain = simplify(question)
        # The offsets of the terms are those of the question.
        plain = plain if len(plain) == len(question) else question
        tokens = list(tokenise(_ASKING.sub(_blank, plain))) or list(tokenise(question))
        spoken = language or question_language((token.text for token in tokens), self.language)
        # A question in another language may have headwords of the texts in it.
        terms = list(self._terms(tokens, asking_words(spoken) | self._function_words))
        # "What is the Who?" asks about function words.
        return terms or list(self._terms(tokens, frozenset()))

    def _terms(self, tokens: Iterable[Token], dropped: frozenset[str]) -> Iterator[Token]:
        for token in tokens:
            if token.cjk:
                run, start = token.text, token.start
                width = min(len(run), 2)
                for at in range(len(run) - width + 1):
                    yield Token(run[at : at + width], start + at, start + at + width, cjk=True)
            elif token.text not in dropped:
                yield Token(self.stem(token.text), token.start, token.end, cjk=False)


# Questions are put in few languages, and read by many rules.
@lru_cache(16)
def analyser_of(language: str) -> Analyser:
    """Return the analyser of a language, which is made once."""
    return Analyser(language)


def _blank(phrase: regex.Match[str]) -> str:
    return " " * len(phrase.group())
