import json
from pathlib import Path

import pytest

from assistant.evaluate.case import Case, Expectation, Script, Step
from assistant.evaluate.script import ScriptError, read_scripts
from tests.conftest import entry, glossary_of, section

GLOSSARY = glossary_of(entry("aid", "Aid", section("money", "Money is given.")), entry("war", "War", "Towns burn."))
YAML = """\
title: Cooperation
cases:
  - id: known-1
    ask: 援助？
    passage: Money was given.
    expect: {answered: true, cites: [aid#money], quotes: [Money is], cites_any: [war], quotes_any: [burn], avoids: [x]}
  - id: talk
    without: [war]
    dialogue:
      - {ask: What is aid?, expect: {partly: true}}
      - {ask: And love?, expect: {answered: false}}
"""


def read(folder: Path, text: str, name: str = "a.yaml") -> Script:
    (folder / name).write_text(text, encoding="utf-8")
    return read_scripts([folder / name], [GLOSSARY])[0]


def faults(folder: Path, text: str, name: str = "a.yaml") -> list[str]:
    with pytest.raises(ScriptError) as caught:
        read(folder, text, name)
    return [line.removeprefix(f"{folder / name}:") for line in str(caught.value).splitlines()]


def test_a_script_is_read_whole(tmp_path: Path) -> None:
    expect = Expectation(True, ("aid#money",), ("war",), ("Money is",), ("burn",), ("x",))
    assert read(tmp_path, YAML) == Script(
        tmp_path / "a.yaml",
        "Cooperation",
        (
            Case("known-1", (Step("援助？", expect, "Money was given."),)),
            Case(
                "talk",
                (Step("What is aid?", Expectation(partly=True)), Step("And love?", Expectation(answered=False))),
                ("war",),
            ),
        ),
    )


def test_json_lines_are_read_like_yaml(tmp_path: Path) -> None:
    expect = {"answered": False, "avoids": ["é"]}
    lines = [
        json.dumps(
            {"id": name, "ask": "one\u2028two", "passage": None, "without": ["aid"], "expect": expect},
            ensure_ascii=escaped,
        )
        for name, escaped in (("a", True), ("b", False))
    ]
    step = Step("one\u2028two", Expectation(answered=False, avoids=("é",)))
    assert read(tmp_path, "\r\n\n".join(lines), "c.jsonl").cases == (
        Case("a", (step,), ("aid",)),
        Case("b", (step,), ("aid",)),
    )


@pytest.mark.parametrize(
    ("case", "place", "what"),
    [
        ("{id: a, ask: b, expects: {}}", "2:21", "did you mean 'expect'?"),
        ("{ask: b}", "2:5", "a case has no 'id'"),
        ("{id: a}", "2:5", "neither 'ask' nor 'dialogue'"),
        ("{id: a, dialogue: []}", "2:23", "'dialogue' is empty"),
        ("{id: a, ask: b, dialogue: [{ask: c}]}", "2:13", "'ask' stands beside 'dialogue'"),
        ("{id: a, dialogue: [{expect: {}}]}", "2:24", "a turn has no 'ask'"),
        ("{id: a, ask: '?!'}", "2:18", "no word in it"),
        ("{id: a, ask: b, expect: {answered: maybe}}", "2:40", "write true or false"),
        ("{id: a, ask: b, expect: {cites: aid}}", "2:37", "'cites' is a text 'aid'; write a list"),
        ("{id: a, ask: b, expect: {cites: [aid#mony]}}", "2:38", "did you mean 'aid#money'?"),
        ("{id: a, ask: b, expect: {cites_any: [zzzzzzz]}}", "2:42", "write the id of an entry"),
        ("{id: a, ask: b, expect: {quotes: [Money was given]}}", "2:39", "the nearest sentence is 'Money is given.'"),
        ("{id: a, ask: b, expect: {answered: false, cites: [aid]}}", "2:47", "stands beside 'answered: false'"),
        ("5", "2:5", "a case is a text '5'"),
        ("{id: a, ask: b, without: [war, ware]}", "2:36", "'ware' is no entry of the glossary; did you mean 'war'?"),
        (
            "{id: a, ask: b, without: ['aid#money']}",
            "2:31",
            "'aid#money' is no entry of the glossary; did you mean 'aid'",
        ),
        ("{id: a, ask: b, without: [zzzzzz]}", "2:31", "write the id of an entry"),
        ("{id: a, ask: b, without: aid}", "2:30", "'without' is a text 'aid'; write a list"),
        ("{id: a, ask: b, without: [war, aid]}", "2:30", "'without' leaves no entry to answer from"),
        ("{id: a, ask: b, without: [aid], expect: {cites: ['aid#money']}}", "2:21", "'aid#money' is expected, but"),
        ("{id: a, ask: b, without: [aid], expect: {quotes: [Money]}}", "2:21", "'Money' is expected, but 'without'"),
        ("{id: a, without: [war], dialogue: [{ask: b, expect: {cites_any: [war]}}]}", "2:13", "delete one of them"),
        ("{id: a, dialogue: [{ask: b, without: [war]}]}", "2:33", "unknown key 'without' in a turn"),
    ],
)
def test_a_fault_is_told_with_its_place_and_the_remedy(tmp_path: Path, case: str, place: str, what: str) -> None:
    (fault,) = faults(tmp_path, f"cases:\n  - {case}\n")
    assert fault.startswith(f"{place}: error: ")
    assert what in fault


def test_two_equal_ids_are_a_fault(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, "cases:\n- {id: a, ask: b}\n- {id: a, ask: c}\n")
    assert fault.startswith("3:8: error: id 'a' stands on line 2 already")


@pytest.mark.parametrize("name", ["a.yaml", "a.jsonl"])
def test_an_empty_file_is_a_fault(tmp_path: Path, name: str) -> None:
    assert "the file is empty" in faults(tmp_path, "", name)[0]


def test_all_faults_of_all_files_are_told_together(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("cases: [{id: a}, {ask: b}]")
    (tmp_path / "b.jsonl").write_text('{"id": "a", "ask": "b"}\n{"id": "c",}\n{"id": "a", "ask": "\\ud800"}\n')
    with pytest.raises(ScriptError) as caught:
        read_scripts([tmp_path, tmp_path / "no.yaml", tmp_path / "x.txt"], [GLOSSARY])
    places = [str(problem.mark).removeprefix(f"{tmp_path}/") for problem in caught.value.problems]
    assert places == ["a.yaml:1:9", "a.yaml:1:18", "b.jsonl:2:12", "b.jsonl:3:20", "no.yaml:1:1", "x.txt:1:1"]


def test_a_folder_stands_for_its_scripts_once(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yaml", "notes.txt"):
        (tmp_path / name).write_text(YAML)
    found = read_scripts([tmp_path, tmp_path / "a.yaml"], [GLOSSARY])
    assert [script.file.name for script in found] == ["a.yaml", "b.yaml"]
