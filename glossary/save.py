"""Writing entries as YAML that people edit."""

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import yaml

from glossary.model import Entry, Glossary, Name, Person, Section, Source
from glossary.schema import CSL_FIELDS, CSL_PEOPLE, ENTRIES_FOLDER, GLOSSARY_FILE, IDENTIFIER

_WIDTH = 110
_INDENT = "  "
_DATES = {"reviewed", "issued"}
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ESCAPED = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_SEEN = r"[^\s\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]+"
_FOLDABLE = re.compile(rf"{_SEEN}(?:[ \u00a0\u3000]+{_SEEN})*")
_FOLD = re.compile(r"(?<=\S) (?=\S)")

# A mapping, a list or a text as it will stand in the file.
_Tree = dict[str, "_Tree"] | list["_Tree"] | str


def dump_entry(entry: Entry) -> str:
    """Return an entry as YAML that reads back to the same entry; the names of one language stand together."""
    tree: dict[str, _Tree] = {"id": entry.id, "term": entry.term, "subject": entry.subject, "summary": entry.summary}
    tree |= {"names": _names(entry.names), "sections": [_section(section) for section in entry.sections]}
    tree |= {"see_also": list(entry.see_also), "sources": {source.id: _source(source) for source in entry.sources}}
    tree["reviewed"] = entry.reviewed
    return _document(tree)


def dump_header(glossary: Glossary) -> str:
    """Return the content of `glossary.yaml`."""
    keys = ("id", "title", "language", "licence", "publisher", "url")
    return _document({key: getattr(glossary, key) for key in keys})


def entry_path(folder: Path, entry: str) -> Path:
    """Return the file of an entry in a glossary folder; raise ValueError where the id cannot name a file."""
    if not IDENTIFIER.fullmatch(entry):
        raise ValueError(f"id {entry!r} is not made of a-z, 0-9 and '-'")
    return folder / ENTRIES_FOLDER / f"{entry}.yaml"


def write_entry(folder: Path, entry: Entry, *, replace: bool = False) -> Path:
    """Write an entry into a glossary folder, whole or not at all, and return its file.

    Raise FileExistsError where the entry exists; with `replace`, keep the old file beside it as `.yaml.bak` instead.
    """
    file = entry_path(folder, entry.id)
    if file.exists() and not replace:
        raise FileExistsError(f"{file}: the entry exists; replace it expressly, or give another term")
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.exists():
        backup = file.with_name(f"{file.name}.bak")
        temporary = file.with_name(f".{backup.name}.{os.getpid()}.tmp")
        shutil.copy2(file, temporary)
        temporary.replace(backup)
    write_whole(file, dump_entry(entry))
    return file


def write_header(folder: Path, glossary: Glossary) -> Path:
    """Write `glossary.yaml`, whole or not at all, and return the file."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / GLOSSARY_FILE
    write_whole(file, dump_header(glossary))
    return file


def write_whole(file: Path, content: str) -> None:
    """Write a file whole or not at all, its line endings as they are; one that exists keeps its permissions."""
    temporary = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("w", encoding="utf-8", newline="\n") as stream:
            if file.exists():
                shutil.copymode(file, temporary)
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(file)
    finally:
        temporary.unlink(missing_ok=True)


def _names(names: tuple[Name, ...]) -> dict[str, _Tree]:
    tree: dict[str, list[_Tree]] = {}
    for name in names:
        tree.setdefault(name.language, []).append(name.text)
    return {language: texts[0] if len(texts) == 1 else texts for language, texts in tree.items()}


def _section(section: Section) -> dict[str, _Tree]:
    return {
        "id": section.id,
        "term": section.term,
        "sense": section.sense,
        "names": _names(section.names),
        "text": section.text,
        "questions": list(section.questions),
        "sources": list(section.sources),
    }


def _source(source: Source) -> dict[str, _Tree]:
    tree: dict[str, _Tree] = {"type": source.type}
    for key in CSL_PEOPLE:
        people: tuple[Person, ...] = getattr(source, key)
        tree[key] = [{part: getattr(person, part) for part in ("family", "given", "literal")} for person in people]
    return tree | {key: getattr(source, name) for key, name in CSL_FIELDS.items() if key != "type"}


def _document(tree: dict[str, _Tree]) -> str:
    return "".join(f"{line}\n" for line in _mapping(tree, ""))


def _mapping(tree: dict[str, _Tree], indent: str) -> Iterator[str]:
    for key, value in tree.items():
        if not value:
            continue
        head = f"{indent}{_inline(key)}:"
        if isinstance(value, str):
            yield from _text(head, key, value, indent)
        else:
            yield head
            yield from _mapping(value, indent + _INDENT) if isinstance(value, dict) else _list(value, indent + _INDENT)


def _list(items: list[_Tree], indent: str) -> Iterator[str]:
    for item in items:
        if isinstance(item, dict):
            lines = list(_mapping(item, indent + _INDENT)) or [f"{indent}{_INDENT}{{}}"]
            yield f"{indent}- {lines[0].strip(' ')}"
            yield from lines[1:]
        else:
            yield f"{indent}- {_inline(str(item))}"


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
        yield f"{head} {_inline(value)}"


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


def _inline(text: str) -> str:
    """Return a text on one line: bare where every YAML reader takes it for this text, and else in double quotes."""
    if len(text) <= _WIDTH and "\n" not in text and not _ESCAPED.search(text):
        try:
            if yaml.load(f"- {text}: {text}\n", Loader=_LOADER) == [{text: text}]:  # noqa: S506 - a safe loader
                return text
        except yaml.YAMLError:
            return _quoted(text)
    return _quoted(text)


def _quoted(text: str) -> str:
    return _ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", json.dumps(text, ensure_ascii=False))
