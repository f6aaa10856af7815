"""Telling whether a glossary is the one that something was made from."""

import hashlib
import json
from dataclasses import asdict, replace
from functools import lru_cache

from glossary.model import Entry, Glossary
from glossary.stored import StoredEntries

# Of entries of some kB each.
_REMEMBERED = 20_000


def fingerprint(glossary: Glossary) -> str:
    """Return the SHA-256 (hex) of everything a glossary says; comments and layout of its files do not count."""
    if isinstance(glossary.entries, StoredEntries):
        return glossary.entries.fingerprint
    digests = [_digest(asdict(replace(glossary, entries=()))), *map(_of_entry, glossary.entries)]
    return hashlib.sha256("".join(digests).encode()).hexdigest()


@lru_cache(_REMEMBERED)
def _of_entry(entry: Entry) -> str:
    return _digest(asdict(entry))


def _digest(said: dict[str, object]) -> str:
    content = json.dumps(said, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()
