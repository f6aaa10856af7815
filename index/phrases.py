"""Phrases of a question that stand for one thing: proper names, and what is put in quotation marks."""

from collections.abc import Iterator

import regex

from index.stopwords import ALL_FUNCTION_WORDS, ASKING_WORDS
from index.tokens import Token, tokenise

_CAPITALISED = r"\p{Lu}[\p{Latin}\p{N}'’-]*"
_PROPER_NAME = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}]){_CAPITALISED}(?:[ -](?:(?:de|of|the) )*(?:{_CAPITALISED}|\p{{N}}+))+"
)
# Between plain single marks, which may be apostrophes inside, what is longer is a headline and no term.
_QUOTED = regex.compile(r"[\"“„«‘]([^\"“”„«»‘]{3,80})[\"”“»’]|(?<!\w)'((?:[^\"“”„«»‘']|(?<=\w)'(?=\w)){3,36})'(?!\w)")
# A question begins with a capital whatever its first word is, and a title with an article.
_OPENERS = ASKING_WORDS | ALL_FUNCTION_WORDS


def phrases(question: str) -> Iterator[list[Token]]:
    """Yield the words of every proper name and quotation of two words or more, in order of place."""
    spans = [match.span() for match in _PROPER_NAME.finditer(question)]
    spans += [match.span(match.lastindex or 0) for match in _QUOTED.finditer(question)]
    for start, end in sorted(spans):
        words = [
            Token(word.text, start + word.start, start + word.end, word.cjk) for word in tokenise(question[start:end])
        ]
        while words and words[0].text in _OPENERS:
            del words[0]
        if len(words) > 1:
            yield words
