import os
import time
from pathlib import Path

import pytest

from glossary.fingerprint import fingerprint
from glossary.load import GlossaryError, load, read
from glossary.model import Mark, Name, Person, Problem, Severity, Source

HEADER = "id: small\ntitle: A small glossary\nlanguage: en\n"
ENTRY = """\
id: trade
term: Trade
subject: economy
summary: Buying and selling.
names:
  zh-Hans: 贸易
  de: [Handel, NO]
sections:
  - id: sense
    term: "1949"
    names: {'no': on}
    text: >-
      First paragraph.

      Second: with a colon.
    sources: [doe-2018]
see_also: []
sources:
  doe-2018: {type: book, author: [{family: Doe, given: Jane}], editor: [{literal: UN}], issued: 2018,
    title: On Trade, container-title: Works, publisher: Press, publisher-place: Bern, volume: 1, issue: 2,
    page: 3-4, locator: p. 3, URL: 'https://example.org/', DOI: 10.1/x, note: Read}
reviewed: 2026-11-23
"""


def glossary(folder: Path, *, header: str | bytes = HEADER, **entries: str | bytes) -> Path:
    (folder / "entries").mkdir()
    files = {"glossary.yaml": header} | {f"entries/{stem}.yaml": text for stem, text in entries.items()}
    for name, content in files.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def problem(folder: Path, entry: str | bytes) -> Problem:
    found = read(glossary(folder, trade=entry)).problems
    assert len(found) == 1, found
    return found[0]


def at(found: Problem) -> tuple[str, int, int]:
    return found.rule, found.mark.line, found.mark.column


def test_everything_of_an_entry_is_read_and_scalars_stay_text(tmp_path: Path) -> None:
    loaded = load(glossary(tmp_path, trade=ENTRY))
    entry = loaded.by_id["trade"]
    section = entry.sections[0]
    assert (loaded.id, loaded.title, loaded.language) == ("small", "A small glossary", "en")
    assert (entry.subject, entry.summary, entry.reviewed) == ("economy", "Buying and selling.", "2026-11-23")
    assert entry.names == (Name("贸易", "zh-Hans"), Name("Handel", "de"), Name("NO", "de"))
    assert (section.term, section.names, section.sources) == ("1949", (Name("on", "no"),), ("doe-2018",))
    assert section.text == "First paragraph.\nSecond: with a colon."
    assert entry.sources == (
        Source(
            id="doe-2018",
            title="On Trade",
            type="book",
            author=(Person("Doe", "Jane"),),
            editor=(Person(literal="UN"),),
            issued="2018",
            container_title="Works",
            publisher="Press",
            publisher_place="Bern",
            volume="1",
            issue="2",
            page="3-4",
            locator="p. 3",
            url="https://example.org/",
            doi="10.1/x",
            note="Read",
        ),
    )


def test_section_text_is_kept_verbatim(tmp_path: Path) -> None:
    text = r'" he\u0301zuo\t 合作 \n"'
    entry = f"id: trade\nterm: T\nsections: [{{id: a, text: {text}}}]\n"
    assert load(glossary(tmp_path, trade=entry)).entries[0].sections[0].text == " he\u0301zuo\t 合作 \n"


@pytest.mark.parametrize(("written", "read_as"), [("", ""), ("~", ""), ("null", "null"), ("'~'", "~"), ("yes", "yes")])
def test_an_empty_plain_scalar_is_empty_text(tmp_path: Path, written: str, read_as: str) -> None:
    entry = f"id: trade\nterm: T\nsubject: {written}\nsections: [{{id: a, text: b}}]\n"
    assert load(glossary(tmp_path, trade=entry)).entries[0].subject == read_as


