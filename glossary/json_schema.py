"""JSON Schemas of a glossary's files, with which editors complete and underline what is typed."""

from collections.abc import Mapping

from glossary.guide import GUIDE
from glossary.schema import ENTRY, GLOSSARY, IDENTIFIER, NAME, PERSON, SECTION, SENSES, SOURCE, STATUSES, Keys

Schema = dict[str, object]

# What language servers of YAML know best.
_DIALECT = "http://json-schema.org/draft-07/schema#"
# An unquoted 1949 or NO is a text to the reader, and a number or a truth value to a validator.
_WRITTEN = ("string", "number", "boolean")
_FILLED: Schema = {"type": [*_WRITTEN], "pattern": r"\S"}
_OPTIONAL: Schema = {"type": [*_WRITTEN, "null"]}
_IDENTIFIER: Schema = {"type": ["string", "number"], "pattern": f"^{IDENTIFIER.pattern}$"}
_WEB: Schema = {"type": "string", "pattern": r"^[Hh][Tt][Tt][Pp][Ss]?://[^\s/]+\S*$"}
_DATE: Schema = {"type": ["string", "null"], "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
# The grammar of BCP 47 as far as an editor needs it; `glossary.language` knows all of it.
_TAG = "^(?:[A-Za-z]{2,8}|[ix](?=-))(?:-[A-Za-z0-9]{1,8})*$"


def _list(items: Schema, **more: object) -> Schema:
    return {"type": ["array", "null"], "items": items, **more}


def _ref(keys: Keys) -> Schema:
    return {"$ref": f"#/definitions/{_TITLES[keys]}"}


_TITLES: Mapping[Keys, str] = {NAME: "name", SECTION: "section", SOURCE: "source", PERSON: "person"}
_NAME: Schema = {"anyOf": [_FILLED, _ref(NAME)]}
_NAMES: Schema = {
    "type": ["object", "null"],
    "propertyNames": {"pattern": _TAG},
    "additionalProperties": {"anyOf": [_FILLED, _ref(NAME), {"type": "array", "items": _NAME}]},
}
# What is no plain text; the keys of sources and persons are.
_VALUES: Mapping[Keys, Mapping[str, Schema]] = {
    GLOSSARY: {
        "id": _IDENTIFIER,
        "language": {"type": "string", "pattern": _TAG},
        "url": {"type": ["string", "null"], "pattern": _WEB["pattern"]},
    },
    ENTRY: {
        "id": _IDENTIFIER,
        "sections": {"type": "array", "minItems": 1, "items": _ref(SECTION)},
        "names": _NAMES,
        "see_also": _list(_IDENTIFIER, uniqueItems=True),
        "links": _list(_WEB),
        "notes": _list(_FILLED),
        "sources": {
            "type": ["object", "null"],
            "propertyNames": {"pattern": r"\S"},
            "additionalProperties": _ref(SOURCE),
        },
        "reviewed": _DATE,
    },
    SECTION: {
        "id": _IDENTIFIER,
        "names": _NAMES,
        "sense": {"enum": [*SENSES, None]},
        "questions": _list(_FILLED),
        "sources": _list(_FILLED, uniqueItems=True),
    },
    NAME: {"status": {"enum": [*STATUSES, None]}},
    SOURCE: {
        "author": _list(_ref(PERSON)),
        "editor": _list(_ref(PERSON)),
        "URL": {"type": ["string", "null"], "pattern": _WEB["pattern"]},
    },
    PERSON: {},
}


def entry_schema() -> Schema:
    """Return the JSON Schema of a file in `entries`."""
    definitions = {title: _mapping(keys) for keys, title in _TITLES.items()}
    definitions["person"]["anyOf"] = [{"required": ["family"]}, {"required": ["literal"]}]
    return {"$schema": _DIALECT, "title": "An entry", **_mapping(ENTRY), "definitions": definitions}


def header_schema() -> Schema:
    """Return the JSON Schema of `glossary.yaml`."""
    return {"$schema": _DIALECT, "title": "What a glossary says of itself", **_mapping(GLOSSARY)}


def _mapping(keys: Keys) -> Schema:
    plain = {key: _FILLED if key in keys.required else _OPTIONAL for key in keys.all}
    values = {**plain, **_VALUES[keys]}
    return {
        "type": "object",
        "properties": {key: {"description": about, **values[key]} for key, about in GUIDE[keys].items()},
        "required": [*keys.required],
        "additionalProperties": False,
    }
