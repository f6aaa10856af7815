import csv
import io
from pathlib import Path

import pytest
from openpyxl import Workbook

from glossary.exchange import Choices, Imported, ImportFault, export_file, import_file
from glossary.exchange.columns import column_of, guess_columns
from glossary.load import GlossaryError, load
from glossary.model import Entry, Glossary, Mark, Name, Section, Source

TABLE = (
    "Nr.,Begriff,Definition,Synonyme,English,中文,Fachgebiet,Quelle,Bemerkung,Farbe\n"
    '1,Handel,"Tausch von ""Waren"".\nEr ist alt.",Warenverkehr; Kommerz,trade,贸易,Wirtschaft,'
    "Roe; 2001 | Doe,Bern?,rot\n"
    "1,Handel,Auch ein Stand.,,,,,,,\n"
    ",Zoll,Eine Abgabe.,,tariff|duty,关税,,,,\n"
)


def with_semicolons() -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=";").writerows(csv.reader(io.StringIO(TABLE)))
    return stream.getvalue()


def take(content: str | bytes, folder: Path, name: str = "a.csv", choices: Choices | None = None) -> Imported:
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return import_file("csv", file, folder / "into", choices or Choices(language="de"))


ENTRIES = (
    Entry(
        "1",
        "Handel",
        (
            Section("p1", 'Tausch von "Waren".\nEr ist alt.', sources=("source-1", "source-2")),
            Section("p2", "Auch ein Stand."),
        ),
        (Name("Warenverkehr", "de"), Name("Kommerz", "de"), Name("trade", "en"), Name("贸易", "zh-Hans")),
        "Wirtschaft",
        sources=(Source("source-1", "Roe; 2001"), Source("source-2", "Doe")),
        notes=("Bern?",),
    ),
    Entry(
        "zoll",
        "Zoll",
        (Section("p1", "Eine Abgabe."),),
        (Name("tariff", "en"), Name("duty", "en"), Name("关税", "zh-Hans")),
    ),
)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", TABLE.encode()),
        ("a.csv", b"\xef\xbb\xbf" + TABLE.replace("\n1,", "\r\n1,").encode()),
        ("a.csv", TABLE.encode("utf-16")),
        ("a.csv", with_semicolons().encode()),
        ("a.tsv", TABLE.replace(",", "\t").encode()),
    ],
    ids=["utf-8", "with a mark", "utf-16", "semicolons", "tabs"],
)
def test_columns_are_guessed_in_any_language_and_layout(tmp_path: Path, name: str, content: bytes) -> None:
    done = take(content, tmp_path, name)
    assert load(tmp_path / "into").entries == ENTRIES
    guess = "id=Nr., term=Begriff, definition=Definition, aliases=Synonyme, en=English, zh-Hans=中文, "
    guess += "subject=Fachgebiet, sources=Quelle, notes=Bemerkung"
    assert done.told == (f"{tmp_path}/{name}: columns: {guess}",)
    assert [loss.what for loss in done.losses] == [
        "column 'Farbe' has no place; say what it holds with --column FIELD=Farbe"
    ]


def test_other_encodings_are_found_and_told(tmp_path: Path) -> None:
    rows = "".join(f"Prüfgröße {n},Eine Größe für die Prüfung müßiger Äpfel und Öle.\n" for n in range(20))
    done = take(f"Begriff,Erklärung\n{rows}".encode("cp1252"), tmp_path)
    assert "read as cp125" in done.told[0]
    assert load(tmp_path / "into").entries[0].sections[0].text == "Eine Größe für die Prüfung müßiger Äpfel und Öle."


def test_columns_can_be_chosen(tmp_path: Path) -> None:
    table = "A;B;C\nTrade;Exchange.;Handel\n"
    with pytest.raises(ImportFault, match=r"a\.csv:1:1: no column holds the terms; .* are 'A', 'B', 'C'"):
        take(table, tmp_path)
    take(table, tmp_path, choices=Choices(columns={"term": "a", "definition": "B", "de": "C"}))
    entry = load(tmp_path / "into").entries[0]
    assert (entry.term, entry.sections[0].text, entry.names) == ("Trade", "Exchange.", (Name("Handel", "de"),))
    for columns, words in (({"term": "D"}, "no column 'D'"), ({"definitoin": "B"}, "'definitoin' is no field")):
        with pytest.raises(ImportFault, match=words):
            take(table, tmp_path, choices=Choices(columns=columns))


