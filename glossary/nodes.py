"""Composing one YAML file into nodes that know where they stand."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from glossary.model import Mark, Problem

# libyaml's own composer recurses in C without a limit and follows aliases blindly, so nodes are composed here.
LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 20
_UNNEST = "quote a text that starts with [ or {"
_MOST_NODES = 100_000
# A file of this size is read within a gigabyte of memory.
LARGEST_FILE = 20_000_000
_PLAIN_TAGS = {
    f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq")
}
_REMEDIES = {
    "mapping values are not allowed": "quote a text that contains ': ', or write it below the key after '>-'",
    "found character that cannot start any token": "indent with spaces, not tabs; quote a text that starts with @ or %",
    "could not find expected ':'": "write 'key: value', and indent the lines of a long text",
    "found unexpected end of stream": "close the quote or the bracket",
    "exceeded maximum nesting depth": f"nested over {_DEEPEST} deep; {_UNNEST}",
}


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text, as it is written."""

    mark: Mark
    value: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A YAML sequence."""

    mark: Mark
    items: "list[Node]" = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Mapping:
    """A YAML mapping; keys and values stand in turn in `items`, as written, equal keys included."""

    mark: Mark
    items: "list[Node]" = field(default_factory=list)

    def pairs(self) -> "list[tuple[Node, Node]]":
        """Return the keys with their values."""
        return list(zip(self.items[::2], self.items[1::2], strict=True))


Node = Scalar | Listing | Mapping


class Fault(Exception):  # noqa: N818 - it is raised and caught inside this package, once for each file
    """A file that cannot be read any further."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def place(file: Path, text: str, offset: int) -> Mark:
    """Return where an offset of a file's text stands."""
    return Mark(file, text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1)


def is_no_file(path: Path) -> bool:
    """Tell whether something stands at a path that is no regular file: a folder, a pipe, a device."""
    return path.exists() and not path.is_file()


def read_utf8(file: Path) -> str:
    """Return the text of a UTF-8 file without its byte-order mark; raise Fault where that cannot be done."""
    try:
        data = file.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"cannot read it: {reason}; check that it is a file that you may read"
        raise Fault(Problem(Mark(file), "unreadable", message)) from None
    if len(data) > LARGEST_FILE:
        raise Fault(Problem(Mark(file), "unreadable", f"{len(data):,} bytes are too many; at most {LARGEST_FILE:,}"))
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
        what = "it is UTF-16" if wide else f"byte 0x{data[error.start]:02x} is not UTF-8"
        message = f"{what}; save it as UTF-8"
        raise Fault(Problem(place(file, before, len(before)), "encoding", message)) from None


def compose(file: Path, text: str) -> Node | None:
    """Return the root node of a YAML file that holds a text, None of an empty one; raise Fault where it is no YAML.

    Scalars keep the text they are written with. A tag, a second document, an alias inside what it stands for, deep
    nesting, and aliases that multiply beyond reason are refused.
    """
    try:
        composer = _Composer(file)
        for event in yaml.parse(text, Loader=LOADER):
            composer.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = f"{error.problem or 'not YAML'}{', ' + error.context if error.context else ''}"
        remedy = next((fix for start, fix in _REMEDIES.items() if start in what), "see the lines just before")
        where = Mark(file, mark.line + 1, mark.column + 1) if mark else Mark(file)
        raise Fault(Problem(where, "syntax", f"{what}; {remedy}")) from None
    except yaml.reader.ReaderError:
        bad = next((at for at, sign in enumerate(text) if _is_control(sign)), 0)
        message = f"control character U+{ord(text[bad]):04X}; delete it"
        raise Fault(Problem(place(file, text, bad), "syntax", message)) from None
    return composer.root


def _is_control(sign: str) -> bool:
    return (sign < " " and sign not in "\t\n\r") or "\x7f" <= sign <= "\x9f" or sign in "\ufffe\uffff"


class _Composer:
    """Build nodes from events, without recursion."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.root: Node | None = None
        self.open: list[Listing | Mapping] = []
        self.anchors: dict[str, Node] = {}
        self.sizes: dict[int, int] = {}

    def take(self, event: yaml.Event) -> None:
        """Take the next event of the file."""
        if isinstance(event, yaml.AliasEvent):
            self._attach(self._target(event), event)
        elif isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)):
            self._start(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._attach(self.open.pop(), event)
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            raise self._fault(
                event, "documents", "a second document starts here; write one entry a file, without '---'"
            )

    def _start(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.tag is not None and event.tag not in _PLAIN_TAGS:
            raise self._fault(event, "tag", f"tag {event.tag!r} is not read; delete it")
        if len(self.open) >= _DEEPEST:
            raise self._fault(event, "syntax", f"nested over {_DEEPEST} deep; {_UNNEST}")
        node: Node
        if isinstance(event, yaml.ScalarEvent):
            empty = event.implicit[0] and event.value == "~"
            node = Scalar(self._mark(event), "" if empty else event.value)
        elif isinstance(event, yaml.MappingStartEvent):
            node = Mapping(self._mark(event))
        else:
            node = Listing(self._mark(event))
        self.root = self.root or node
        if event.anchor is not None:
            self.anchors[event.anchor] = node
        if isinstance(node, Scalar):
            self._attach(node, event)
        else:
            self.open.append(node)

    def _attach(self, node: Node, event: yaml.Event) -> None:
        if not self.open:
            return
        parent = self.open[-1]
        size = self.sizes.get(id(parent), 1) + self.sizes.get(id(node), 1)
        if size > _MOST_NODES:
            raise self._fault(event, "alias", f"over {_MOST_NODES:,} values with what aliases repeat; split the file")
        self.sizes[id(parent)] = size
        parent.items.append(node)

    def _target(self, event: yaml.AliasEvent) -> Node:
        name = event.anchor or ""
        node = self.anchors.get(name)
        if node is None:
            raise self._fault(event, "syntax", f"unknown alias *{name}; quote a text that starts with *")
        if any(node is around for around in self.open):
            raise self._fault(event, "cycle", f"alias *{name} stands inside &{name} itself; write the value out")
        return node

    def _mark(self, event: yaml.Event) -> Mark:
        start = event.start_mark
        return Mark(self.file, start.line + 1, start.column + 1) if start else Mark(self.file)

    def _fault(self, event: yaml.Event, rule: str, message: str) -> Fault:
        return Fault(Problem(self._mark(event), rule, message))
