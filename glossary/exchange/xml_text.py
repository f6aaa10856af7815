"""Text that XML can hold."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from glossary.exchange.loss import Losses
from glossary.model import Entry

# What is outside of XML 1.0, section 2.2.
_OUTSIDE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
_Value = TypeVar("_Value")


def escape(text: str, *, attribute: bool = False) -> str:
    """Return a text as it is written in XML so that it is read back to the letter, line endings included."""
    return re.sub(r'[&<>\r"\n\t]' if attribute else r"[&<>\r]", lambda match: _ESCAPES[match.group()], text)


def without_controls(text: str) -> str:
    """Return a text with U+FFFD for each character that XML cannot hold."""
    return _OUTSIDE.sub("\ufffd", text)


def holdable(entry: Entry, losses: Losses) -> Entry:
    """Return an entry with U+FFFD for each character that XML cannot hold."""
    held = _holdable(entry)
    if held != entry:
        losses.note("control characters are written as U+FFFD: XML has no place for them", entry.id)
    return held


def _holdable(value: _Value) -> _Value:
    made: object = value
    if isinstance(value, str):
        made = without_controls(value)
    elif isinstance(value, tuple):
        made = tuple(map(_holdable, value))
    elif is_dataclass(value) and not isinstance(value, type):
        made = replace(value, **{one.name: _holdable(getattr(value, one.name)) for one in fields(value)})
    return cast("_Value", made)
