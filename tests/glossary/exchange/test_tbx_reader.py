import socket
from pathlib import Path

import pytest

from glossary.exchange import Choices, Imported, ImportFault, import_file
from glossary.load import GlossaryError, load
from glossary.model import Entry, Name, Section, Source

DCA = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader><fileDesc><titleStmt><title>Words of
    trade</title></titleStmt><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader>
  <text><body>
    <conceptEntry id="C_1">
      <transacGrp><transac type="transactionType">origination</transac><date>2019-05-06</date></transacGrp>
      <transacGrp><transac type="transactionType">modification</transac><date>2020-01-02</date></transacGrp>
      <descrip type="subjectField">commerce</descrip>
      <ref type="crossReference" target="c2">tariff</ref>
      <xref type="externalCrossReference" target="https://example.org/t">page</xref>
      <note>Ask Bern.</note>
      <langSec xml:lang="de"><termSec><term>Handel</term>
        <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec></langSec>
      <langSec xml:lang="en">
        <descripGrp><descrip type="definition">Exchange of
          goods or <hi type="italics">services</hi>.

          It is old.</descrip><admin type="source">Roe 2001</admin></descripGrp>
        <termSec><term>swap</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termSec>
        <termSec><term>trade</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
          <termNote type="partOfSpeech">noun</termNote></termSec>
        <termSec><term>trading</term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termSec>
      </langSec>
      <langSec xml:lang="es"><descripGrp><descrip type="definition">Cambio.</descrip></descripGrp>
        <termSec><term>comercio</term></termSec></langSec>
    </conceptEntry>
    <conceptEntry id="c2">
      <descrip type="definition">A tax on trade.</descrip>
      <langSec xml:lang="en"><termSec><term>tariff</term></termSec></langSec>
    </conceptEntry>
  </body></text>
