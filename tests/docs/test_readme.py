import re
from datetime import date
from pathlib import Path

from glossary import check
from tests.assistant.conftest import ROOT


def test_the_glossary_that_is_shown_has_no_problems(tmp_path: Path) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"```yaml\n(# my-glossary/.*?)```", text, re.DOTALL)
    assert shown
    _, *parts = re.split(r"^# (my-glossary/\S+)\n", shown[1], flags=re.MULTILINE)
    for name, content in zip(parts[::2], parts[1::2], strict=True):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    assert check(tmp_path / "my-glossary", date(2026, 1, 1)) == ()
