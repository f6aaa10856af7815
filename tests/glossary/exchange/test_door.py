import os
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from glossary.exchange import ExportFault, ImportFault, export_file, import_file
from glossary.load import GlossaryError
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


@pytest.mark.parametrize(
    ("sections", "length", "words"),
    [
        # 21 MB in one text; 25,000 sections have an id and a text each, which are 4 values with their keys.
        (1, 21_000_000, r"the entry is written as 21,000,\d\d\d bytes, 20,000,000 at most; make several of it"),
        (25_000, 1, r"the entry cannot be read once it is written: over 100,000 values .*; make several of it"),
    ],
)
def test_an_entry_that_could_not_be_read_again_is_a_fault(
    tmp_path: Path, sections: int, length: int, words: str
) -> None:
    texts = tuple(Section(f"p{number}", "x" * length) for number in range(sections))
    small = Entry("a", "A", (Section("p1", "Text."),))
    export_file("jsonl", Glossary("g", "G", "en", (small, Entry("b", "B", texts))), tmp_path / "a.jsonl")
    with pytest.raises(GlossaryError, match=rf"a\.jsonl:3:1: error: {words}"):
        import_file("jsonl", tmp_path / "a.jsonl", tmp_path / "into")
    assert not (tmp_path / "into").exists()


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo], ids=["folder", "pipe"])
@pytest.mark.parametrize("replacing", [True, False])
def test_an_import_never_takes_the_place_of_what_is_no_file(
    tmp_path: Path, make: Callable[[Path], None], *, replacing: bool
) -> None:
    export_file("jsonl", GLOSSARY, tmp_path / "a.jsonl")
    (tmp_path / "into" / "entries").mkdir(parents=True)
    make(tmp_path / "into" / "entries" / "a.yaml")
    with pytest.raises(ImportFault, match=r"a\.yaml:1:1: it is not a regular file; move it elsewhere"):
        import_file("jsonl", tmp_path / "a.jsonl", tmp_path / "into", replacing=replacing)
    assert [file.name for file in (tmp_path / "into").rglob("*")] == ["entries", "a.yaml"]


def test_two_entries_never_replace_one_file(tmp_path: Path) -> None:
    entries = tuple(Entry(name, name.upper(), (Section("p1", "Text."),)) for name in "ab")
    export_file("jsonl", Glossary("g", "G", "en", entries), tmp_path / "a.jsonl")
    folder = tmp_path / "into" / "entries"
    folder.mkdir(parents=True)
    (tmp_path / "real").write_text("old")
    for name in "ab":
        (folder / f"{name}.yaml").symlink_to(tmp_path / "real")
    with pytest.raises(
        ImportFault, match=r"b\.yaml:1:1: it leads to the same file as .*/a\.yaml; make it a file of its"
    ):
        import_file("jsonl", tmp_path / "a.jsonl", tmp_path / "into", replacing=True)
    assert (tmp_path / "real").read_text() == "old"