</tbx>
"""
DCT = (
    DCA.replace('style="dca"', 'style="dct" xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="urn:b"')
    .replace('<descrip type="subjectField">commerce</descrip>', "<min:subjectField>commerce</min:subjectField>")
    .replace(
        '<descrip type="definition">A tax on trade.</descrip>', "<basic:definition>A tax on trade.</basic:definition>"
    )
    .replace(
        '<ref type="crossReference" target="c2">tariff</ref>',
        '<basic:crossReference target="c2">tariff</basic:crossReference>',
    )
    .replace('<termNote type="administrativeStatus">admitted', "<min:administrativeStatus>admitted")
    .replace("admittedTerm-admn-sts</termNote>", "admittedTerm-admn-sts</min:administrativeStatus>")
)
MARTIF = (
    DCA.replace('<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">', "MARTIF")
    .replace("MARTIF", '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">\n<martif type="TBX" xml:lang="en">')
    .replace("</tbx>", "</martif>")
    .replace("tbxHeader", "martifHeader")
    .replace("conceptEntry", "termEntry")
    .replace("langSec", "langSet")
    .replace("<termSec><term>swap", "<ntig><termGrp><term>swap")
    .replace("supersededTerm-admn-sts</termNote></termSec>", "supersededTerm-admn-sts</termNote></termGrp></ntig>")
    .replace("termSec", "tig")
)


def take(content: str | bytes, folder: Path, choices: Choices | None = None) -> Imported:
    file = folder / "file.tbx"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return import_file("tbx", file, folder / "into", choices)


@pytest.mark.parametrize("content", [DCA, DCT, MARTIF], ids=["dca", "dct", "martif"])
def test_entries_of_other_programs_are_read_in_every_style(tmp_path: Path, content: str) -> None:
    done = take(content, tmp_path)
    glossary = load(tmp_path / "into")
    assert (glossary.title, glossary.language) == ("Words of trade", "en")
    assert glossary.by_id["c-1"] == Entry(
        "c-1",
        "trade",
        (Section("p1", "Exchange of goods or services.\nIt is old.", sources=("source-1",)),),
        (
            Name("Handel", "de", "preferred"),
            Name("swap", "en", "deprecated"),
            Name("trading", "en", "admitted"),
            Name("comercio", "es"),
        ),
        "commerce",
        see_also=("c2",),
        sources=(Source("source-1", "Roe 2001"),),
        reviewed="2020-01-02",
        notes=("Ask Bern.",),
        links=("https://example.org/t",),
    )
    assert glossary.by_id["c2"] == Entry("c2", "tariff", (Section("p1", "A tax on trade."),))
    assert [loss.what for loss in done.losses] == [
        "sourceDesc of the header has no place",
        "the status 'supersededTerm-admn-sts' is kept as 'deprecated'",
        "partOfSpeech of a term has no place",
        "a definition in 'es' is left out: the texts are in 'en'",
    ]


def test_the_language_of_the_texts_can_be_another(tmp_path: Path) -> None:
    done = take(DCA, tmp_path, Choices(language="es"))
    glossary = load(tmp_path / "into")
    assert [(entry.term, entry.sections[0].text) for entry in glossary.entries] == [("comercio", "Cambio.")]
    assert Name("trade", "en", "preferred") in glossary.entries[0].names
    assert "a concept without a definition in 'es' is left out" in {loss.what for loss in done.losses}


def test_a_note_stands_for_a_definition_where_a_dialect_has_none(tmp_path: Path) -> None:
    core = DCA.replace('<descrip type="definition">A tax on trade.</descrip>', "<note>A tax.</note>")
    done = take(core, tmp_path)
    assert load(tmp_path / "into").by_id["c2"].sections == (Section("p1", "A tax."),)
    assert "a note stands for the definition in 'en' that is missing" in {loss.what for loss in done.losses}


def test_noted_words_that_are_damaged_are_not_used(tmp_path: Path) -> None:
    damaged = DCA.replace('<conceptEntry id="c2">', '<conceptEntry id="c2"><?glossdesk {"id": ?>')
    done = take(damaged, tmp_path)
    assert any("damaged" in loss.what for loss in done.losses)
    assert load(tmp_path / "into").by_id["c2"].term == "tariff"


def test_missing_languages_and_ids_are_told(tmp_path: Path) -> None:
    bare = DCA.replace(' xml:lang="en"', "").replace(' id="c2"', "").replace(' target="c2"', ' target="gone"')
    done = take(bare, tmp_path)
    told = {loss.what for loss in done.losses}
    assert "a language without xml:lang is taken for 'en'" in told
    assert "a reference to 'gone', which is not there, is left out" in told
    assert [entry.id for entry in load(tmp_path / "into").entries] == ["c-1", "tariff"]


def test_what_stands_before_and_after_the_entries_is_told(tmp_path: Path) -> None:
    around = DCA.replace(
        "</titleStmt>", "<note>Third edition.</note></titleStmt><publicationStmt><p>x</p></publicationStmt>"
    )
    around = around.replace("</fileDesc>", "</fileDesc><revisionDesc><change><p>x</p></change></revisionDesc>")
    person = (
        '<refObjectSec type="respPerson"><refObject id="p1"><item type="fn">Jo Roe</item></refObject></refObjectSec>'
    )
    book = '<refObjectSec type="bibl"><refObject id="b1"><item type="title">Trade</item></refObject></refObjectSec>'
    done = take(around.replace("</body>", f"</body><back>{person}{book}</back>"), tmp_path)
    assert [loss.what for loss in done.losses if "no place" in loss.what and "of a term" not in loss.what] == [
        "note of the header has no place",
        "publicationStmt of the header has no place",
        "sourceDesc of the header has no place",
        "revisionDesc of the header has no place",
        "the list 'respPerson' after the entries has no place",
        "the list 'bibl' after the entries has no place",
    ]
    assert len(load(tmp_path / "into").entries) == 2


BOMB = '<!DOCTYPE tbx [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize(
    ("content", "place", "words"),
    [
        (DCA.replace("<tbx ", f"{BOMB}\n<tbx ").replace("Ask Bern", "&b;"), "2:", "declares the entity 'a'"),
        (
            DCA.replace("<tbx ", '<!DOCTYPE tbx [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n<tbx '),
            "2:",
            "declares the entity 'a'",
        ),
        (DCA.replace("Ask Bern", "&unknown;"), "12:13", "undefined entity"),
        (DCA.replace("</conceptEntry>", "", 1), "32:5", "not XML: mismatched tag"),
        (DCA[:900], "", "not XML"),
        ("", "1:1", "not XML: no element found"),
        (DCA.replace("UTF-8", "EBCDIC-X"), "1:31", "unknown encoding: EBCDIC-X; save it as UTF-8"),
        (DCA.replace("UTF-8", "gb18030"), "1:31", "save it as UTF-8"),
        (DCA.encode("latin-1", "ignore").replace(b"Bern", b"Caf\xe9"), "12:20", "not XML"),
        ("<html><body/></html>", "1:1", "the root is <html>"),
        ("<tbx>" + "<a>" * 100_000, f"1:{5 + 49 * 3 + 1}", "nested over 50 deep"),
        ('<tbx xml:lang="en"><text/></tbx>', "1:1", "no entry in it"),
        ("<?xml version='1.0'?>\n<tbx><conceptEntry id='a'/></tbx>", "1:1", "a concept without a term is left out"),
    ],
)
def test_hostile_and_broken_files_are_refused_with_their_place(
    tmp_path: Path, content: str | bytes, place: str, words: str
) -> None:
    with pytest.raises(ImportFault) as fault:
        take(content, tmp_path)
    assert str(fault.value).startswith(f"{tmp_path}/file.tbx:{place}")
    assert words in str(fault.value)
    assert not (tmp_path / "into").exists()


def test_nothing_outside_of_the_file_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    (tmp_path / "secret.dtd").write_text('<!ENTITY leak "secret">')
    outside = '<!DOCTYPE tbx PUBLIC "x" "http://127.0.0.1:9/x.dtd" [<!ENTITY % p SYSTEM "secret.dtd"> %p;]>'
    with pytest.raises(ImportFault, match="entity 'p'"):
        take(DCA.replace("<tbx ", f"{outside}\n<tbx "), tmp_path)
    take(DCA.replace("<tbx ", '<!DOCTYPE tbx SYSTEM "secret.dtd">\n<tbx '), tmp_path)
    assert "secret" not in str(load(tmp_path / "into"))


def test_a_language_tag_that_is_none_is_refused_where_it_stands(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match=r"file\.tbx:6:5: error: 'deutsch!' is no BCP 47"):
        take(DCA.replace('"de"', '"deutsch!"'), tmp_path)
    take(DCA.replace('"de"', '"de_CH"'), tmp_path)
    assert Name("Handel", "de-CH", "preferred") in load(tmp_path / "into").by_id["c-1"].names


def test_a_file_of_200_megabytes_is_refused_at_once(tmp_path: Path) -> None:
    file = tmp_path / "file.tbx"
    with file.open("wb") as stream:
        stream.truncate(200_000_000)
    with pytest.raises(ImportFault, match="200,000,000 bytes are too many, 100,000,000 at most"):
        import_file("tbx", file, tmp_path / "into")