def test_a_language_tag_that_is_a_word_too_can_be_a_column() -> None:
    heads = ["term", *map(column_of, ["no", "id", "de", "x-house"])]
    assert heads == ["term", "no", "name:id", "de", "name:x-house"]
    assert list(guess_columns(heads, {}, Mark(Path("a"))).values()) == ["term", "no", "id", "de", "x-house"]


def test_a_row_with_more_cells_than_heads_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError) as fault:
        take("term,definition,\na,One, two\nb,Good.,,\nc,1,2,3\n", tmp_path)
    assert [str(problem.mark) for problem in fault.value.problems] == [f"{tmp_path}/a.csv:{at}:1" for at in (2, 4)]
    assert "the row has 3 cells, but there are 2 heads; quote a text" in str(fault.value)
    assert not (tmp_path / "into").exists()
    done = take('term,,definition\na,x,"One, two",,\n', tmp_path)
    assert [loss.what for loss in done.losses] == ["a cell below an empty head has no place; give the column a head"]


def test_the_names_of_two_columns_of_one_language_are_kept(tmp_path: Path) -> None:
    take("term,definition,Deutsch,German\na,A.,eins,zwei\nb,B.,drei,\n", tmp_path, choices=Choices())
    names = [[name.text for name in entry.names] for entry in load(tmp_path / "into").entries]
    assert names == [["eins", "zwei"], ["drei"]]


def test_sources_in_a_row_without_a_definition_are_listed(tmp_path: Path) -> None:
    done = take("id,term,definition,sources\nbar,Bar,Def.,\nbar,Bar,,Jones 2011\n", tmp_path)
    words = "sources without a definition in their row are left out; move them beside one"
    assert [str(loss) for loss in done.losses] == [f"{tmp_path}/a.csv:3:1: {words}"]


@pytest.mark.parametrize(
    ("content", "place", "words"),
    [
        ("", "1:1", "the table is empty"),
        ("Term,Definition\n", "1:1", "no entry in it"),
        (b"Term,Definition\na,b\x00c\n", "2:1", "it is not a table"),
        (f'Term,Definition\na,"{"x" * 200_000}\n', "2:1", "is a quote open?"),
        (b"PNG\x89\xff\x00\x01\x02", "1:1", ""),
    ],
)
def test_broken_tables_are_refused_with_their_place(
    tmp_path: Path, content: str | bytes, place: str, words: str
) -> None:
    with pytest.raises(ImportFault) as fault:
        take(content, tmp_path)
    assert str(fault.value).startswith(f"{tmp_path}/a.csv:{place}")
    assert words in str(fault.value)
    assert not (tmp_path / "into").exists()


@pytest.mark.parametrize("name", ["b.csv", "b.tsv", "b.xlsx"])
def test_an_export_is_the_same_again_but_for_what_is_told(tmp_path: Path, name: str) -> None:
    glossary = Glossary("g", "G", "de", ENTRIES)
    losses = export_file("csv", glossary, tmp_path / name)
    assert [loss.what for loss in losses] == [
        "what the glossary says of itself, but for its entries, has no column",
        "no column for ids of sources",
    ]
    import_file("csv", tmp_path / name, tmp_path / "into", Choices(language="de"))
    assert load(tmp_path / "into").entries == ENTRIES
    odd = Entry("a", "A", (Section("x", "T", "Own", questions=("Q?",)),), (Name("a;b", "fr", "admitted"),), summary="S")
    losses = export_file("csv", Glossary("g", "G", "de", (odd,)), tmp_path / name)
    assert [loss.what for loss in losses][1:] == [
        "no column for the summary",
        "no column for questions",
        "no column for the term of a section",
        "no column for the status of a name",
        "no column for ids of sections that are not p1, p2 and so on",
        "a name, source, note or link with what parts several of them is read as several",
    ]


