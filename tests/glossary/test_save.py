import errno
import random
from pathlib import Path

import pytest

from glossary.load import load, read
from glossary.model import Entry, Glossary, Name, Person, Section, Source
from glossary.save import dump_entry, write_entries, write_entry, write_header

AWKWARD = [
    *(" leading", "trailing ", "trailing newline\n", "\ttab", "a\tb", "key: value", "a #comment", "#", "- item", "😀"),
    *("NO", "1949", "on", "null", "~", "2026-11-23", "1.5", "0x1f", "=", "<<", "'single'", '"double"', "back\\slash"),
    *("word " * 300, "x" * 5000, "two  spaces " * 60 + "end", "a\nb", "a\n\nb", "a\n b", "---", "...", "?", ": ", "*a"),
    *("&a", "!tag", "%dir", "@at", "`tick", "[flow", "{flow", "a, b]", "合作 " * 80 + "。", "\u00a0nbsp", "a\u2028b"),
    *(
        "bell\x07",
        "del\x7f",
        "nel\x85",
        "\ufeffbom",
        "\u202eturn",
        "cr\rlf\r\n",
        "e\u0301",
        "\U0001f468\u200d\U0001f469",
    ),
]


def sample(text: str) -> Entry:
    names = (Name(text, "de"), Name("b", "de", "admitted"), Name(text, "no", "deprecated"))
    section = Section("p1", text, text, names, ("s",), (text, "q"), "official")
    source = Source("s", text, "book", (Person("Doe", text), Person(literal=text)), issued=text, url="https://e.org/")
    sections = (section, Section("p2", text))
    return Entry("sample", text, sections, (Name(text, "fr"),), text, text, (), (source,), text, (text,))


def reread(folder: Path, entry: Entry) -> Entry:
    write_header(folder, Glossary("t", "T", "en", ()))
    write_entry(folder, entry, replace=True)
    return load(folder).entries[0]


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_texts_read_back_to_the_letter(tmp_path: Path, text: str) -> None:
    assert reread(tmp_path, sample(text)) == sample(text)


def test_any_mixture_of_them_reads_back(tmp_path: Path) -> None:
    random.seed(0)
    for _ in range(150):
        text = "".join(random.choices([*AWKWARD, *" \n:#'\"-,"], k=4))  # noqa: S311
        entry = sample(f"x{text}")
        assert reread(tmp_path, entry) == entry


def test_an_entry_is_written_for_people_to_read() -> None:
    source = Source("qin-2018", "A Theory", "book", (Person("Qin", "Yaqing"),), issued="2018", locator="p. 258")
    text = "a合 is: it. " * 11 + "End.\nSecond paragraph."
    names = (Name("合作", "zh-Hans"), Name("Zusammenarbeit", "de"), Name("Kooperation", "de"))
    sections = (Section("p1", text, "No", (), ("qin-2018",)),)
    entry = Entry("sample", "Sample", sections, names, "policy", "One.", ("other",), (source,), "2026-11-23")
    assert dump_entry(entry) == (
        "id: sample\nterm: Sample\nsubject: policy\nsummary: >-\n  One.\n"
        "names:\n  zh-Hans: 合作\n  de:\n    - Zusammenarbeit\n    - Kooperation\n"
        'sections:\n  - id: p1\n    term: "No"\n    text: >-\n'
        # 11 characters of "a合 is: it. " nine times and 10 of the tenth make 109 of at most 110.
        f"      {'a合 is: it. ' * 9}a合 is: it.\n      a合 is: it. End.\n"
        "\n      Second paragraph.\n    sources:\n      - qin-2018\n"
        "see_also:\n  - other\n"
        "sources:\n  qin-2018:\n    type: book\n    author:\n      - family: Qin\n        given: Yaqing\n"
        "    title: A Theory\n    issued: 2018\n    locator: p. 258\nreviewed: 2026-11-23\n"
    )


