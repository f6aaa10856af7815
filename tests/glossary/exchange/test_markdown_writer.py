from dataclasses import replace
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


def test_pages_that_are_in_the_folder_and_not_in_the_glossary_are_told_and_stay(tmp_path: Path) -> None:
    both = Glossary("g", "G", "en", tuple(Entry(one, one, (Section("p1", "Text."),)) for one in ("a", "b")))
    assert export_file("markdown", both, tmp_path / "out") == ()
    (tmp_path / "out" / "_TEMPLATE.md").write_text("For new pages.")
    assert export_file("markdown", both, tmp_path / "out") == ()
    losses = export_file("markdown", replace(both, entries=both.entries[:1]), tmp_path / "out")
    told = "a page in the folder is of no entry, and stays; delete it, or it is imported with the others"
    assert [str(loss) for loss in losses] == [f"{tmp_path}/out/b.md: {told}"]
    assert (tmp_path / "out" / "b.md").exists()
