"""How names are looked up."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import regex

from index.tokens import Token, pieces_of, tokenise

_BRACKETED = regex.compile(r"([^()（）]+?)\s*[(（]([^()（）]+)[)）]\s*")

# No word has it.
_BETWEEN = "\n"


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a name is looked up: its pieces, all of them joined as they are and by their stems, and the stem of its noun.

    There is no noun where the name is one piece, or is not written in words.
    """

    name: str
    pieces: tuple[str, ...]
    joined: str
    stemmed: str
    noun: str

    def kept(self) -> str:
        """Return all of it but the name as one text."""
        return _BETWEEN.join((self.stemmed, self.noun, *self.pieces))

    @classmethod
    def read(cls, name: str, kept: str) -> "Spelling":
        """Return what `kept` made a text of."""
        stemmed, noun, *pieces = kept.split(_BETWEEN)
        return cls(name, tuple(pieces), "".join(pieces), stemmed, noun)


def spelling_of(form: str, stem: Callable[[str], str]) -> Spelling | None:
    """Return how a form of a name is looked up, or None where it has no word; `stem` reduces a folded word."""
    pieces = tuple(pieces_of(tokenise(form)))
    if not pieces:
        return None
    noun = stem(pieces[-1].text) if len(pieces) > 1 and not pieces[-1].cjk else ""
    texts = tuple(piece.text for piece in pieces)
    return Spelling(form, texts, joined(pieces), "".join(stems(pieces, stem)), noun)


def forms(name: str) -> Iterator[str]:
    """Yield a name, and both halves of one that carries its abbreviation: "Continuous delivery (CD)"."""
    yield name
    bracketed = (")" in name or "）" in name) and _BRACKETED.fullmatch(name)
    if bracketed:
        # A year in brackets tells two names apart, and is none by itself.
        yield from (half for half in bracketed.groups() if any(map(str.isalpha, half)))


def joined(pieces: Iterable[Token]) -> str:
    """Return pieces of a text as they are looked up."""
    return "".join(piece.text for piece in pieces)


def stems(pieces: Iterable[Token], stem: Callable[[str], str]) -> list[str]:
    """Return the stems of pieces of a text, as they are where they are not written in words."""
    return [piece.text if piece.cjk else stem(piece.text) for piece in pieces]