def test_marks_are_found_by_address_and_fall_back_to_what_is_around(tmp_path: Path) -> None:
    reading = read(glossary(tmp_path, trade=ENTRY))
    file = tmp_path / "entries" / "trade.yaml"
    assert reading.mark("trade", "sections", 0, "text") == Mark(file, 12, 11)
    assert reading.mark("trade", "names", "de") == Mark(file, 7, 3)
    assert reading.mark("trade", "names", 2) == Mark(file, 7, 16)
    assert reading.mark("trade", "sections", 0, "nothing") == reading.mark("trade", "sections", 0) == Mark(file, 9, 5)
    assert reading.mark("glossary.yaml", "title") == Mark(tmp_path / "glossary.yaml", 2, 8)


SMALL = "id: trade\nterm: T\nsections: [{id: a, text: b}]\n"


@pytest.mark.parametrize(
    ("entry", "expected", "words"),
    [
        (SMALL + "term: U\n", ("duplicate-key", 4, 1), "line 2"),
        (SMALL + "sumary: U\n", ("unknown-key", 4, 1), "did you mean 'summary'?"),
        (SMALL + "<<: {a: b}\n", ("unknown-key", 4, 1), "known keys"),
        (SMALL + "summary: [a]\n", ("wrong-kind", 4, 10), "write a text"),
        (SMALL + "see_also: trade\n", ("wrong-kind", 4, 11), "'see_also: [...]'"),
        (SMALL + "names: [a]\n", ("wrong-kind", 4, 8), "a mapping"),
        (SMALL + "? [a]\n: b\n", ("wrong-kind", 4, 3), "a key"),
        (SMALL + "summary: !!python/name:os.system x\n", ("tag", 4, 10), "delete it"),
        (SMALL + "---\nid: b\n", ("documents", 4, 1), "second document"),
        (SMALL + "sources: {x: {title: t, author: [{given: A}]}}\n", ("missing-field", 4, 34), "family"),
        (SMALL + "summary: a: b\n", ("syntax", 4, 11), "quote"),
        (SMALL + "summary: *x\n", ("syntax", 4, 10), "unknown alias *x"),
        (SMALL + "summary: a\x07b\n", ("syntax", 4, 11), "U+0007"),
        (SMALL.encode() + b"summary: \xe5\x90\x88\xff\n", ("encoding", 4, 11), "0xff"),
        ("id: trade\nterm: T\n", ("missing-field", 1, 1), "'sections'"),
        ("id: trade\nterm: ' '\nsections: [{id: a, text: b}]\n", ("empty-field", 2, 7), "'term' is empty"),
        ("id: trade\nterm: T\nsections: []\n", ("empty-field", 3, 11), "at least one"),
        ("id: trade\nterm: T\nsections: [{id: a, text: }]\n", ("empty-field", 3, 26), "'text' is empty"),
        ("- a\n", ("wrong-kind", 1, 1), "a mapping"),
        ("", ("empty-file", 1, 1), "empty"),
        (ENTRY.encode("utf-16"), ("encoding", 1, 1), "UTF-16"),
    ],
)
def test_a_fault_has_its_place_and_a_remedy(
    tmp_path: Path, entry: str | bytes, expected: tuple[str, int, int], words: str
) -> None:
    found = problem(tmp_path, entry)
    assert at(found) == expected
    assert found.mark.file == tmp_path / "entries" / "trade.yaml"
    assert words in found.message


