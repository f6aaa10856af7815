"""RDF as plain statements: files in Turtle, RDF/XML and JSON-LD, by rdflib, and never anything from the web."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.sax import SAXException, SAXParseException

from glossary.exchange.fault import ImportFault
from glossary.exchange.json_nodes import parse_json
from glossary.exchange.xml_stream import elements
from glossary.fields import shorten
from glossary.model import Mark
from glossary.nodes import Fault, Listing, Node, Scalar, read_utf8
from glossary.nodes import Mapping as Fields

SYNTAXES: Mapping[str, str] = {
    ".ttl": "turtle",
    ".rdf": "xml",
    ".xml": "xml",
    ".owl": "xml",
    ".jsonld": "json-ld",
    ".json": "json-ld",
}
# What rdflib raises where a file is not what it says; it does not promise any.
_BROKEN = (
    *(SyntaxError, ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError),
    SAXException,
)
# What names without a start of their own are understood to start with (RFC 2606 keeps it from being anywhere).
_HERE = "https://file.invalid/"
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`\x7f-\x9f]+")


@dataclass(frozen=True, slots=True)
class Value:
    """What a statement says: a text with its language, or the name of a resource."""

    text: str
    language: str = ""
    is_resource: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """A subject, a predicate, and an object."""

    subject: str
    predicate: str
    value: Value


def resource(address: str) -> Value:
    """Return a resource, or the address as a text where it cannot name one (RFC 3987)."""
    return Value(address, is_resource=bool(_ADDRESS.fullmatch(address)))


def parse(file: Path) -> tuple[str, tuple[Statement, ...]]:
    """Return the text of an RDF file and its statements; raise ImportFault, also where it would need the web."""
    syntax = SYNTAXES.get(file.suffix.lower())
    if syntax is None:
        raise ImportFault(Mark(file), f"{file.suffix or 'no ending'!r} is no kind of RDF; name it {_endings()}")
    try:
        text = read_utf8(file)
    except Fault as fault:
        raise ImportFault(fault.problem.mark, fault.problem.message) from None
    if syntax == "xml":
        for _ in elements(file, ()):
            pass
    elif syntax == "json-ld":
        _require_no_context_elsewhere(parse_json(text, Mark(file)))
    return text, _parsed(text, syntax, file)


def serialise(statements: Iterable[Statement], prefixes: Mapping[str, str], file: Path) -> bytes:
    """Return statements in the syntax that the ending of a file stands for, sorted; raise KeyError for another."""
    from rdflib import Graph, Literal, URIRef

    graph = Graph(bind_namespaces="none")
    for prefix, namespace in prefixes.items():
        graph.bind(prefix, namespace)
    for one in statements:
        literal = Literal(one.value.text, lang=one.value.language or None)
        value = URIRef(one.value.text) if one.value.is_resource else literal
        graph.add((URIRef(one.subject), URIRef(one.predicate), value))
    return graph.serialize(format=SYNTAXES[file.suffix.lower()], encoding="utf-8")


def _parsed(text: str, syntax: str, file: Path) -> tuple[Statement, ...]:
    from rdflib import Graph, Literal
    from rdflib.exceptions import Error

    graph = Graph()
    try:
        graph.parse(data=text, format=syntax, publicID=_HERE)
    except (*_BROKEN, Error) as error:
        raise ImportFault(_mark(error, file), f"not {syntax}: {_reason(error)}; correct it") from None
    found = []
    for subject, predicate, value in graph:
        language = (value.language or "") if isinstance(value, Literal) else ""
        found.append(
            Statement(str(subject), str(predicate), Value(str(value), language, not isinstance(value, Literal)))
        )
    return tuple(sorted(found, key=lambda one: (one.subject, one.predicate, one.value.language, one.value.text)))


def _mark(error: BaseException, file: Path) -> Mark:
    if isinstance(error, SAXParseException):
        return Mark(file, error.getLineNumber() or 1, (error.getColumnNumber() or 0) + 1)
    return Mark(file, getattr(error, "lines", 0) + 1)


def _reason(error: BaseException) -> str:
    said = getattr(error, "_why", "") or (error.getMessage() if isinstance(error, SAXException) else str(error))
    return " ".join(str(said).split())[:120] or type(error).__name__


def _require_no_context_elsewhere(root: Node) -> None:
    """Raise ImportFault where JSON-LD refers to a context that does not stand in the file itself."""
    nodes = [root]
    while nodes:
        node = nodes.pop()
        if isinstance(node, Listing):
            nodes += node.items
        if isinstance(node, Fields):
            for key, value in node.pairs():
                nodes.append(value)
                written = key.value if isinstance(key, Scalar) else ""
                parts = value.items if isinstance(value, Listing) else [value]
                named = [part for part in parts if isinstance(part, Scalar) and part.value]
                if written in {"@context", "@import"} and named:
                    shown = shorten(named[0].value)
                    raise ImportFault(node.mark, f"the context {shown} stands elsewhere; write it out in the file")


def _endings() -> str:
    return ", ".join(f"*{ending}" for ending in SYNTAXES)
