"""Telling whether a glossary is the one that something was made from."""

import hashlib
import json
from dataclasses import asdict

from glossary.model import Glossary


def fingerprint(glossary: Glossary) -> str:
    """Return the SHA-256 (hex) of everything a glossary says; comments and layout of its files do not count."""
    content = json.dumps(asdict(glossary), ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()
