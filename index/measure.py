"""Choosing how sections are scored for a question: all of them, or of very many the nearest."""

from index.corpus import Owners
from index.exhaustive import Exhaustive
from index.lexical import Lexical
from index.nearest import Nearest
from index.vectors import EXACT, VectorStore


def measure_of(owners: Owners, words: Lexical, sections: VectorStore, lines: VectorStore) -> Exhaustive | Nearest:
    """Return what scores sections, by their words and by their vectors and those of their lines."""
    measure = Exhaustive if lines.size <= EXACT else Nearest
    return measure(owners, words, sections, lines)
