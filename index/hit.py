"""What a search finds."""

from dataclasses import dataclass

from index.corpus import Place
from index.query import Query


@dataclass(frozen=True, slots=True)
class Signals:
    """Raw scores of a section: cosines of section and best sentence, BM25, name and coverage (0 to 1)."""

    section: float
    sentence: float
    lexical: float
    name: float
    coverage: float


@dataclass(frozen=True, slots=True)
class SentenceHit:
    """A sentence of a found section at [start, end), with its raw scores."""

    start: int
    end: int
    text: str
    cosine: float
    lexical: float
    coverage: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A found section; `score` orders the hits of one question and means nothing across questions."""

    place: Place
    term: str
    score: float
    signals: Signals
    sentences: tuple[SentenceHit, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, best first."""

    query: Query
    hits: tuple[Hit, ...]
