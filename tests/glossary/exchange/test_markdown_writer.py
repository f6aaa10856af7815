from pathlib import Path

import pytest

from glossary.exchange import export_file, import_file
from glossary.load import load
from glossary.model import Entry, Glossary, Section


@pytest.mark.parametrize("text", ["a\rb", "a\r# b", "a\r\r\n- b\r", "\r-", " >", "\t# a\n\t-", "a\r===\rb"])
def test_lines_that_end_or_begin_oddly_are_what_they_were(tmp_path: Path, text: str) -> None:
    glossary = Glossary("g", "G", "en", (Entry("a", "A", (Section("p1", text), Section("p2", "B.", text))),))
    export_file("markdown", glossary, tmp_path / "out")
    assert import_file("markdown", tmp_path / "out", tmp_path / "into").losses == ()
    assert load(tmp_path / "into") == glossary
