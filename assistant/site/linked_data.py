"""What a page tells search engines of its terms: schema.org in JSON-LD."""

import json
from collections.abc import Mapping

from glossary import Entry, Glossary
from glossary.exchange.schema_org import CONTEXT, set_node, term_nodes

# What would end the script that holds it, or start a comment in it, is written as an escape.
_ESCAPES: Mapping[int, str] = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def set_data(glossary: Glossary, base: str) -> str:
    """Return the JSON-LD of a glossary as a set of terms; `base` is its public address, "" for none."""
    return _written({"@context": CONTEXT, **set_node(glossary), **_placed(base)})


def entry_data(entry: Entry, glossary: Glossary, base: str) -> str:
    """Return the JSON-LD of an entry's terms, each with the set that it belongs to."""
    belongs = {"inDefinedTermSet": {**set_node(glossary), **_placed(base)}}
    return _written({"@context": CONTEXT, "@graph": [{**node, **belongs} for node in term_nodes(entry, glossary)]})


def _placed(base: str) -> dict[str, str]:
    return {"@id": base, "url": base} if base else {}


def _written(document: Mapping[str, object]) -> str:
    return json.dumps(document, ensure_ascii=False).translate(_ESCAPES)