def test_a_byte_order_mark_and_windows_lines_are_read(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + ENTRY.replace("\n", "\r\n").encode()
    assert load(glossary(tmp_path, trade=content)).entries[0].sections[0].text.startswith("First paragraph.\nSecond")


def test_an_alias_repeats_a_value(tmp_path: Path) -> None:
    entry = (
        "id: trade\nterm: &t T\nsummary: *t\nsections: [{id: a, text: *t, names: &n {}}, {id: c, text: d, names: *n}]"
    )
    assert load(glossary(tmp_path, trade=entry)).entries[0].summary == "T"


@pytest.mark.parametrize("entry", ["see_also: &a [*a]\n", "sections: &a\n  - *a\n", "&a id: {x: &b {y: *b}}\n"])
def test_an_alias_inside_what_it_stands_for_is_noticed(tmp_path: Path, entry: str) -> None:
    assert problem(tmp_path, entry).rule == "cycle"


@pytest.mark.parametrize("nest", ["[", "- ", "{a: ", "? "])
def test_deep_nesting_is_refused(tmp_path: Path, nest: str) -> None:
    assert "nested" in problem(tmp_path, nest * 100_000).message


def test_a_billion_laughs_are_refused_at_once(tmp_path: Path) -> None:
    lines = ["a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 15)]
    start = time.perf_counter()
    assert problem(tmp_path, "\n".join(lines)).rule == "alias"
    assert time.perf_counter() - start < 1


def test_all_problems_of_all_files_come_together_in_order(tmp_path: Path) -> None:
    broken = "id: a\nterm: A\nsections: [{id: a, text: b, txt: c}]\nsumary: x\n"
    folder = glossary(tmp_path, header="id: small\n", a=broken, b="term: [", c=SMALL)
    with pytest.raises(GlossaryError) as error:
        load(folder)
    found = error.value.problems
    assert [(one.mark.file.name, one.rule) for one in found] == [
        ("a.yaml", "unknown-key"),
        ("a.yaml", "unknown-key"),
        ("b.yaml", "syntax"),
        ("c.yaml", "id-and-file"),
        ("glossary.yaml", "missing-field"),
        ("glossary.yaml", "missing-field"),
    ]
    assert str(error.value).splitlines() == [str(one) for one in found]
    assert str(found[0]).startswith(f"{folder}/entries/a.yaml:3:29: error: unknown key 'txt'")


def test_folders_that_are_no_glossary_are_problems(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "empty").mkdir()
    (tmp_path / "bare" / "entries").mkdir(parents=True)
    (tmp_path / "bare" / "glossary.yaml").write_text(HEADER)
    rules = {name: [one.rule for one in read(tmp_path / name).problems] for name in ("none", "file", "empty", "bare")}
    assert rules == {
        "none": ["no-glossary"],
        "file": ["no-glossary"],
        "empty": ["no-entries", "no-glossary"],
        "bare": ["no-entries"],
    }
    assert all(read(tmp_path / name).glossary is None for name in rules)


def test_files_that_are_not_read_are_warned_of_and_hidden_ones_ignored(tmp_path: Path) -> None:
    folder = glossary(tmp_path, trade=SMALL)
    (folder / "entries" / "other.yml").write_text(SMALL)
    (folder / "entries" / ".hidden.yaml").write_text("[")
    (folder / "entries" / "deeper").mkdir()
    os.mkfifo(folder / "entries" / "pipe.yaml")
    reading = read(folder)
    assert [(one.mark.file.name, one.severity) for one in reading.problems] == [
        ("deeper", Severity.WARNING),
        ("other.yml", Severity.WARNING),
        ("pipe.yaml", Severity.WARNING),
    ]
    assert reading.glossary is not None


def test_entries_are_ordered_by_id(tmp_path: Path) -> None:
    entries = {stem: SMALL.replace("trade", stem) for stem in ("b", "a", "c")}
    assert [entry.id for entry in load(glossary(tmp_path, **entries)).entries] == ["a", "b", "c"]


def test_a_hundred_entries_load_fast(tmp_path: Path) -> None:
    folder = glossary(tmp_path, **{f"e{n}": ENTRY.replace("id: trade", f"id: e{n}") for n in range(100)})
    start = time.perf_counter()
    load(folder)
    assert time.perf_counter() - start < 1


def test_the_fingerprint_follows_the_content_and_not_the_layout(tmp_path: Path) -> None:
    first = fingerprint(load(glossary(tmp_path, trade=SMALL)))
    file = tmp_path / "entries" / "trade.yaml"
    file.write_text("# a comment\n" + SMALL)
    assert fingerprint(load(tmp_path)) == first
    file.write_text(SMALL.replace("text: b", "text: c"))
    assert fingerprint(load(tmp_path)) != first
