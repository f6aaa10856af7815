from pathlib import Path

import pytest

from glossary.exchange import Imported, export_file, import_file
from glossary.load import GlossaryError, load
from glossary.model import Entry, Glossary, Name, Section

ENTRY = Entry(
    "trade",
    "Trade",
    (Section("p1", "It is an exchange.\nIt is old.", questions=("Why swap?",)),),
    (Name("贸易", "zh-Hans"), Name("Handel", "de", "preferred")),
    notes=("Ask Bern.",),
    links=("https://example.org/trade",),
)
GLOSSARY = Glossary("sea", "The sea", "en", (ENTRY,), "CC0", "Press", "https://example.org/{entry}")


def take(content: bytes, folder: Path) -> Imported:
    file = folder / "file.jsonl"
    file.write_bytes(content)
    return import_file("jsonl", file, folder / "into")


def test_a_glossary_is_written_a_line_an_entry_without_what_is_empty(tmp_path: Path) -> None:
    file = tmp_path / "sea.jsonl"
    assert export_file("jsonl", GLOSSARY, file) == ()
    assert file.read_text() == (
        '{"id": "sea", "title": "The sea", "language": "en", "licence": "CC0", "publisher": "Press", '
        '"url": "https://example.org/{entry}"}\n'
        '{"id": "trade", "term": "Trade", '
        '"names": {"zh-Hans": "贸易", "de": {"name": "Handel", "status": "preferred"}}, '
        '"sections": [{"id": "p1", "text": "It is an exchange.\\nIt is old.", "questions": ["Why swap?"]}], '
        '"links": ["https://example.org/trade"], "notes": ["Ask Bern."]}\n'
    )
    import_file("jsonl", file, tmp_path / "into")
    assert load(tmp_path / "into") == GLOSSARY


def test_several_entries_need_no_head_and_may_refer_to_each_other(tmp_path: Path) -> None:
    done = take(
        b'\xef\xbb\xbf{"id": "a", "term": "A", "sections": [{"id": "p1", "text": "x"}], '
        b'"see_also": ["b", "c", "a"]}\n\n'
        b'{"id": "b", "term": "B", "sections": [{"id": "p1", "text": 1.50}]}',
        tmp_path,
    )
    assert [file.name for file in done.files] == ["a.yaml", "b.yaml"]
    assert [str(loss) for loss in done.losses] == [
        f"{tmp_path}/file.jsonl:1:1: a reference to 'c', which is not there, is left out"
    ]
    glossary = load(tmp_path / "into")
    assert glossary.by_id["a"].see_also == ("b",)
    assert glossary.by_id["b"].sections[0].text == "1.50"


GOOD = b'{"id": "a", "term": "A", "sections": [{"id": "p1", "text": "x"}]}\n'


@pytest.mark.parametrize(
    ("line", "place", "words"),
    [
        (b'{"id": "b", "term"', "2:19", "not JSON"),
        (b"{\n", "2:2", "not JSON"),
        (b'["b"]', "2:1", "no JSON object"),
        (b'{"id": "a", "term": "B", "sections": [{"id": "p1", "text": "x"}]}', "2:1", "stands on line 1"),
        (b'{"id": "B!", "term": "B", "sections": [{"id": "p1", "text": "x"}]}', "2:1", "not made of"),
        (b'{"id": "b", "id": "c", "term": "B", "sections": [{"id": "p1", "text": "x"}]}', "2:1", "one"),
        (b'{"id": "b", "term": "B", "section": []}', "2:1", "did you mean 'sections'"),
        (b'{"id": "b", "term": "\\ud800", "sections": []}', "2:1", "surrogate"),
        (b'{"id": "b", "term": NaN}', "2:1", "NaN"),
        (b'{"id": "caf\xe9"}', "2:12", "not UTF-8"),
        (b'{"id": ' + b"[" * 100_000, "2:1", "nested"),
        (b'{"id": "../../b", "term": "B", "sections": [{"id": "p1", "text": "x"}]}', "2:1", "not made of"),
        (
            b'{"id": "b", "term": "B", "sections": [{"id": "p1", "text": "x"}], "links": ["javascript:x"]}',
            "2:1",
            "no web address",
        ),
    ],
)
def test_bad_lines_are_shown_with_their_place_and_nothing_is_written(
    tmp_path: Path, line: bytes, place: str, words: str
) -> None:
    with pytest.raises(GlossaryError) as fault:
        take(GOOD + line, tmp_path)
    assert any(f":{place}: " in line and words in line for line in str(fault.value).splitlines())
    assert not (tmp_path / "into").exists()


def test_many_faults_are_shown_up_to_a_number(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="the rest is not looked at") as fault:
        take(b"[]\n" * 1_000, tmp_path)
    assert len(fault.value.problems) == 51


def test_a_file_of_200_megabytes_is_refused_at_once(tmp_path: Path) -> None:
    file = tmp_path / "file.jsonl"
    with file.open("wb") as stream:
        stream.truncate(200_000_000)
    with pytest.raises(ValueError, match="200,000,000 bytes are too many, 100,000,000 at most"):
        import_file("jsonl", file, tmp_path / "into")


def test_text_that_was_read_in_a_wrong_encoding_is_told(tmp_path: Path) -> None:
    misread = "Grün".encode().decode("cp1252")
    done = take(GOOD.replace(b'"x"', f'"{misread}"'.encode()), tmp_path)
    assert [loss.what for loss in done.losses] == [f"{misread!r} looks misread: check the encoding of the file"]


def test_an_existing_entry_stays_unless_it_is_to_be_replaced(tmp_path: Path) -> None:
    take(GOOD, tmp_path)
    two = GOOD.replace(b'"x"', b'"y"') + GOOD.replace(b'"a"', b'"b"')
    with pytest.raises(FileExistsError, match=r"a\.yaml: the entry exists"):
        take(two, tmp_path)
    assert [entry.id for entry in load(tmp_path / "into").entries] == ["a"]
    import_file("jsonl", tmp_path / "file.jsonl", tmp_path / "into", replacing=True)
    assert [entry.sections[0].text for entry in load(tmp_path / "into").entries] == ["y", "x"]
    assert ">-\n      x\n" in (tmp_path / "into" / "entries" / "a.yaml.bak").read_text()
