"""What the faces tell other programs, as JSON."""

from dataclasses import asdict, dataclass

import orjson

from assistant.annotate import Mention
from index import Found, SentenceHit, Signals


def to_json(document: object) -> str:
    """Return a document, or a dataclass, as indented JSON (RFC 8259)."""
    return orjson.dumps(document, option=orjson.OPT_INDENT_2).decode()


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


def search_document(found: Found) -> SearchResult:
    """Return the hits of a search, with the section's place spelt as in a citation."""
    hits = (
        FoundSection(**asdict(hit.place), term=hit.term, score=hit.score, signals=hit.signals, sentences=hit.sentences)
        for hit in found.hits
    )
    return SearchResult(found.query.text, tuple(hits))
