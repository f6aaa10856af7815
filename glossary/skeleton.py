"""The files that an editor starts from: what must be written, and, commented out, what may be."""

import os
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path

from glossary.guide import GUIDE
from glossary.model import Name
from glossary.save import entry_path, inline
from glossary.schema import ENTRY, GLOSSARY, GLOSSARY_FILE, PLACEHOLDER, SECTION, Keys
from glossary.whole import write_files

_WIDTH = 100
_HOW = (
    f"Write over what says {PLACEHOLDER!r}. To use a key that is commented out, take the # away before it and its "
    "lines. These notes may go when the entry is done."
)
# What an optional key looks like.
_EXAMPLES: Mapping[Keys, Mapping[str, str]] = {
    GLOSSARY: {
        "licence": "licence: CC-BY-4.0",
        "publisher": "publisher: The Daily Example",
        "url": "url: https://example.org/glossary/{entry}#{section}",
    },
    ENTRY: {
        "subject": "subject: foreign policy",
        "summary": "summary: >-\n  One sentence.",
        "names": "names:\n  zh-Hans: 合作\n  de: [Zusammenarbeit, {name: Kooperation, status: admitted}]",
        "see_also": "see_also: [another-entry]",
        "links": "links: [https://example.org/about-it]",
        "notes": "notes:\n  - What is still to be found out.",
        "sources": "sources:\n  roe-2018:\n    type: book\n    author: [{family: Roe, given: Jane}]\n"
        "    issued: 2018\n    title: The Title\n    publisher: The Publisher\n    locator: p. 258",
        "reviewed": "reviewed: 2026-01-31",
    },
    SECTION: {
        "term": "term: Another headword",
        "sense": "sense: official",
        "names": "names: {zh-Hans: 务实合作}",
        "questions": "questions:\n  - How would somebody ask who has never heard the term?",
        "sources": "sources: [roe-2018]",
    },
}


def entry_skeleton(identifier: str, term: str, language: str, names: tuple[Name, ...] = ()) -> str:
    """Return the YAML of an entry to fill in; without a term, that is to be filled in too.

    `language` is the glossary's; each of the names has a language of its own.
    """
    term = term or f"{PLACEHOLDER} the term in the glossary's language, {language}"
    given = {"id": f"id: {inline(identifier)}", "term": f"term: {inline(term)}"}
    if names:
        listed = "".join(f"\n  {inline(name.language)}: {inline(name.text)}" for name in names)
        given["names"] = f"names:{listed}"
    section = {
        "id": "id: meaning",
        "text": f"text: >-\n  {PLACEHOLDER} what the term means, in whole sentences.",
    }
    item = textwrap.indent("\n".join(_keys(SECTION, section)), "    ").rstrip()
    given["sections"] = f"sections:\n{item.replace('    #', '  #', 1).replace('    id:', '  - id:', 1)}"
    return "\n".join([*_note(_HOW), "", *_keys(ENTRY, given)])


def header_skeleton(identifier: str, language: str) -> str:
    """Return the YAML of a `glossary.yaml` to fill in."""
    given = {
        "id": f"id: {inline(identifier)}",
        "title": f'title: "{PLACEHOLDER} the title of the glossary"',
        "language": f"language: {inline(language)}",
    }
    return "\n".join([*_note(_HOW.replace("entry", "file")), "", *_keys(GLOSSARY, given)])


def write_skeleton(folder: Path, identifier: str, content: str, header: str = "") -> tuple[Path, ...]:
    """Write an entry, and the `glossary.yaml` of a new glossary where it is given; return the files.

    Raise FileExistsError where the entry exists, ValueError where the id cannot name a file.
    """
    file = entry_path(folder, identifier)
    if os.path.lexists(file):
        raise FileExistsError(f"{file}: the entry exists; edit it, or give another id with --id")
    files = {folder / GLOSSARY_FILE: header.encode()} if header else {}
    files[file] = content.encode()
    write_files(files)
    return tuple(files)


def _keys(keys: Keys, given: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of a mapping: each key with what it is for, commented out where nothing is given."""
    for key, about in GUIDE[keys].items():
        yield from _note(about)
        yield from given[key].split("\n") if key in given else _commented(_EXAMPLES[keys][key])
        yield ""


def _note(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False)


def _commented(lines: str) -> list[str]:
    return [f"#{line}" for line in lines.split("\n")]