def test_a_text_in_a_workbook_is_no_formula(tmp_path: Path) -> None:
    entry = Entry("a", "=1+1", (Section("p1", "bell\x07"), Section("p2", "x" * 32_768)))
    losses = export_file("csv", Glossary("g", "G", "en", (entry,)), tmp_path / "a.xlsx")
    assert [loss.what for loss in losses][1:] == [
        "control characters, and what is over 32,767 characters, have no cell"
    ]
    import_file("csv", tmp_path / "a.xlsx", tmp_path / "into")
    again = load(tmp_path / "into").entries[0]
    assert (again.term, again.sections[0].text, len(again.sections[1].text)) == ("=1+1", "bell\ufffd", 32_767)


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_a_link_with_a_semicolon_is_one_link_and_one_that_is_cut_is_told(tmp_path: Path, name: str) -> None:
    entry = Entry("a", "A", (Section("p1", "T"),), links=("https://e.org/a;b?c;d=1", "https://e.org/2"))
    losses = export_file("csv", Glossary("g", "G", "en", (entry,)), tmp_path / name)
    assert len(losses) == 1
    import_file("csv", tmp_path / name, tmp_path / "into")
    assert load(tmp_path / "into").entries == (entry,)
    for odd in ("https://e.org/a|b", "https://e.org/a;https://e.org/b", "https://e.org/;"):
        entry = Entry("a", "A", (Section("p1", "T"),), links=(odd,))
        losses = export_file("csv", Glossary("g", "G", "en", (entry,)), tmp_path / name)
        assert [loss.what for loss in losses][1:] == [
            "a name, source, note or link with what parts several of them is read as several"
        ]


def test_links_of_one_cell_are_parted(tmp_path: Path) -> None:
    cell = "https://e.org/a; https://e.org/b;https://e.org/c\nhttps://e.org/d | https://e.org/e；HTTPS://e.org/f;"
    take(f'term,definition,links\na,A.,"{cell}"\n', tmp_path)
    assert [link[-1] for link in load(tmp_path / "into").entries[0].links] == list("abcdef")


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_heads_are_found_below_a_title(tmp_path: Path, name: str) -> None:
    rows = [["Terms of the desk"], [], ["As of", "2026"], ["Begriff", "Definition"], ["Term", "A word."]]
    if name == "a.xlsx":
        book = Workbook()
        assert book.active is not None
        for row in rows:
            book.active.append(row)
        book.save(tmp_path / name)
        done = import_file("csv", tmp_path / name, tmp_path / "into")
    else:
        done = take("".join(f"{','.join(row)}\n" for row in rows), tmp_path)
    assert [str(loss) for loss in done.losses] == [
        f"{tmp_path}/{name}:1:1: a row above the heads is left out (and 1 more)"
    ]
    assert [entry.term for entry in load(tmp_path / "into").entries] == ["Term"]


def test_heads_are_not_looked_for_among_the_entries(tmp_path: Path) -> None:
    entries = "".join(f"Word {number},Text.\n" for number in range(19))
    for table in (f"A,B\nTerm,Text.\n{entries}", f"A,B\n{entries}Term,Definition\n"):
        with pytest.raises(ImportFault, match=r"a\.csv:1:1: no column holds the terms; .* are 'A', 'B'"):
            take(table, tmp_path)


def test_a_row_without_a_term_is_left_out_rather_than_named_by_another_column(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Term", "Definition", "English"], ["Handel", "Tausch.", "trade"], [None, "Beruf.", "craft"]):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    book.save(tmp_path / "a.xlsx")
    done = import_file("csv", tmp_path / "a.xlsx", tmp_path / "into")
    assert [entry.term for entry in load(tmp_path / "into").entries] == ["Handel"]
    remedy = "fill it in, also where cells are merged: the first of them alone has it"
    assert [str(loss) for loss in done.losses] == [f"{tmp_path}/a.xlsx:3:1: a row without a term is left out; {remedy}"]


def test_references_are_ids_or_terms(tmp_path: Path) -> None:
    table = "id,term,definition,see also\n1,Fair Trade,A.,customs DUTY; 3; Gone\n2,Customs duty,B.,1\n3,2,C.,2\n"
    done = take(table, tmp_path)
    assert [entry.see_also for entry in load(tmp_path / "into").entries] == [("2", "3"), ("1",), ("2",)]
    assert [loss.what for loss in done.losses] == ["a reference to 'Gone', which is not there, is left out"]


def test_a_dash_may_be_the_id_and_the_term_of_an_entry(tmp_path: Path) -> None:
    take("id,term,definition\n-,–,A dash joins.\n", tmp_path)
    entry = load(tmp_path / "into").entries[0]
    assert (entry.id, entry.term) == ("-", "–")


def test_a_dash_in_a_cell_is_nothing(tmp_path: Path) -> None:
    take("term,definition,synonyms,notes,sources\nTrade,Exchange.,-; barter ;—,–,/\n", tmp_path)
    entry = load(tmp_path / "into").entries[0]
    assert ([name.text for name in entry.names], entry.notes, entry.sources) == (["barter"], (), ())
