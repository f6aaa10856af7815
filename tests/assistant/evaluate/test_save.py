import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.evaluate.case import Case, Expectation, Step
from assistant.evaluate.draft import HEAD, draft
from assistant.evaluate.save import MOST_IN_YAML, dump_lines, dump_yaml
from assistant.evaluate.script import read_scripts
from glossary import Glossary
from tests.conftest import entry, glossary_of

ODD = [
    *("NO", "on", "1949", "null", "12:30", "0x1F", "1e3", ".5", "2001-01-01", "~ a", "=1", "<<a", "C#", "#x", "x #y"),
    *("{x}", "[y", "&a", "*b", "!tag", "@x", "`x", "%x", "?a", "- x", "| x", "> y", "--- a", "a:", "a: b", '"q" it\'s'),
    *("é", "a\u0301", "务实", "😀a", "\\n", "\u2067a", "a\ufeffb", "\ue000a"),
    *("x, " * 50 + "- y: z", "a: " * 60 + "z", "ab" * 200),
]
CASE = Case("a-1", (Step("What does War mean?", Expectation(answered=False, avoids=("x", "y"))),), ("war",))


def read(file: Path, text: str, glossary: Glossary) -> Sequence[Case]:
    file.write_text(text, encoding="utf-8")
    return read_scripts([file], [glossary])[0].cases


def test_a_script_is_written_as_people_write_it() -> None:
    long = Case("b-1", (Step(f"What does {'word ' * 20}mean?", Expectation(cites=("war",))),))
    assert dump_yaml("T: x", [CASE, long], "# Head\n") == (
        "# Head\ntitle: >-\n  T: x\ncases:\n"
        "- id: a-1\n  ask: What does War mean?\n  without: [war]\n"
        "  expect:\n    answered: false\n    avoids: [x, y]\n"
        f"- id: b-1\n  ask: >-\n    What does {'word ' * 19}word\n    mean?\n  expect:\n    cites: [war]\n"
    )


def test_lines_are_json() -> None:
    assert [json.loads(line) for line in dump_lines([CASE, CASE]).splitlines()] == [
        {
            "id": "a-1",
            "ask": "What does War mean?",
            "without": ["war"],
            "expect": {"answered": False, "avoids": ["x", "y"]},
        }
    ] * 2


@pytest.mark.parametrize("name", ["a.yaml", "a.jsonl"])
def test_whatever_a_name_looks_like_is_read_back(tmp_path: Path, name: str) -> None:
    # Greek has no wording, so that the names are asked bare.
    glossary = glossary_of(*(entry(f"e{at:02}", odd, "Text.") for at, odd in enumerate(ODD)), language="el")
    cases = draft([glossary])
    assert [case.steps[0].ask for case in cases if case.kind == "known"] == ODD
    text = dump_lines(cases) if name == "a.jsonl" else dump_yaml("NO", cases, HEAD)
    assert read(tmp_path / name, text, glossary) == cases


def test_what_is_drafted_from_the_glossary_that_ships_is_read_back(tmp_path: Path, shipped: Glossary) -> None:
    cases = draft([shipped])
    assert len(cases) > 300
    assert read(tmp_path / "a.yaml", dump_yaml("x", cases, HEAD), shipped) == cases


def test_as_many_cases_as_yaml_may_hold_are_read_back(tmp_path: Path) -> None:
    ids = [f"e{at}" for at in range(5)]
    expect = Expectation(cites_any=tuple(ids))
    cases = tuple(Case(f"k-{at}", (Step("a", expect),), ("last",)) for at in range(MOST_IN_YAML))
    glossary = glossary_of(*(entry(name, name, "Text.") for name in (*ids, "last")))
    assert read(tmp_path / "a.yaml", dump_yaml("x", cases), glossary) == cases
