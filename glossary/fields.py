"""Reading the values of YAML nodes by their keys, noting every fault and every place."""

import difflib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from glossary.draft import Address
from glossary.model import Mark, Problem
from glossary.nodes import Listing, Mapping, Node, Scalar
from glossary.schema import Keys

_KINDS = {Scalar: "a text", Listing: "a list", Mapping: "a mapping"}
_LONGEST_SHOWN = 40
_Item = TypeVar("_Item")


def shorten(value: str) -> str:
    """Return a value in quotes, for a message: one line, at most 40 characters."""
    return repr(value if len(value) <= _LONGEST_SHOWN else value[: _LONGEST_SHOWN - 1] + "…")


@dataclass(frozen=True, slots=True)
class Field:
    """A key of a mapping and its value."""

    key: str
    key_node: Node
    node: Node
    address: Address


class Reader:
    """Read values of one file into `problems` and `marks`; a value with a fault reads as empty."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.marks: dict[Address, Mark] = {}

    def fault(self, node: Node, rule: str, message: str) -> None:
        """Note a problem at a node."""
        self.problems.append(Problem(node.mark, rule, message))

    def note(self, address: Address, node: Node) -> None:
        """Note that a value stands at a node."""
        self.marks[address] = node.mark

    def pairs(self, node: Node | None, address: Address, what: str) -> Iterator[Field]:
        """Yield the fields of a mapping, each key once."""
        if node is None:
            return
        self.note(address, node)
        if not isinstance(node, Mapping):
            self._wrong_kind(node, what, "a mapping, 'key: value'")
            return
        seen: dict[str, Node] = {}
        for key_node, value in node.pairs():
            if not isinstance(key_node, Scalar):
                self._wrong_kind(key_node, "a key", "a text")
                continue
            key: str = key_node.value
            if key in seen:
                line = seen[key].mark.line
                self.fault(key_node, "duplicate-key", f"key {shorten(key)} stands on line {line} already; keep one")
                continue
            seen[key] = key_node
            yield Field(key, key_node, value, (*address, key))

    def fields(self, node: Node, address: Address, keys: Keys) -> dict[str, Field]:
        """Return the known fields of a mapping by key; unknown and missing keys are problems."""
        found = {}
        for field in self.pairs(node, address, keys.kind):
            if field.key in keys.all:
                found[field.key] = field
                continue
            near = difflib.get_close_matches(field.key, keys.all, 1, 0.5)
            remedy = f"did you mean {near[0]!r}?" if near else f"known keys: {', '.join(keys.all)}"
            self.fault(field.key_node, "unknown-key", f"unknown key {shorten(field.key)} in {keys.kind}; {remedy}")
        if isinstance(node, Mapping):
            for key in keys.required:
                if key not in found:
                    self.fault(node, "missing-field", f"{keys.kind} has no {key!r}; add '{key}: ...'")
        return found

    def text(self, field: Field | None, *, required: bool = False) -> str:
        """Return the text of a field as it is written, or nothing."""
        return "" if field is None else self.scalar(field.node, field.address, field.key, required=required)

    def scalar(self, node: Node, address: Address, what: str, *, required: bool = False) -> str:
        """Return the text of a scalar as it is written."""
        self.note(address, node)
        if not isinstance(node, Scalar):
            self._wrong_kind(node, repr(what), "a text")
            return ""
        value: str = node.value
        if required and not value.strip():
            self.fault(node, "empty-field", f"{what!r} is empty; write a text")
        return value

    def items(self, field: Field | None) -> list[Node]:
        """Return the nodes of a list."""
        if field is None:
            return []
        self.note(field.address, field.node)
        if isinstance(field.node, Listing):
            return list(field.node.items)
        if not (isinstance(field.node, Scalar) and not field.node.value):
            self._wrong_kind(field.node, repr(field.key), f"a list, '{field.key}: [...]'")
        return []

    def texts(self, field: Field | None) -> tuple[str, ...]:
        """Return a list of texts."""
        if field is None:
            return ()
        return tuple(
            self.scalar(node, (*field.address, index), field.key, required=True)
            for index, node in enumerate(self.items(field))
        )

    def each(self, field: Field | None, read: Callable[[Node, Address], _Item]) -> tuple[_Item, ...]:
        """Return a list of what `read` makes of each node."""
        if field is None:
            return ()
        return tuple(read(node, (*field.address, index)) for index, node in enumerate(self.items(field)))

    def _wrong_kind(self, node: Node, what: str, wanted: str) -> None:
        kind = _KINDS[type(node)]
        shown = f" {shorten(node.value)}" if isinstance(node, Scalar) else ""
        self.fault(node, "wrong-kind", f"{what} is {kind}{shown}; write {wanted}")
