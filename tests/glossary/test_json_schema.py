"""The schemas against the reader: what it takes they take, and what it refuses they refuse as far as they can."""

import re
from datetime import date
from pathlib import Path
from typing import ClassVar

import pytest
import yaml
from jsonschema import Draft7Validator

from assistant.settings import shipped_glossary
from glossary.check import check
from glossary.guide import GUIDE
from glossary.json_schema import entry_schema, header_schema
from glossary.model import Problem
from glossary.schema import ENTRY, GLOSSARY, SECTION
from glossary.skeleton import entry_skeleton, header_skeleton
from tests.glossary.test_check import HEADER

ENTRIES = Draft7Validator(entry_schema())
HEADERS = Draft7Validator(header_schema())
HEAD = "id: trade\nterm: Trade\n"
SOUND = f"{HEAD}sections: [{{id: p1, text: A text.}}]\n"


class Core(yaml.SafeLoader):
    """Reads YAML as language servers do, by its core schema: without dates, and with true and false alone."""

    yaml_implicit_resolvers: ClassVar = {}  # type: ignore[misc]


for kind, pattern, starts in (("int", r"[0-9]+\Z", "0123456789"), ("bool", r"(?:true|false)\Z", "tf")):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{kind}", re.compile(pattern), list(starts))
Core.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(?:~|null|)\Z"), ["~", "n", ""])


def read(text: str) -> object:
    return yaml.load(text, Core)  # noqa: S506 - it makes texts, numbers and truth values


SHIPPED = sorted((shipped_glossary() / "entries").glob("*.yaml"))


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_what_ships_is_valid(file: Path) -> None:
    assert [error.message for error in ENTRIES.iter_errors(read(file.read_text(encoding="utf-8")))] == []


def test_heads_and_skeletons_are_valid() -> None:
    assert HEADERS.is_valid(read((shipped_glossary() / "glossary.yaml").read_text(encoding="utf-8")))
    assert HEADERS.is_valid(read(header_skeleton("a", "en")))
    assert ENTRIES.is_valid(read(entry_skeleton("a", "A", "en")))


@pytest.mark.parametrize(
    "text",
    [
        SOUND,
        SOUND + "subject: NO\nsummary: 1949\nnames:\n",
        SOUND + "names: {zh-Hans: 贸易, zh-Latn-pinyin: [maoyi], x-house: {name: T, status: admitted}, i-hak: 1}\n",
        SOUND + "reviewed: 2026-05-01\nnotes:\nlinks: [HTTPS://example.org]\n",
        SOUND + "sources: {1949: {title: 1949, author: [{literal: Roe}, {family: Roe, given: J.}]}}\n",
        f"{HEAD}sections: [{{id: 1, text: true, sense: , names: {{de: [1, {{name: b}}]}}, questions: ['A?']}}]\n",
    ],
)
def test_what_the_reader_takes_is_valid(tmp_path: Path, text: str) -> None:
    assert {one.rule for one in faults(tmp_path, text)} <= {"unused-source"}
    assert [error.message for error in ENTRIES.iter_errors(read(text))] == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (SOUND + "terms: x\n", "unknown-key"),
        (SOUND + "names: {de: {nam: x}}\n", "unknown-key"),
        ("id: trade\nsections: [{id: p1, text: A text.}]\n", "missing-field"),
        (f"{HEAD}sections: [{{id: p1}}]\n", "missing-field"),
        (SOUND + "sources: {s: {title: S, author: [{given: J.}]}}\n", "missing-field"),
        (SOUND + "names: {de: }\n", "empty-field"),
        (f"{HEAD}sections: [{{id: p1, text: ' '}}]\n", "empty-field"),
        (f"{HEAD}sections: []\n", "empty-field"),
        (SOUND + "subject: [x]\n", "wrong-kind"),
        (SOUND + "notes: text\n", "wrong-kind"),
        (SOUND + "names: [x]\n", "wrong-kind"),
        ("[]\n", "wrong-kind"),
        (f"{HEAD}sections: [{{id: P 1, text: A text.}}]\n", "bad-id"),
        (SOUND + "names: {zh_Hans: x}\n", "language-tag"),
        (SOUND + "names: {e: x}\n", "language-tag"),
        (SOUND + "links: ['javascript:alert(1)']\n", "web-address"),
        (SOUND + "sources: {s: {title: S, URL: 'file:///etc'}}\n", "web-address"),
        (f"{HEAD}sections: [{{id: p1, text: A text., sense: usual}}]\n", "unknown-sense"),
        (SOUND + "names: {de: {name: x, status: usual}}\n", "unknown-status"),
        (SOUND + "see_also: [other, other]\n", "repeated-reference"),
        (SOUND + "reviewed: May 2026\n", "reviewed"),
    ],
)
def test_what_the_reader_refuses_is_not_valid(tmp_path: Path, text: str, rule: str) -> None:
    assert rule in {one.rule for one in faults(tmp_path, text)}
    assert not ENTRIES.is_valid(read(text))


@pytest.mark.parametrize(
    "text",
    ["id: a\ntitle: A\n", "id: A b\ntitle: A\nlanguage: en\n", "id: a\ntitle: A\nlanguage: e_n\n", f"{HEADER}x: y\n"],
)
def test_heads_with_faults_are_not_valid(text: str) -> None:
    assert not HEADERS.is_valid(read(text))


def test_every_key_is_described() -> None:
    for keys, schema in (
        (ENTRY, entry_schema()),
        (GLOSSARY, header_schema()),
        (SECTION, entry_schema()["definitions"]),
    ):
        properties = (schema["section"] if keys == SECTION else schema)["properties"]  # type: ignore[index]
        assert {key: value["description"] for key, value in properties.items()} == GUIDE[keys]


def faults(folder: Path, text: str) -> tuple[Problem, ...]:
    (folder / "entries").mkdir()
    (folder / "glossary.yaml").write_text(HEADER)
    (folder / "entries" / "trade.yaml").write_text(text)
    return check(folder, date(2026, 5, 1))
