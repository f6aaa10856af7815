"""What a search and an annotation return, field by field, for the schema."""

from dataclasses import dataclass

from assistant.annotate import Mention
from index import SentenceHit, Signals


@dataclass(frozen=True, slots=True)
class FoundSection:
    """A found section; `score` orders the hits of one query and means nothing across queries."""

    glossary: str
    entry: str
    section: str
    term: str
    score: float
    signals: Signals
    sentences: tuple[SentenceHit, ...]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The sections that a query finds, best first; `query` is as it was understood."""

    query: str
    hits: tuple[FoundSection, ...]


@dataclass(frozen=True, slots=True)
class Annotation:
    """The mentions of a draft, in order of place."""

    mentions: tuple[Mention, ...]
