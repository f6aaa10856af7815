import re
from pathlib import Path

import pytest

from assistant.cli import main
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")


def test_the_first_script_passes_as_it_stands(
    tmp_path: Path, assistant: object, shipped_index_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    del assistant
    script = re.search(r"```yaml\n(title: .*?)```", PAGE, re.DOTALL)
    assert script
    (tmp_path / "first.yaml").write_text(script[1], encoding="utf-8")
    status = main(["eval", str(tmp_path), "--index", str(shipped_index_folder)])
    assert status == 0, capsys.readouterr().out
