"""A draft as it is read: its names, and what stands beside each."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import regex

from glossary.text import sentences
from index.document import Place
from index.names import NameMatch, Names
from index.query import terms_inside
from index.tokens import Analyser, Token, tokenise

# What stands in an address names nothing, and no name goes on over one (U+FFFC: object replacement character).
_ADDRESS = regex.compile(r"(?:https?://|www\.)[!-~]+|(?<![\w.+-])[\w.+-]++@[\w-]+\.[\w.-]+", regex.ASCII)
_OBJECT = "\ufffc"
# A longer sentence, such as a table without stops, is read in parts.
_LONGEST = 1_000


@dataclass(frozen=True, slots=True)
class Beside:
    """What a sentence, by its number, holds beside a name: its terms and its other names."""

    sentence: int
    terms: tuple[Token, ...]
    names: tuple[NameMatch, ...]

    def inside(self, match: NameMatch) -> list[Token]:
        """Return the terms that a name of the sentence is made of."""
        return terms_inside(self.terms, match)


def read_draft(text: str, names: Names, analyser: Analyser) -> Iterator[tuple[NameMatch, Beside]]:
    """Yield the names that a draft uses, in order of place, each with what its sentence holds beside it."""
    plain = _ADDRESS.sub(lambda address: _OBJECT * len(address[0]), text)
    tokens = list(tokenise(plain))
    starts = [at for sentence in sentences(plain) for at in range(sentence.start, sentence.end, _LONGEST)]

    def number(part: Token | NameMatch) -> int:
        return bisect_right(starts, part.start)

    terms = {sentence: list(inside) for sentence, inside in groupby(analyser.terms(tokens), number)}
    for sentence, inside in groupby(names.mentioned(plain, tokens), number):
        matches = list(inside)
        beside: dict[tuple[Place, ...], Beside] = {}
        for match in matches:
            if match.places not in beside:
                beside[match.places] = _beside(match, matches, terms.get(sentence, []), sentence)
            yield match, beside[match.places]


def _beside(match: NameMatch, matches: Sequence[NameMatch], terms: Sequence[Token], sentence: int) -> Beside:
    # A name that the sentence repeats would speak again for every section that it is a name of.
    own = {at for one in matches if one.places == match.places for at in range(one.start, one.end)}
    others = tuple(one for one in matches if one.places != match.places)
    return Beside(sentence, tuple(term for term in terms if term.start not in own), others)
