"""JSON as the nodes that entries are read from, so that it is held to the rules of the YAML files."""

import json
from collections.abc import Iterable

from glossary.exchange.fault import ImportFault
from glossary.model import Mark
from glossary.nodes import Listing, Mapping, Node, Scalar
from glossary.tree import Tree


def parse_json(text: str, mark: Mark) -> Node:
    """Return the root node of a JSON text, all of which is said to stand at `mark`; raise ImportFault.

    Numbers keep the text they are written with; equal keys are kept for the reader to report.
    """

    def node(value: object) -> Node:
        if isinstance(value, list):
            return Listing(mark, [node(item) for item in value])
        if isinstance(value, Mapping):
            return value
        written = value if isinstance(value, str) else "" if value is None else json.dumps(value)
        if any("\ud800" <= sign <= "\udfff" for sign in written):
            raise ImportFault(mark, f"{written[:40]!a} has half of a surrogate pair; write the character itself")
        return Scalar(mark, written)

    def mapping(pairs: Iterable[tuple[str, object]]) -> Mapping:
        return Mapping(mark, [part for key, value in pairs for part in (node(key), node(value))])

    try:
        return node(
            json.loads(text, object_pairs_hook=mapping, parse_int=str, parse_float=str, parse_constant=_refuse(mark))
        )
    except json.JSONDecodeError as error:
        where = Mark(mark.file, mark.line + error.lineno - 1, error.colno)
        raise ImportFault(where, f"not JSON: {error.msg}; correct it") from None
    except RecursionError:
        raise ImportFault(mark, "nested too deep; an entry needs no more than six levels") from None


def dump_json(tree: Tree) -> str:
    """Return keys and values as one line of JSON, without those that are empty."""
    return json.dumps(_filled(tree), ensure_ascii=False)


class _refuse:  # noqa: N801 - it stands for a function
    def __init__(self, mark: Mark) -> None:
        self.mark = mark

    def __call__(self, constant: str) -> object:
        raise ImportFault(self.mark, f"{constant} is not JSON; write a text")


def _filled(tree: Tree) -> Tree:
    if isinstance(tree, dict):
        return {key: _filled(value) for key, value in tree.items() if value}
    return [_filled(item) for item in tree] if isinstance(tree, list) else tree
