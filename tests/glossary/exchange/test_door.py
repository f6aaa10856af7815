import os
from pathlib import Path
from threading import Thread

import pytest

from glossary.exchange import ExportFault, export_file
from glossary.model import Entry, Glossary, Section

GLOSSARY = Glossary("g", "G", "en", (Entry("a", "A", (Section("p1", "Text."),)),))


def test_an_export_goes_where_a_link_leads(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")
    export_file("jsonl", GLOSSARY, tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert "Text." in (tmp_path / "real").read_text()


def test_an_export_goes_through_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    read: list[str] = []
    reader = Thread(target=lambda: read.append((tmp_path / "pipe").read_text()), daemon=True)
    reader.start()
    export_file("jsonl", GLOSSARY, tmp_path / "pipe")
    reader.join(10)
    assert "Text." in read[0]
    assert (tmp_path / "pipe").is_fifo()


def test_a_page_never_takes_the_place_of_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")
    with pytest.raises(ExportFault, match=r"a\.md is not a regular file; move it"):
        export_file("markdown", GLOSSARY, tmp_path)
    assert (tmp_path / "a.md").is_fifo()
