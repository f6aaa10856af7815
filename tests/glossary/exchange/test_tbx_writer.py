from pathlib import Path

import pytest

from glossary.exchange import ExportFault, Loss, export_file, import_file
from glossary.load import load
from glossary.model import Entry, Glossary, Name, Section, Source


def take(content: str, folder: Path) -> tuple[Loss, ...]:
    (folder / "file.tbx").write_text(content)
    return import_file("tbx", folder / "file.tbx", folder / "into").losses


def test_an_export_shows_other_programs_what_they_know(tmp_path: Path) -> None:
    entry = Entry(
        "trade",
        "Trade",
        (Section("p1", "A & B.", sources=("s",)), Section("fair", "Just.", "Fair trade")),
        (Name("Handel", "de", "admitted"),),
        "commerce",
        sources=(Source("s", "Roe"),),
        reviewed="2020-01-02",
    )
    file = tmp_path / "a.tbx"
    assert export_file("tbx", Glossary("g", "G", "en", (entry,)), file, "dct") == ()
    text = "\n".join(line for line in file.read_text().splitlines() if "?glossdesk" not in line)
    assert text == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<tbx type="TBX-Basic" style="dct" xmlns="urn:iso:std:iso:30042:ed-2"'
        ' xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic" xml:lang="en">\n'
        "<tbxHeader><fileDesc><titleStmt><title>G</title></titleStmt>\n"
        "<publicationStmt><p>unpublished</p></publicationStmt>\n"
        "<sourceDesc><p>the glossary g</p></sourceDesc></fileDesc></tbxHeader>\n"
        "<text><body>\n"
        '<conceptEntry id="trade">\n'
        "<min:subjectField>commerce</min:subjectField>\n"
        "<transacGrp><basic:transactionType>modification</basic:transactionType><date>2020-01-02</date></transacGrp>\n"
        '<langSec xml:lang="en">\n'
        "<descripGrp><basic:definition>A &amp; B.</basic:definition><basic:source>Roe</basic:source></descripGrp>\n"
        "<termSec><term>Trade</term>"
        "<min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec>\n"
        "</langSec>\n"
        '<langSec xml:lang="de">\n'
        "<termSec><term>Handel</term>"
        "<min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus></termSec>\n"
        "</langSec>\n"
        "</conceptEntry>\n"
        '<conceptEntry id="trade.fair">\n'
        '<langSec xml:lang="en">\n'
        "<descripGrp><basic:definition>Just.</basic:definition></descripGrp>\n"
        "<termSec><term>Fair trade</term>"
        "<min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec>\n"
        "</langSec>\n"
        "</conceptEntry>\n"
        "</body></text>\n"
        "</tbx>"
    )


def test_what_another_program_changes_wins_over_what_was_noted(tmp_path: Path) -> None:
    entry = Entry(
        "trade", "Trade", (Section("old", "Old.", questions=("Q?",)), Section("two", "Two.", questions=("R?",)))
    )
    file = tmp_path / "a.tbx"
    export_file("tbx", Glossary("g", "G", "en", (entry,)), file)
    take(file.read_text().replace(">Old.<", ">New.<").replace("<term>Trade<", "<term>Commerce<"), tmp_path)
    again = load(tmp_path / "into").by_id["trade"]
    assert again.term == "Commerce"
    assert again.sections == (Section("two", "Two.", questions=("R?",)), Section("p1", "New."))


def test_characters_outside_of_xml_are_told(tmp_path: Path) -> None:
    glossary = Glossary("g", "G", "en", (Entry("a", "A", (Section("p1", "bell\x07"),)),))
    losses = export_file("tbx", glossary, tmp_path / "a.tbx")
    assert [loss.what for loss in losses] == ["control characters are written as U+FFFD: XML has no place for them"]
    import_file("tbx", tmp_path / "a.tbx", tmp_path / "into")
    assert load(tmp_path / "into").entries[0].sections[0].text == "bell\ufffd"


def test_styles_and_dialects_that_there_are_not_are_refused(tmp_path: Path) -> None:
    glossary = Glossary("g", "G", "en", ())
    with pytest.raises(ExportFault, match="choose one of dca, dct, martif"):
        export_file("tbx", glossary, tmp_path / "a.tbx", "dcx")
    with pytest.raises(ExportFault, match="choose one of basic, min, core"):
        export_file("tbx", glossary, tmp_path / "a.tbx", "", "linguist")


def test_what_another_program_adds_to_a_section_is_told(tmp_path: Path) -> None:
    entry = Entry("trade", "Trade", (Section("fair", "Just.", "Fair trade"),))
    export_file("tbx", Glossary("g", "G", "en", (entry,)), tmp_path / "a.tbx")
    text = (tmp_path / "a.tbx").read_text()
    done = take(
        text.replace('<conceptEntry id="trade.fair">', '<conceptEntry id="trade.fair"><note>New.</note>'), tmp_path
    )
    assert [loss.what for loss in done] == ["what the concept of a section says beside its definition is left out"]
