"""Writing entries as YAML that people edit."""

import json
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import yaml

from glossary.model import Entry, Glossary
from glossary.nodes import LOADER
from glossary.schema import ENTRIES_FOLDER, GLOSSARY_FILE, IDENTIFIER
from glossary.tree import Tree, entry_tree, header_tree
from glossary.whole import named, place, settle, stage, temporary, write_whole

_WIDTH = 110
_INDENT = "  "
# Two words or more, or a hyphened one, that start with a letter: no reader of YAML takes them for anything but text.
_PLAIN = re.compile(r"[A-Za-z]+(?:[ -][A-Za-z0-9]+)+")
_DATES = {"reviewed", "issued", "date"}
_ESCAPED = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_SEEN = r"[^\s\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]+"
_FOLDABLE = re.compile(rf"{_SEEN}(?:[ \u00a0\u3000]+{_SEEN})*")
_FOLD = re.compile(r"(?<=\S) (?=\S)")


def dump_entry(entry: Entry) -> str:
    """Return an entry as YAML that reads back to the same entry; the names of one language stand together."""
    return dump_tree(entry_tree(entry))


def dump_tree(tree: dict[str, Tree]) -> str:
    """Return keys and values as YAML, without those that are empty."""
    return "".join(f"{line}\n" for line in _mapping(tree, ""))


def dump_header(glossary: Glossary) -> str:
    """Return the content of `glossary.yaml`."""
    return dump_tree(header_tree(glossary))


def entry_path(folder: Path, entry: str) -> Path:
    """Return the file of an entry in a glossary folder; raise ValueError where the id cannot name a file."""
    if not IDENTIFIER.fullmatch(entry):
        raise ValueError(f"id {entry!r} is not made of a-z, 0-9 and '-'")
    return folder / ENTRIES_FOLDER / f"{entry}.yaml"


def write_entry(folder: Path, entry: Entry, *, replace: bool = False) -> Path:
    """Write an entry into a glossary folder, whole or not at all, and return its file, as `write_entries` does."""
    return write_entries(folder, (entry,), replace=replace)[0]


def write_entries(
    folder: Path, entries: Sequence[Entry], header: Glossary | None = None, *, replace: bool = False
) -> tuple[Path, ...]:
    """Write entries, and `glossary.yaml` where a header is given, all of them or none; return the entries' files.

    Raise FileExistsError where an entry exists; with `replace`, keep the old file beside it as `.yaml.bak` instead.
    """
    files = tuple(entry_path(folder, entry.id) for entry in entries)
    if not replace:
        _require_new(files)
    # A link stays one.
    contents = {file.resolve(): dump_entry(entry).encode() for file, entry in zip(files, entries, strict=True)}
    if header is not None:
        contents[(folder / GLOSSARY_FILE).resolve()] = dump_header(header).encode()
    (folder / ENTRIES_FOLDER).mkdir(parents=True, exist_ok=True)
    kept = {file.resolve(): _backup(file) for file in files if file.exists()}
    written: list[Path] = []
    try:
        for file, content in contents.items():
            stage(file, content)
        settle(contents)
        for file, backup in kept.items():
            with named(backup):
                shutil.copy2(file, temporary(backup))
            place(backup)
        for file in contents:
            place(file)
            written.append(file)
    finally:
        for file in () if len(written) == len(contents) else written:
            if file in kept:
                shutil.copy2(kept[file], file)
            else:
                file.unlink()
        for file in contents:
            temporary(file).unlink(missing_ok=True)
    return files


def write_header(folder: Path, glossary: Glossary) -> Path:
    """Write `glossary.yaml`, whole or not at all, and return the file."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / GLOSSARY_FILE
    write_whole(file, dump_header(glossary))
    return file


@lru_cache(4096)
def inline(text: str) -> str:
    """Return a text on one line: bare where every YAML reader takes it for this text, and else in double quotes."""
    if len(text) <= _WIDTH and _PLAIN.fullmatch(text):
        return text
    if len(text) <= _WIDTH and "\n" not in text and not _ESCAPED.search(text):
        try:
            if yaml.load(f"- {text}: {text}\n", Loader=LOADER) == [{text: text}]:  # noqa: S506 - a safe loader
                return text
        except yaml.YAMLError:
            return _quoted(text)
    return _quoted(text)


def _require_new(files: Sequence[Path]) -> None:
    there = [file for file in files if os.path.lexists(file)]
    if there:
        others = f" (and {len(there) - 1:,} more)" if len(there) > 1 else ""
        raise FileExistsError(f"{there[0]}: the entry exists{others}; replace it expressly, or give another term")


def _backup(file: Path) -> Path:
    return file.with_name(f"{file.name}.bak")


def _mapping(tree: dict[str, Tree], indent: str) -> Iterator[str]:
    for key, value in tree.items():
        if not value:
            continue
        head = f"{indent}{inline(key)}:"
        if isinstance(value, str):
            yield from _text(head, key, value, indent)
        else:
            yield head
            yield from _mapping(value, indent + _INDENT) if isinstance(value, dict) else _list(value, indent + _INDENT)


def _list(items: list[Tree], indent: str) -> Iterator[str]:
    for item in items:
        if isinstance(item, dict):
            lines = list(_mapping(item, indent + _INDENT)) or [f"{indent}{_INDENT}{{}}"]
            yield f"{indent}- {lines[0].strip(' ')}"
            yield from lines[1:]
        else:
            yield f"{indent}- {inline(str(item))}"


def _text(head: str, key: str, value: str, indent: str) -> Iterator[str]:
    if key in _DATES and re.fullmatch(r"[0-9]{1,4}(-[0-9]{2}){0,2}", value):
        yield f"{head} {value}"
    elif key in ("text", "summary", "note") and all(_FOLDABLE.fullmatch(line) for line in value.split("\n")):
        yield f"{head} >-"
        for number, line in enumerate(value.split("\n")):
            if number:
                yield ""
            yield from (f"{indent}{_INDENT}{part}" for part in _wrap(line))
    else:
        yield f"{head} {inline(value)}"


def _wrap(line: str) -> Iterator[str]:
    """Break a line at single spaces, which is where YAML folds it back."""
    start, last = 0, -1
    for space in _FOLD.finditer(line):
        if space.start() - start > _WIDTH and last > start:
            yield line[start:last]
            start = last + 1
        last = space.start()
    if len(line) - start > _WIDTH and last > start:
        yield line[start:last]
        start = last + 1
    yield line[start:]


def _quoted(text: str) -> str:
    return _ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", json.dumps(text, ensure_ascii=False))
