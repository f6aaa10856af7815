"""What a search finds."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.document import Place
from index.query import Query
from index.sense import Sense


@dataclass(frozen=True, slots=True)
class Signals:
    """Raw scores of a section: cosines of it, its best sentence and best reader's question; BM25; shares; a mass.

    `asked` is 0 where the section has no questions of readers. Of the question, `name` is the share that is a name of
    the section, `coverage` the share of its IDF mass that the section holds, and `foreign` the share of its terms that
    belong to a proper name or quotation which the section does not hold as it stands. `shared` is the IDF mass that the
    section holds, in words that no other section has.
    """

    section: float
    sentence: float
    asked: float
    lexical: float
    name: float
    coverage: float
    foreign: float
    shared: float


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


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """What a search found, best first; `sense` is what a passage told about the sense of a name of several.

    It is equal to itself alone, so that what is told of it can be remembered.
    """

    query: Query
    hits: Sequence[Hit]
    sense: Sense | None = None
