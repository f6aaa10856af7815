import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from glossary.exchange import ImportFault, import_file
from glossary.load import load


def workbook(file: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Term", "Definition", "Note"], ["Trade", "Exchange.", 1846], [], ["Tariff", "A tax.", None]):
        sheet.append(row)
    book.create_sheet("More")
    book.save(file)


def test_the_first_sheet_of_a_workbook_is_read(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx")
    done = import_file("csv", tmp_path / "a.xlsx", tmp_path / "into")
    assert [(entry.term, entry.notes) for entry in load(tmp_path / "into").entries] == [
        ("Tariff", ()),
        ("Trade", ("1846",)),
    ]
    assert [loss.what for loss in done.losses] == ["sheet 'More' is left out: the first that is shown is read"]


def test_columns_of_a_workbook_that_are_too_many_are_listed(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Term", "Definition", *[None] * 99, "Note"])
    sheet.append(["Trade", "Exchange."])
    book.save(tmp_path / "a.xlsx")
    done = import_file("csv", tmp_path / "a.xlsx", tmp_path / "into")
    assert [str(loss) for loss in done.losses] == [
        f"{tmp_path}/a.xlsx:1:1: what is after column 100 is left out; move it before"
    ]


def test_a_day_in_a_workbook_is_read_without_a_time(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Term", "Definition", "Reviewed", "Note"])
    sheet.append(["Trade", "Exchange.", date(2026, 1, 2), datetime(2026, 1, 2, 9, 30)])
    book.save(tmp_path / "a.xlsx")
    import_file("csv", tmp_path / "a.xlsx", tmp_path / "into")
    entry = load(tmp_path / "into").entries[0]
    assert (entry.reviewed, entry.notes) == ("2026-01-02", ("2026-01-02 09:30:00",))


def test_hostile_workbooks_are_refused_before_they_are_opened(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"

    def refuse(words: str) -> None:
        with pytest.raises(ImportFault, match=words):
            import_file("csv", file, tmp_path / "into")
        assert not (tmp_path / "into").exists()

    workbook(file)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as packed, packed.open("xl/bomb.xml", "w") as stream:
        for _ in range(201):
            stream.write(b" " * 1_000_000)
    assert file.stat().st_size < 1_000_000
    refuse("which is too much")
    for encoding in ("utf-8", "utf-16"):
        workbook(file)
        with zipfile.ZipFile(file, "a") as packed:
            packed.writestr("xl/x.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a/>'.encode(encoding))
        refuse("declares a document type")
    file.write_bytes(b"PK\x03\x04 and no more")
    refuse("not a workbook")
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("readme.txt", "x")
    refuse("not a workbook")


@pytest.mark.parametrize(
    "table",
    [
        "sep=;\r\nTerm;Definition\r\nTrade;Goods, money, and more.\r\n",
        'Term;"Definition (short, long, both, or none)"\r\nTrade;Goods, money, and more.\r\n',
        "Terms of the desk, as of May, 2026, all;\r\n;\r\nTerm;Definition\r\nTrade;Goods, money, and more.\r\n",
    ],
    ids=["said", "in a head", "in a title"],
)
def test_the_delimiter_is_not_taken_for_a_comma_in_a_text(tmp_path: Path, table: str) -> None:
    (tmp_path / "a.csv").write_bytes(table.encode())
    import_file("csv", tmp_path / "a.csv", tmp_path / "into")
    entry = load(tmp_path / "into").entries[0]
    assert (entry.term, entry.sections[0].text) == ("Trade", "Goods, money, and more.")


def test_a_hidden_sheet_is_not_read(tmp_path: Path) -> None:
    book = Workbook()
    hidden, shown = book.active, book.create_sheet("Terms")
    assert hidden is not None
    hidden.sheet_state = "hidden"
    hidden.append(["Codes"])
    shown.append(["Read me"])
    book.save(tmp_path / "a.xlsx")
    words = r"columns are 'Read me' \(sheet 'Sheet' is left out: the first that is shown is read\)"
    with pytest.raises(ImportFault, match=words):
        import_file("csv", tmp_path / "a.xlsx", tmp_path / "into")
    shown.insert_rows(1)
    shown.cell(1, 1, "Term")
    shown.cell(1, 2, "Definition")
    shown.cell(2, 2, "A text.")
    book.save(tmp_path / "a.xlsx")
    import_file("csv", tmp_path / "a.xlsx", tmp_path / "into")
    assert [entry.term for entry in load(tmp_path / "into").entries] == ["Read me"]


def test_a_formula_that_fails_is_no_text(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Term", "Definition", "Note"], ["Trade", "Exchange.", "#REF!"], ["Tariff", "#N/A", None]):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    done = import_file("csv", tmp_path / "a.xlsx", tmp_path / "into")
    assert [(entry.term, entry.notes) for entry in load(tmp_path / "into").entries] == [("Trade", ())]
    assert [loss.what for loss in done.losses] == [
        "a cell that says '#REF!' is left out: its formula fails",
        "a cell that says '#N/A' is left out: its formula fails",
        "a concept without a definition in 'en' is left out",
    ]


def test_a_line_break_in_a_workbook_is_read_as_one(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Term", "Definition"])
    sheet.append(["Trade", "First._x000D_\nSecond._x000D_Third."])
    book.save(tmp_path / "a.xlsx")
    import_file("csv", tmp_path / "a.xlsx", tmp_path / "into")
    assert load(tmp_path / "into").entries[0].sections[0].text == "First.\nSecond.\nThird."
