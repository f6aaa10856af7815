import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from assistant.cli import main
from assistant.confidence import THRESHOLD
from tests.assistant.conftest import one_line, write_glossary
from tests.assistant.stub import endpoint, says

pytestmark = pytest.mark.usefixtures("bare_surroundings")
GOOD = "{id: a-1, ask: what does pragmatic cooperation mean?, expect: {cites: [cooperation#pragmatic]}}"
BAD = "{id: a-2, ask: who won the football cup of 1998?}"
ABSENT = "{id: a-3, ask: who won the football cup of 1998?, expect: {answered: false}}"


def script(folder: Path, *cases: str) -> str:
    (folder / "s.yaml").write_text("title: Try\ncases:\n" + "".join(f"- {case}\n" for case in cases))
    return str(folder / "s.yaml")


def told(err: str) -> list[str]:
    """Return what the program says on standard error, beside the progress that a slow machine shows."""
    return [line for line in err.splitlines() if line.startswith("glossdesk: ")]


def without_times(value: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, dict):
        return {key: without_times(one) for key, one in value.items() if not key.startswith("latency")}
    return [without_times(one) for one in value] if isinstance(value, list) else value


def test_a_run_prints_measures_and_why_cases_failed(
    tmp_path: Path, built: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["eval", script(tmp_path, GOOD, BAD), "--junit", "j.xml", "--html", "p.html", *built]) == 1
    out = capsys.readouterr().out
    assert f"FAILED {tmp_path}/s.yaml a-2: who won" in out
    assert "    It abstained, with confidence" in out
    assert ["passed", "0.500"] in [line.split()[:2] for line in out.splitlines()]
    suite = ET.fromstring((tmp_path / "j.xml").read_bytes())[0]  # noqa: S314 - it is our own
    assert suite.attrib == {"name": "Try", "tests": "2", "failures": "1"}
    assert [len(case) for case in suite] == [0, 1]
    assert '<article class="case failed" id="case-s-a-2"' in (tmp_path / "p.html").read_text(encoding="utf-8")
    assert main(["eval", script(tmp_path, GOOD), *built]) == 0


