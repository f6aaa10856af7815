from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings

from glossary.exchange import ExportFault, Loss, export_file, import_file
from glossary.load import load
from glossary.model import Entry, Glossary, Name, Section, Source
from tests.conftest import ROOT
from tests.glossary.exchange.tbx_rules import faults
from tests.glossary.exchange.test_identity import QUICK, glossaries

KINDS = [(style, dialect) for style in ("dca", "dct", "martif") for dialect in ("basic", "min", "core")]


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
        "<sourceDesc><p>the glossary g</p></sourceDesc></fileDesc>\n"
        "</tbxHeader>\n"
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


def write(glossary: Glossary, file: Path, style: str, dialect: str) -> bytes:
    export_file("tbx", glossary, file, style, dialect)
    return file.read_bytes()


@pytest.mark.parametrize(("style", "dialect"), KINDS)
def test_the_glossary_that_ships_keeps_the_rules_of_tbx(tmp_path: Path, style: str, dialect: str) -> None:
    assert faults(write(load(ROOT / "glossary"), tmp_path / "a.tbx", style, dialect), style, dialect) == []


@pytest.mark.parametrize(("style", "dialect"), KINDS)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), phases=QUICK)
@given(glossary=glossaries())
def test_any_glossary_keeps_the_rules_of_tbx(style: str, dialect: str, glossary: Glossary) -> None:
    with TemporaryDirectory() as folder:
        assert faults(write(glossary, Path(folder) / "a.tbx", style, dialect), style, dialect) == []


TRADE = Entry(
    "trade",
    "Trade",
    (Section("p1", "A.", sources=("s",)),),
    (Name("Handel", "de", "admitted"),),
    "commerce",
    see_also=("2-way",),
    sources=(Source("s", "Roe"),),
    reviewed="2020-01-02",
    notes=("N.",),
    links=("HTTPS://example.org/100%",),
)
TWO = Glossary("g", "G", "en", (Entry("2-way", "2-way", (Section("p1", "B."),)), TRADE))


@pytest.mark.parametrize(
    ("style", "written", "instead", "fault"),
    [
        ("dca", "</titleStmt>", "</titleStmt><sourceDesc><p>x</p></sourceDesc>", "<fileDesc> with"),
        ("dca", "<text>", "<text><body/>", "<text> with"),
        ("dca", "<term>Trade</term>", "<note>x</note><term>Trade</term>", "<termSec> with"),
        ("dca", "</descripGrp>", "</descripGrp>x", "<langSec> with text"),
        ("dca", '<descrip type="definition">A.', '<descrip type="context">A.', "context in <descrip>"),
        ("dca", 'target="https:', 'target="ftp:', "link to 'ftp:"),
        ("dca", '"_2-way">2', '"2-way">2', "reference to '2-way'"),
        ("dca", 'id="_2-way"', 'id="2-way"', "id '2-way'"),
        ("dca", 'xml:lang="de"', 'xml:lang="de_CH"', "language 'de_CH'"),
        ("dca", 'xml:lang="de"', 'id="x"', "<langSec> with attributes ['id']"),
        ("dca", "admittedTerm-admn-sts", "admitted", "administrativeStatus of 'admitted'"),
        ("dca", "<note>N.</note>", '<note>N.</note><descrip type="definition">x</descrip>', ""),
        ("dca", "<note>N.</note>", '<note>N.</note><termNote type="administrativeStatus"/>', "<conceptEntry> with"),
        ("dca", 'style="dca"', 'style="dct"', "style 'dct'"),
        ("dct", "/ns/min", "/ns/dct/min", "namespace 'http://www.tbxinfo.net/ns/dct/min'"),
        ("dct", "min:subjectField", "basic:subjectField", "subjectField in <own> of 'basic'"),
        ("dct", "<date>", "<note>x</note><basic:source>x</basic:source><date>", ""),
        ("martif", "TBX-Basic", "TBX", "type 'TBX'"),
        ("martif", "</tig>", "</tig><note>x</note>", "<langSec> with"),
    ],
)
def test_what_breaks_the_rules_is_noticed(tmp_path: Path, style: str, written: str, instead: str, fault: str) -> None:
    content = write(TWO, tmp_path / "a.tbx", style, "basic").decode()
    assert faults(content.encode(), style, "basic") == []
    assert written in content
    broken = faults(content.replace(written, instead).encode(), style, "basic")
    assert any(one.startswith(fault) for one in broken) if fault else broken == []


def test_a_dialect_holds_only_its_own_categories(tmp_path: Path) -> None:
    content = write(TWO, tmp_path / "a.tbx", "dca", "basic").replace(b"TBX-Basic", b"TBX-Min")
    told = {one.split()[0] for one in faults(content, "dca", "min")}
    assert told == {"definition", "source", "crossReference", "transactionType"}


def test_what_is_no_date_and_no_uri_is_not_written_as_one(tmp_path: Path) -> None:
    entry = Entry("a", "A", (Section("p1", "A."),), reviewed="2026-02-30", links=("https://example.org/[1]#a#b",))
    glossary = Glossary("g", "G", "en", (entry,))
    losses = export_file("tbx", glossary, tmp_path / "a.tbx")
    assert [loss.what for loss in losses] == ["'reviewed' has no place in TBX-Basic"]
    content = (tmp_path / "a.tbx").read_text()
    assert ' target="https://example.org/%5B1%5D#a%23b">https://example.org/[1]#a#b<' in content
    assert faults(content.encode(), "dca", "basic") == []
    import_file("tbx", tmp_path / "a.tbx", tmp_path / "into")
    assert load(tmp_path / "into") == glossary


def test_a_glossary_without_entries_is_told(tmp_path: Path) -> None:
    losses = export_file("tbx", Glossary("g", "G", "en", ()), tmp_path / "a.tbx")
    assert [str(loss) for loss in losses] == ["glossary.yaml: a glossary without entries has no place in TBX"]


@pytest.mark.parametrize(
    ("dialect", "kind", "constraints"), [("basic", "TBX-Basic", "TBXBasicXCSV02"), ("min", "TBX", "TBXXCSV02")]
)
def test_version_2_says_which_categories_it_has(tmp_path: Path, dialect: str, kind: str, constraints: str) -> None:
    content = write(TWO, tmp_path / "a.tbx", "martif", dialect).decode()
    assert f'<martif type="{kind}" xml:lang="en">' in content
    assert f'<encodingDesc><p type="XCSURI">{constraints}.xcs</p></encodingDesc>' in content
