import json
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.evaluate.baseline import compare
from assistant.evaluate.case import Case, Expectation, Script, Step
from assistant.evaluate.document import ReportFileError, json_schema, read_report, to_json
from assistant.evaluate.report import Report, make_report
from assistant.evaluate.run import run
from tests.assistant.evaluate.reports import MADE_WITH, case, report, turn
from tests.conftest import entry, index_of


@pytest.fixture
def made(tmp_path: Path) -> Report:
    """Return a real report with every kind of thing in it."""
    assistant = Assistant(index_of(tmp_path / "index", entry("aid", "Aid", "Aid (援助) is given.")))
    steps = (Step("What is aid?"), Step("telephone exchanges", Expectation(cites=("aid",)), "Aid."))
    script = Script(Path("s.yaml"), "Aid", (Case("talk-1", steps), Case("one", steps[:1])))
    new = make_report([script], list(run(assistant, script.cases)), MADE_WITH)
    old = report(case("one", turn("What is aid?", failed="abstained")), case("gone"))
    return replace(new, comparison=compare(new, old))


def test_a_report_is_read_back_as_it_was_written(tmp_path: Path, made: Report) -> None:
    (tmp_path / "r.json").write_text(to_json(made), encoding="utf-8")
    assert read_report(tmp_path / "r.json") == made
    assert "援助" in to_json(made)


def test_a_document_is_as_the_schema_says(made: Report) -> None:
    document, schema = json.loads(to_json(made)), json_schema()
    if find_spec("jsonschema"):
        import_module("jsonschema").validate(document, schema)
    kinds = schema["$defs"]
    assert isinstance(kinds, dict)
    found = {
        "Surroundings": document["made_with"],
        "Summary": document["overall"],
        "CaseReport": document["cases"][0],
        "Turn": document["cases"][0]["turns"][0],
        "Comparison": document["comparison"],
        "ComparedCase": document["comparison"]["cases"][0],
        "Difference": document["comparison"]["differences"][0],
    }
    assert {kind: list(one) for kind, one in found.items()} == {kind: list(kinds[kind]["properties"]) for kind in found}
    assert schema["required"] == [key for key in document if key != "comparison"]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("", "no report of a run: the whole file: Invalid JSON"),
        ("[]", "no report of a run: the whole file: Input should be"),
        ('{"made_with": {"version": 1}}', "no report of a run: made_with.version: Input should be a valid string"),
    ],
)
def test_a_foreign_file_is_refused_with_the_place_and_the_remedy(tmp_path: Path, content: str, fault: str) -> None:
    (tmp_path / "r.json").write_text(content)
    with pytest.raises(ReportFileError) as caught:
        read_report(tmp_path / "r.json")
    assert str(caught.value).startswith(f"{tmp_path}/r.json: {fault}")
    assert str(caught.value).endswith("or write it anew")


def test_a_file_that_cannot_be_read_is_refused_as_well(tmp_path: Path) -> None:
    with pytest.raises(ReportFileError, match="cannot be read: Is a directory; give a file"):
        read_report(tmp_path)
