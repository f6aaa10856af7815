"""The operations of the API, read out of its OpenAPI schema for a page."""

import json
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

# An OpenAPI document is JSON of whatever depth.
Schema = Mapping[str, Any]
_JSON = "application/json"
_LIMITS = (
    ("minimum", "maximum", ""),
    ("minLength", "maxLength", " characters"),
    ("minItems", "maxItems", " items"),
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of what a field holds; a `shape` is told elsewhere on the page."""

    text: str
    shape: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A field: where it stands, such as in the query or the body, what it holds and what it is for."""

    name: str
    place: str
    kind: tuple[Word, ...]
    limits: str
    required: bool
    told: str


@dataclass(frozen=True, slots=True)
class Example:
    """A request that can be sent as it stands in a shell."""

    summary: str
    command: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What an operation may answer, by its HTTP status."""

    status: str
    told: str
    kind: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation of the API."""

    id: str
    method: str
    path: str
    summary: str
    told: str
    fields: tuple[Field, ...]
    examples: tuple[Example, ...]
    replies: tuple[Reply, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """An object that is sent or returned."""

    name: str
    told: str
    fields: tuple[Field, ...]


def operations(schema: Schema, address: str) -> Iterator[Operation]:
    """Yield the operations of a schema, in its order; their examples are for the server at an address."""
    for path, methods in schema["paths"].items():
        for method, one in methods.items():
            body = one.get("requestBody", {}).get("content", {}).get(_JSON, {})
            yield Operation(
                id=one["operationId"],
                method=method.upper(),
                path=path,
                summary=one["summary"],
                told=one.get("description", ""),
                fields=(*map(_parameter, one.get("parameters", ())), *_properties(_resolved(body, schema), "body")),
                examples=tuple(_examples(address, path, one.get("parameters", ()), body)),
                replies=tuple(_reply(status, told) for status, told in one["responses"].items()),
            )


def shapes(schema: Schema) -> Iterator[Shape]:
    """Yield the objects of a schema, by name."""
    for name, one in sorted(schema["components"]["schemas"].items()):
        yield Shape(name, one.get("description", ""), tuple(_properties(one, "")))


def _resolved(body: Schema, schema: Schema) -> Schema:
    name = body.get("schema", {}).get("$ref", "").rpartition("/")[2]
    found: Schema = schema["components"]["schemas"].get(name, {})
    return found


def _parameter(one: Schema) -> Field:
    held = one["schema"]
    told = one.get("description", "")
    return Field(one["name"], one["in"], tuple(_kind(held)), _limits(held), one.get("required", False), told)


def _properties(shape: Schema, place: str) -> Iterator[Field]:
    required = shape.get("required", ())
    for name, held in shape.get("properties", {}).items():
        kind = tuple(_kind(held))
        yield Field(name, place, kind, _limits(held), name in required, held.get("description", ""))


def _kind(held: Schema) -> Iterator[Word]:
    if "$ref" in held:
        yield Word(held["$ref"].rpartition("/")[2], shape=True)
    elif "anyOf" in held:
        for number, one in enumerate(held["anyOf"]):
            yield from [Word(" or ")] if number else []
            yield from _kind(one)
    elif held.get("type") == "array":
        yield Word("list of ")
        yield from _kind(held.get("items", {}))
    elif "enum" in held or "const" in held:
        yield Word(" or ".join(json.dumps(one) for one in held.get("enum", [held.get("const")])))
    else:
        yield Word(held.get("type", "anything"))


def _limits(held: Schema) -> str:
    """Return how large or long a value may be; "" where that is not limited."""
    for one in (held, *held.get("anyOf", ())):
        for least, most, unit in _LIMITS:
            if most in one:
                bound = f"{int(one[least]):,} to" if least in one else "at most"
                return f"{bound} {int(one[most]):,}{unit}"
    return ""


def _examples(address: str, path: str, parameters: tuple[Schema, ...], body: Schema) -> Iterator[Example]:
    given = {one["name"]: next(iter(one["examples"].values())) for one in parameters if "examples" in one}
    query = {
        one["name"]: given[one["name"]]["value"] for one in parameters if one["in"] == "query" and one["name"] in given
    }
    filled = path.format_map({name: quote(str(one["value"]), safe="") for name, one in given.items()})
    url = shlex.quote(f"{address}{filled}{'?' if query else ''}{urlencode(query)}")
    if not body:
        yield Example(" · ".join(one["summary"] for one in given.values()), f"curl {url}")
    for one in body.get("examples", {}).values():
        content = shlex.quote(json.dumps(one["value"], ensure_ascii=False))
        yield Example(one["summary"], f"curl {url} \\\n  --json {content}")


def _reply(status: str, told: Schema) -> Reply:
    schemas = [one["schema"] for one in told.get("content", {}).values() if "schema" in one]
    return Reply(status, told["description"], tuple(_kind(schemas[0])) if schemas else ())