def test_json_is_the_same_each_time_but_for_latencies(
    tmp_path: Path, built: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    name = script(tmp_path, GOOD, BAD)
    main(["eval", name, "--json", "-", *built])
    first = json.loads(capsys.readouterr().out)
    main(["eval", name, "--json", "o.json", *built])
    second = json.loads((tmp_path / "o.json").read_text())
    assert json.dumps(without_times(first)) == json.dumps(without_times(second))
    assert [case["passed"] for case in first["cases"]] == [True, False]
    assert first["overall"]["scores"]["passed"]["value"] == 1 / 2


@pytest.mark.parametrize(
    ("gates", "status"),
    [(["passed=50%"], 0), (["passed=0.51"], 1), (["passed=0", "abstention-recall=0"], 1)],
)
def test_gates_decide_the_exit_status(tmp_path: Path, built: Sequence[str], gates: list[str], status: int) -> None:
    given = [part for one in gates for part in ("--fail-under", one)]
    assert main(["eval", script(tmp_path, GOOD, BAD), *given, *built]) == status


def test_a_gate_that_cannot_be_is_a_usage_error(tmp_path: Path) -> None:
    assert main(["eval", script(tmp_path, GOOD), "--fail-under", "passed=2"]) == 2


def test_a_run_is_compared_with_an_earlier_one(
    tmp_path: Path, built: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    name = script(tmp_path, GOOD)
    assert main(["eval", name, "--json", "r.json", *built]) == 0
    capsys.readouterr()
    assert main(["eval", name, "--json", "r.json", "--baseline", "r.json", "--threshold", "1", *built]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert (
        f"WARNING: The confidence that an answer takes was {THRESHOLD} and is 1.0: differences may follow from that."
        in lines
    )
    assert "Since the baseline: 1 broken." in lines
    comparison = json.loads((tmp_path / "r.json").read_text())["comparison"]
    assert [(case["id"], case["change"]) for case in comparison["cases"]] == [("a-1", "broken")]
    # What was compared with another run is a baseline itself.
    assert main(["eval", name, "--baseline", "r.json", "--fail-under", "passed=0", *built]) == 0
    assert "Since the baseline: 1 fixed." in capsys.readouterr().out.splitlines()


def test_a_baseline_that_is_no_report_is_refused_before_anything_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["eval", script(tmp_path, GOOD), "--index", "/dev/null/nowhere"]
    assert main([*given, "--baseline", "none.json"]) == 2
    assert "none.json: cannot be read: No such file or directory; give a file" in one_line(capsys.readouterr().err)
    (tmp_path / "other.json").write_text("{}")
    assert main([*given, "--baseline", "other.json"]) == 2
    assert "other.json: no report of a run: made_with: Field required" in one_line(capsys.readouterr().err)


def test_a_malformed_script_is_refused_before_anything_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", script(tmp_path, "{id: a}", "{ask: b}"), "--index", "/dev/null/nowhere"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count(f"glossdesk: {tmp_path}/s.yaml:") == 2


def test_a_threshold_is_proposed_and_saved_only_when_that_is_wanted(
    tmp_path: Path, built: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    name = script(tmp_path, GOOD, ABSENT)
    file = tmp_path / "glossdesk.yaml"
    assert main(["eval", name, "--calibrate", "--json", "c.json", *built]) == 0
    out, err = capsys.readouterr()
    found = json.loads((tmp_path / "c.json").read_text())
    threshold = found["proposal"]["point"]["threshold"]
    assert [line.split()[0] for line in out.splitlines() if line.endswith("proposed")] == [f"{threshold:.2f}"]
    assert told(err) == [
        f"glossdesk: to use it, write 'threshold: {threshold:.2f}' in {file}, or run this again with --save"
    ]
    assert not file.exists()
    file.write_text("# ours\nthreshold: 1\n")
    assert main(["eval", name, "--calibrate", "--save", "--json", "-", *built]) == 0
    out, err = capsys.readouterr()
    saved = json.loads(out)
    assert (saved["proposal"], saved["current"]["threshold"]) == (found["proposal"], 1)
    assert told(err) == [f"glossdesk: {file}: the threshold is {threshold:.2f}; it was 1"]
    assert file.read_text() == f"# ours\nthreshold: {threshold:.2f}\n"
    assert main(["eval", name, *built]) == 0


def test_what_takes_precedence_over_the_saved_threshold_is_told(
    tmp_path: Path, built: Sequence[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GLOSSDESK_SETTINGS", str(tmp_path / "own.yaml"))
    monkeypatch.setenv("GLOSSDESK_THRESHOLD", "0.2")
    (tmp_path / "own.yaml").write_text("sentences: 3\n")
    name = script(tmp_path, GOOD, ABSENT)
    assert main(["eval", name, "--calibrate", "--save", *built]) == 0
    set_line, variable = told(capsys.readouterr().err)
    assert set_line.startswith(f"glossdesk: {tmp_path}/own.yaml: the threshold is 0.")
    assert set_line.endswith("; there was none in it")
    assert variable == "glossdesk: GLOSSDESK_THRESHOLD=0.2 in the environment takes precedence over the file; unset it"
    assert main(["eval", name, "--calibrate", "--threshold", "0.1", *built]) == 0
    assert "--threshold 0.1 takes precedence over the file" in capsys.readouterr().err


def test_with_questions_of_one_class_nothing_is_proposed_or_saved(
    tmp_path: Path, built: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["eval", script(tmp_path, GOOD), "--calibrate", "--save", *built]) == 1
    assert "add cases with 'expect: {answered: false}'" in capsys.readouterr().err
    assert not (tmp_path / "glossdesk.yaml").exists()


@pytest.mark.parametrize(
    ("flags", "fault"),
    [
        (["--save"], "--save is for the threshold of --calibrate; add --calibrate, or leave --save out"),
        (["--calibrate", "--junit", "j"], "--junit does not go with --calibrate; "),
        (["--calibrate", "--fail-under", "passed=1"], "--fail-under does not go with --calibrate; "),
    ],
)
def test_what_does_not_go_with_calibrating_is_a_usage_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], flags: list[str], fault: str
) -> None:
    assert main(["eval", script(tmp_path, GOOD), *flags, "--index", "/dev/null/nowhere"]) == 2
    assert capsys.readouterr().err.startswith(f"glossdesk: {fault}")


def test_settings_that_cannot_be_edited_are_told_before_anything_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "glossdesk.yaml").write_text("{threshold: 0.3}\n")
    assert main(["eval", script(tmp_path, GOOD), "--calibrate", "--save", "--index", "/dev/null/nowhere"]) == 2
    assert capsys.readouterr().err.startswith(f"glossdesk: {tmp_path}/glossdesk.yaml:1:1: the settings stand in braces")


def test_the_json_tells_what_a_case_left_out(
    tmp_path: Path, built: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    left_out = "{id: a-3, ask: what does hezuo mean?, without: [cooperation], expect: {answered: false}}"
    assert main(["eval", script(tmp_path, GOOD, left_out), "--json", "-", *built]) == 0
    assert [case["without"] for case in json.loads(capsys.readouterr().out)["cases"]] == [[], ["cooperation"]]


def test_a_draft_is_written_without_an_index(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr("assistant.assistant.Assistant.open")
    sea = ["--glossary", str(write_glossary(tmp_path / "sea", "port", "ship", text="Fish is bought by many people."))]
    assert main(["eval", "--draft", "d.yaml", *sea]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "4 questions drafted: 2 known, 2 absent; look them over, then run: " in one_line(err)
    # Run as told, it asks the glossary that the questions are of.
    assert one_line(err).endswith(f"then run: glossdesk eval --glossary {tmp_path / 'sea'} d.yaml\n")
    assert main(["eval", "--draft", "-", *sea]) == 0
    text = (tmp_path / "d.yaml").read_text(encoding="utf-8")
    assert capsys.readouterr().out == text
    assert text.startswith("# Drafted from the glossary")
    assert main(["eval", "--draft", "d.jsonl", *sea]) == 0
    assert len((tmp_path / "d.jsonl").read_text(encoding="utf-8").splitlines()) == 4


def test_a_file_is_never_written_over_by_a_draft(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.yaml").write_text("mine")
    assert main(["eval", "--draft", "mine.yaml"]) == 2
    assert "mine.yaml: the file exists and is not written over; give another name" in capsys.readouterr().err
    assert (tmp_path / "mine.yaml").read_text() == "mine"


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ([], "no SCRIPT to run; give one, or have one drafted: --draft FILE"),
        (["a.yaml", "--draft", "d.yaml"], "leave out SCRIPT, or leave out --draft"),
        (["--json", "-", "--fail-under", "passed=1", "--draft", "-"], "leave out --json and --fail-under, or"),
        (["--junit", "x", "--draft", "-"], "leave out --junit, or"),
        (["--draft", "d.txt"], "d.txt: it is no script by its name; name it *.yaml or *.jsonl"),
    ],
)
def test_what_no_draft_and_no_run_can_be_made_of_is_a_usage_error(
    capsys: pytest.CaptureFixture[str], arguments: list[str], why: str
) -> None:
    assert main(["eval", *arguments]) == 2
    assert why in one_line(capsys.readouterr().err)


def test_more_questions_than_yaml_may_hold_go_into_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("assistant.evaluate.draft_command.MOST_IN_YAML", 3)
    sea = ["--glossary", str(write_glossary(tmp_path / "sea", "port", "ship"))]
    assert main(["eval", "--draft", "d.yaml", *sea]) == 2
    assert "4 questions are too many for YAML; name the file *.jsonl" in one_line(capsys.readouterr().err)
    assert main(["eval", "--draft", "d.jsonl", *sea]) == 0


@pytest.mark.parametrize("option", ["--json", "--html", "--junit"])
@pytest.mark.parametrize("file", ["none/such.file", "."])
def test_a_report_that_could_not_be_written_is_a_usage_error_before_anything_runs(
    tmp_path: Path, option: str, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["eval", script(tmp_path, GOOD), option, file, "--index", "/dev/null/nowhere"]) == 2
    assert one_line(capsys.readouterr().err).startswith(f"glossdesk: {option} '{file}' is no file in a folder")


def test_no_two_reports_are_written_to_one_file_and_only_json_is_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    same = ["--html", str(tmp_path / "report"), "--json", str(tmp_path / "." / "report")]
    assert main(["eval", script(tmp_path, GOOD), *same]) == 2
    assert "is the file of --json, too; name another file" in one_line(capsys.readouterr().err)
    assert main(["eval", script(tmp_path, GOOD), "--html", "-"]) == 2
    assert "--html '-' is no file in a folder that exists" in one_line(capsys.readouterr().err)


def test_a_script_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", str(tmp_path / "scrpts")]) == 2
    assert "there is no such file or folder; check the path" in one_line(capsys.readouterr().err)


def test_a_script_is_run_with_a_writer_and_the_report_names_it(
    tmp_path: Path, built: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    said = "In official Chinese usage, pragmatic cooperation means cooperation on concrete matters. [1]"
    with endpoint(says(said)) as served:
        writing = ["--writer", f"{served.url}/v1", "--writer-model", "stub"]
        assert main(["eval", script(tmp_path, GOOD, ABSENT), "--json", "-", *writing, *built]) == 0
        report = json.loads(capsys.readouterr().out)
        # Calibrating asks for confidence alone.
        asked = len(served.asked)
        main(["eval", script(tmp_path, GOOD, ABSENT), "--calibrate", *writing, *built])
        assert len(served.asked) == asked > 0
    assert report["made_with"]["writer"] == "stub"
    assert [case["turns"][0]["answer"]["written"] for case in report["cases"]] == [True, False]
    assert report["overall"]["scores"]["verified"]["value"] == 1
