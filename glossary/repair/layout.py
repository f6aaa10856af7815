"""Where the values of a YAML file stand in its text."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from glossary.nodes import LOADER


@dataclass(frozen=True, slots=True)
class Span:
    """A value at [start, end) of the text; `value` is that of a scalar, `style` its quote, "|", ">" or "".

    `key` is the key of a value in a mapping, None for the keys themselves and for the items of lists. `items` are the
    values of a collection; in a mapping, keys and values take turns. `flow` tells whether it stands in brackets.
    """

    start: int
    end: int
    value: str = ""
    style: str = ""
    key: str | None = None
    flow: bool = False
    mapping: bool = False
    items: "list[Span]" = field(default_factory=list)

    def pairs(self) -> "list[tuple[Span, Span]]":
        """Return the keys of a mapping with their values."""
        return list(zip(self.items[::2], self.items[1::2], strict=True)) if self.mapping else []

    def get(self, key: str) -> "Span | None":
        """Return the value of a key of a mapping, or None."""
        return next((value for name, value in self.pairs() if name.value == key), None)

    def scalars(self) -> "Iterator[Span]":
        """Yield the scalars in it, in the order of the text."""
        waiting = [self]
        while waiting:
            span = waiting.pop()
            if span.items:
                waiting += reversed(span.items)
            elif span.start < span.end:
                yield span


@dataclass(frozen=True, slots=True)
class _Open:
    """A collection whose end has not been met."""

    start: int
    key: str | None
    flow: bool
    mapping: bool
    items: list[Span] = field(default_factory=list)

    @property
    def next_key(self) -> str | None:
        return self.items[-1].value if self.mapping and len(self.items) % 2 else None


def lay_out(text: str) -> Span | None:
    """Return the root value of a text that `glossary.nodes.parse` reads; None of an empty one. An alias is no value."""
    around: list[_Open] = []
    root: Span | None = None
    for event in yaml.parse(text, Loader=LOADER):
        key = around[-1].next_key if around else None
        start = event.start_mark.index if event.start_mark else 0
        end = event.end_mark.index if event.end_mark else start
        if isinstance(event, yaml.CollectionStartEvent):
            mapping = isinstance(event, yaml.MappingStartEvent)
            around.append(_Open(start, key, bool(event.flow_style), mapping))
            continue
        if isinstance(event, yaml.CollectionEndEvent):
            one = around.pop()
            made = Span(one.start, end, "", "", one.key, one.flow, one.mapping, one.items)
        elif isinstance(event, yaml.ScalarEvent):
            made = Span(start, end, event.value, event.style or "", key)
        elif isinstance(event, yaml.AliasEvent):
            made = Span(start, start, key=key)
        else:
            continue
        if around:
            around[-1].items.append(made)
        else:
            root = made
    return root
