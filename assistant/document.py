"""What the faces tell other programs, as JSON."""

from collections.abc import Sequence
from dataclasses import asdict

import orjson

from assistant.annotate import Mention
from index import Found


def to_json(document: object) -> str:
    """Return a document, or a dataclass, as indented JSON (RFC 8259)."""
    return orjson.dumps(document, option=orjson.OPT_INDENT_2).decode()


def search_document(found: Found) -> dict[str, object]:
    """Return the hits of a search, with the section's place spelt as in a citation."""
    hits = [
        {
            **asdict(hit.place),
            "term": hit.term,
            "score": hit.score,
            "signals": asdict(hit.signals),
            "sentences": [asdict(sentence) for sentence in hit.sentences],
        }
        for hit in found.hits
    ]
    return {"query": found.query.text, "hits": hits}


def annotation_document(mentions: Sequence[Mention]) -> dict[str, object]:
    """Return the mentions of a draft."""
    return {"mentions": [asdict(one) for one in mentions]}
