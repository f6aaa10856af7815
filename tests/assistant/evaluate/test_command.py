import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from assistant.cli import main
from assistant.confidence import THRESHOLD
from tests.assistant.conftest import one_line

pytestmark = pytest.mark.usefixtures("bare_surroundings")
GOOD = "{id: a-1, ask: what does pragmatic cooperation mean?, expect: {cites: [cooperation#pragmatic]}}"
BAD = "{id: a-2, ask: who won the football cup of 1998?}"


def script(folder: Path, *cases: str) -> str:
    (folder / "s.yaml").write_text("title: Try\ncases:\n" + "".join(f"- {case}\n" for case in cases))
    return str(folder / "s.yaml")


def without_times(value: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, dict):
        return {key: without_times(one) for key, one in value.items() if not key.startswith("latency")}
    return [without_times(one) for one in value] if isinstance(value, list) else value


def test_a_run_prints_measures_and_why_cases_failed(
    tmp_path: Path, built: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["eval", script(tmp_path, GOOD, BAD), "--junit", "j.xml", *built]) == 1
    out = capsys.readouterr().out
    assert f"FAILED {tmp_path}/s.yaml a-2: who won" in out
    assert "    It abstained, with confidence" in out
    assert ["passed", "0.500"] in [line.split()[:2] for line in out.splitlines()]
    suite = ET.fromstring((tmp_path / "j.xml").read_bytes())[0]  # noqa: S314 - it is our own
    assert suite.attrib == {"name": "Try", "tests": "2", "failures": "1"}
    assert [len(case) for case in suite] == [0, 1]
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
