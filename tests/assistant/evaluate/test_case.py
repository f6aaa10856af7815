import json
from pathlib import Path

import pytest

from assistant.evaluate.case import Case, CaseError, Expectation, read_cases

GOOD = '{"id": "known-item-1", "ask": "What is aid?", "expect": {"cites": ["aid#s1"]}}'


def cases(folder: Path, text: str) -> tuple[Case, ...]:
    (folder / "cases.jsonl").write_text(text, encoding="utf-8")
    return read_cases(folder / "cases.jsonl")


def test_a_case_is_a_line(tmp_path: Path) -> None:
    expect = {
        "answered": True,
        "cites": ["aid", "war#s1"],
        "cites_any": ["peace"],
        "quotes": ["Money is given."],
        "quotes_any": ["a", "b"],
        "avoids": ["never"],
    }
    line = json.dumps({"id": "x", "ask": "援助？", "expect": expect}, ensure_ascii=False)
    assert cases(tmp_path, f"{GOOD}\n\n  \n{line}\n") == (
        Case("known-item-1", "What is aid?", Expectation(cites=("aid#s1",))),
        Case(
            "x",
            "援助？",
            Expectation(True, ("aid", "war#s1"), ("peace",), ("Money is given.",), ("a", "b"), ("never",)),
        ),
    )


def test_a_case_is_answered_unless_it_says_otherwise(tmp_path: Path) -> None:
    lines = ('{"id": "a", "ask": "b", "expect": {}}', '{"id": "a", "ask": "b", "expect": {"answered": false}}')
    assert [case.expect.answered for case in cases(tmp_path, "\n".join(lines))] == [True, False]


@pytest.mark.parametrize(("name", "kind"), [("known-item-12", "known-item"), ("typo-1", "typo"), ("single", "")])
def test_the_kind_stands_before_the_last_hyphen(name: str, kind: str) -> None:
    assert Case(name, "x", Expectation()).kind == kind


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "5",
        '"text"',
        "null",
        '{"ask": "b", "expect": {}}',
        '{"id": "a", "expect": {}}',
        '{"id": "a", "ask": "b"}',
        '{"id": "a", "ask": "b", "expect": []}',
        '{"id": "a", "ask": "b", "expect": {"sites": ["x"]}}',
        '{"id": "a", "ask": "b", "expect": {}, "passages": ""}',
        '{"id": "a", "ask": "b", "expect": {"cites": "aid"}}',
        '{"id": "a", "ask": "b", "expect": {"cites": 5}}',
        '{"id": "a", "ask": "b", "expect": {"answered": "false"}}',
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, line: str) -> None:
    with pytest.raises(CaseError) as caught:
        cases(tmp_path, f"{GOOD}\n\n{line}\n{GOOD}")
    assert str(caught.value).startswith(f"{tmp_path / 'cases.jsonl'}:3: not a case (")
    assert str(caught.value).endswith("give id, ask and expect as one JSON object a line")


def test_all_faults_are_told_together(tmp_path: Path) -> None:
    with pytest.raises(CaseError) as caught:
        cases(tmp_path, "{\n" + GOOD + '\n{"id": 1}')
    assert [line.partition(": ")[0][-2:] for line in str(caught.value).splitlines()] == [":1", ":3"]


def test_an_unknown_key_is_named(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="unknown key 'sites'"):
        cases(tmp_path, '{"id": "a", "ask": "b", "expect": {"sites": []}}')


def test_line_separators_inside_a_text_end_no_line(tmp_path: Path) -> None:
    line = json.dumps({"id": "a", "ask": "one\u2028two\x85three", "expect": {}}, ensure_ascii=False)
    assert [case.ask for case in cases(tmp_path, f"{line}\r\n{line}")] == ["one\u2028two\x85three"] * 2