def test_an_entry_is_not_overwritten_unasked(tmp_path: Path) -> None:
    first, second = Entry("a", "A", (Section("p1", "Old."),)), Entry("a", "A", (Section("p1", "New."),))
    file = write_entry(tmp_path, first)
    with pytest.raises(FileExistsError, match=r"a\.yaml: the entry exists"):
        write_entry(tmp_path, second)
    assert file.read_text() == dump_entry(first)


def test_a_replaced_entry_is_kept_beside(tmp_path: Path) -> None:
    first, second = Entry("a", "A", (Section("p1", "Old."),)), Entry("a", "A", (Section("p1", "New."),))
    assert reread(tmp_path, first) == first
    (tmp_path / "entries" / "a.yaml").chmod(0o640)
    file = write_entry(tmp_path, second, replace=True)
    assert file.stat().st_mode & 0o777 == 0o640
    assert file.read_text() == dump_entry(second)
    assert sorted(path.name for path in file.parent.iterdir()) == ["a.yaml", "a.yaml.bak"]
    assert (file.parent / "a.yaml.bak").read_text() == dump_entry(first)
    assert read(tmp_path).problems == ()


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path) -> None:
    broken = Entry("a", "A", (Section("p1", "lone surrogate \ud800"),))
    with pytest.raises(UnicodeEncodeError):
        write_entries(tmp_path, [Entry("b", "B", ()), broken], Glossary("t", "T", "en", ()))
    assert list(tmp_path.iterdir()) == []


def test_entries_that_cannot_all_take_their_places_leave_the_old_ones(tmp_path: Path) -> None:
    old, new = Entry("b", "B", (Section("p1", "Old."),)), Entry("b", "B", (Section("p1", "New."),))
    write_entry(tmp_path, old)
    (tmp_path / "glossary.yaml").mkdir()
    with pytest.raises(OSError, match="directory"):
        write_entries(
            tmp_path, [Entry("a", "A", (Section("p1", "New."),)), new], Glossary("t", "T", "en", ()), replace=True
        )
    assert {path.name for path in (tmp_path / "entries").iterdir()} == {"b.yaml", "b.yaml.bak"}
    assert (tmp_path / "entries" / "b.yaml").read_text() == dump_entry(old)


@pytest.mark.parametrize("identifier", ["../a", "A", "", "a b", "a/b"])
def test_an_id_that_cannot_name_a_file_is_refused(tmp_path: Path, identifier: str) -> None:
    with pytest.raises(ValueError, match="is not made of"):
        write_entry(tmp_path, Entry(identifier, "A", ()))
    assert list(tmp_path.iterdir()) == []


def test_a_link_stays_one_and_leads_to_what_was_written(tmp_path: Path) -> None:
    old, new = Entry("a", "A", (Section("p1", "Old."),)), Entry("a", "A", (Section("p1", "New."),))
    file = write_entry(tmp_path, old)
    real = file.rename(tmp_path / "real.yaml")
    file.symlink_to(real)
    write_entry(tmp_path, new, replace=True)
    assert file.is_symlink()
    assert real.read_text() == dump_entry(new)
    assert (file.parent / "a.yaml.bak").read_text() == dump_entry(old)


def test_a_link_that_leads_nowhere_is_an_entry_that_exists(tmp_path: Path) -> None:
    (tmp_path / "entries").mkdir()
    (tmp_path / "entries" / "a.yaml").symlink_to(tmp_path / "gone.yaml")
    with pytest.raises(FileExistsError, match=r"a\.yaml: the entry exists"):
        write_entry(tmp_path, Entry("a", "A", ()))
    assert not (tmp_path / "gone.yaml").exists()


def test_a_fault_names_the_file_and_not_the_one_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = Entry("a", "A", (Section("p1", "Text."),))
    file = write_entry(tmp_path, entry)

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", ".a.yaml.1.tmp", None, ".a.yaml.2.tmp")

    for name, told in (("open", file), ("replace", Path(f"{file}.bak"))):
        with monkeypatch.context() as patch:
            patch.setattr(Path, name, refuse)
            with pytest.raises(PermissionError) as fault:
                write_entry(tmp_path, entry, replace=True)
        assert (fault.value.filename, fault.value.filename2) == (str(told), None)
    assert file.read_text() == dump_entry(entry)
