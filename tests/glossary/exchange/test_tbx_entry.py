"""Each thing that an entry of a TBX file may hold is taken in, or told."""

from collections import Counter
from pathlib import Path

import pytest

from glossary.exchange import import_file
from glossary.load import load
from glossary.model import Entry, Name, Section, Source

# Two entries with every construct of the core structure of TBX 3, in DCA style.
FILE = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
<conceptEntry id="C1">
  <descripGrp><descrip type="subjectField">harbours</descrip><admin type="source">Port list</admin></descripGrp>
  <admin type="source">Yearbook, 1999</admin>
  <admin type="customerSubset">Navy</admin>
  <adminGrp><admin type="source">Atlas</admin><note>Second map.</note>
    <ref type="crossReference" target="t2">a</ref></adminGrp>
  <transacGrp><transac type="transactionType">origination</transac><date>2001-02-03</date>
    <transacNote type="responsibility" target="p1">Jo</transacNote><note>By hand.</note></transacGrp>
  <transacGrp><transac type="transactionType">modification</transac><date>2004-05-06T07:08:09Z</date></transacGrp>
  <xref type="externalCrossReference" target="https://example.org/quay">page</xref>
  <xref type="xGraphic" target="https://example.org/quay.png">picture</xref>
  <note>Of the <foreign xml:lang="fr">quai</foreign>.</note>
  <langSec xml:lang="en">
    <descripGrp><descrip type="definition">Where ships <hi type="entailedTerm" target="C2">lie</hi>.</descrip>
      <adminGrp><admin type="source">Pilot, 7</admin></adminGrp><admin type="source">Manual</admin>
      <transacGrp><transac type="transactionType">modification</transac><date>2003-01-01</date></transacGrp>
      <note>Checked.</note><xref type="externalCrossReference" target="https://example.org/pilot">x</xref></descripGrp>
    <transacGrp><transac type="transactionType">modification</transac><date>2020-01-01</date></transacGrp>
    <note>British.</note>
    <termSec id="t1"><term>quay</term>
      <termNoteGrp><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote><note>By vote.</note>
        <admin type="source">Minutes</admin></termNoteGrp>
      <termNote type="partOfSpeech">noun</termNote>
      <descripGrp><descrip type="context">At the quay.</descrip><admin type="source">Novel</admin></descripGrp>
      <admin type="source">Dictionary</admin>
      <ref type="crossReference" target="C2">pier</ref>
      <note>Said “key”.</note></termSec>
    <termSec><term>wharf</term><termNote type="usageStatus">admitted</termNote></termSec>
    <termSec><term>keye</term><termNote type="administrativeStatus">obsolete</termNote></termSec>
  </langSec>
  <langSec xml:lang="de"><descrip type="definition">Wo Schiffe liegen.</descrip>
    <termSec><term>Kai</term></termSec></langSec>
</conceptEntry>
<conceptEntry id="C2">
  <descrip type="definition">A deck on piles, 10<hi type="superscript">6</hi> kg.</descrip>
  <langSec xml:lang="en"><termSec><term id="t2">pier</term></termSec></langSec>
</conceptEntry>
</body><back><refObjectSec type="respPerson"><refObject id="p1"><item type="fn">Jo</item></refObject></refObjectSec>
</back></text></tbx>
"""
QUAY = Entry(
    "c1",
    "quay",
    (Section("p1", "Where ships lie.", sources=("source-1", "source-2", "source-3", "source-4")),),
    (Name("wharf", "en", "admitted"), Name("keye", "en", "deprecated"), Name("Kai", "de")),
    "harbours",
    see_also=("c2",),
    sources=(
        Source("source-1", "Pilot, 7"),
        Source("source-2", "Manual"),
        Source("source-3", "Yearbook, 1999"),
        Source("source-4", "Atlas"),
    ),
    reviewed="2004-05-06",
    notes=("Second map.", "By hand.", "Of the quai.", "Checked.", "British.", "By vote.", "Said “key”."),
    links=("https://example.org/quay", "https://example.org/pilot"),
)
# What is told, and how often.
TOLD = {
    "the source of subjectField has no place": 1,
    "customerSubset has no place": 1,
    "responsibility has no place": 1,
    "xGraphic has no place": 1,
    # That of the definition, and that of the language.
    "transactionType of a language has no place": 1 + 1,
    "the source of administrativeStatus has no place": 1,
    "partOfSpeech of a term has no place": 1,
    "context of a term has no place": 1,
    "source of a term has no place": 1,
    "the status 'obsolete' is kept as 'deprecated'": 1,
    "superscript is read as plain text": 1,
    "a definition in 'de' is left out: the texts are in 'en'": 1,
    "the list 'respPerson' after the entries has no place": 1,
}


def take(content: str, folder: Path) -> Counter[str]:
    (folder / "file.tbx").write_text(content)
    losses = import_file("tbx", folder / "file.tbx", folder / "into").losses
    return Counter({loss.what: loss.count for loss in losses})


def one(inside: str) -> str:
    return f'<tbx xml:lang="en"><conceptEntry id="c1">{inside}</conceptEntry></tbx>'


def test_every_construct_is_taken_in_or_told(tmp_path: Path) -> None:
    assert take(FILE, tmp_path) == TOLD
    quay, pier = load(tmp_path / "into").entries
    assert quay == QUAY
    assert pier == Entry("c2", "pier", (Section("p1", "A deck on piles, 106 kg."),))


def test_every_construct_of_version_2_is_taken_in_or_told(tmp_path: Path) -> None:
    content = """<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><martifHeader><fileDesc><titleStmt><title>Ports</title></titleStmt></fileDesc>
<encodingDesc><p type="XCSURI">TBXXCSV02.xcs</p></encodingDesc></martifHeader><text><body><termEntry id="c1">
<descrip type="superordinateConceptGeneric" target="c2">place</descrip>
<langSet xml:lang="en">
  <descrip type="definition">Where <bpt i="1">&lt;b&gt;</bpt>ships<ept i="1">&lt;/b&gt;</ept> lie.</descrip>
  <ntig id="n1"><termGrp><term>quay</term><termNote type="partOfSpeech">noun</termNote>
    <termNoteGrp><termNote type="administrativeStatus">standardizedTerm-admn-sts</termNote>
      <note>1990.</note></termNoteGrp>
    <termCompList type="syllabification"><termComp>quay</termComp></termCompList></termGrp>
    <descrip type="definition">A <ph>{1}</ph>stone edge.</descrip></ntig>
  <tig><term>wharf</term><termNote type="normativeAuthorization">admittedTerm</termNote></tig></langSet></termEntry>
<termEntry id="c2"><note>Any spot.</note><langSet xml:lang="en"><tig><term>place</term></tig></langSet></termEntry>
</body><back><refObjectList type="respPerson"><refObject id="p"><item>Jo</item></refObject></refObjectList></back>
</text></martif>"""
    assert take(content, tmp_path) == {
        "encodingDesc of the header has no place": 1,
        "<bpt> is markup of another program, and is left out": 1,
        "<ept> is markup of another program, and is left out": 1,
        "<ph> is markup of another program, and is left out": 1,
        "partOfSpeech of a term has no place": 1,
        "the status 'standardizedTerm-admn-sts' is kept as 'preferred'": 1,
        "termCompList of a term has no place": 1,
        "the list 'respPerson' after the entries has no place": 1,
        "a note stands for the definition in 'en' that is missing": 1,
    }
    quay, place = load(tmp_path / "into").entries
    assert [part.text for part in quay.sections] == ["Where ships lie.", "A stone edge."]
    assert (quay.term, quay.names) == ("quay", (Name("wharf", "en", "admitted"),))
    assert (quay.see_also, quay.notes) == (("c2",), ("1990.",))
    assert place.sections == (Section("p1", "Any spot."),)


def test_what_other_dialects_call_a_reference_is_one(tmp_path: Path) -> None:
    other = (
        '<conceptEntry id="c2"><note>B.</note><langSec xml:lang="en"><termSec id="t"><term>b</term></termSec></langSec>'
    )
    first = (
        '<note>A.</note><relatedConcept target="#c2">b</relatedConcept><langSec xml:lang="en"><termSec><term>a</term>'
        '<relatedTerm target="t">b</relatedTerm></termSec></langSec></conceptEntry>'
    )
    take(one(first + other), tmp_path)
    assert [entry.see_also for entry in load(tmp_path / "into").entries] == [("c2",), ()]


def test_the_source_of_a_language_is_that_of_its_own_definitions(tmp_path: Path) -> None:
    source = '<admin type="source">{}</admin>'.format
    english = f'<descrip type="definition">Quay.</descrip>{source("A")}<termSec><term>quay</term></termSec>'
    german = f"{source('B')}<termSec><term>Kai</term></termSec>"
    inside = f'<langSec xml:lang="en">{english}</langSec><langSec xml:lang="de">{german}</langSec>'
    assert take(one(inside), tmp_path) == {"source of a language has no place": 1}
    assert load(tmp_path / "into").entries[0].sources == (Source("source-1", "A"),)


def test_a_language_without_terms_still_defines(tmp_path: Path) -> None:
    german = '<langSec xml:lang="de"><termSec><term>Kai</term></termSec></langSec>'
    told = take(one(f'<langSec xml:lang="en"><descrip type="definition">Quay.</descrip></langSec>{german}'), tmp_path)
    assert told == {"there is no term in 'en'; the headword is 'Kai' in 'de'": 1}
    assert [part.text for part in load(tmp_path / "into").entries[0].sections] == ["Quay."]


@pytest.mark.parametrize(
    ("statuses", "status", "told"),
    [
        (("preferredTerm-admn-sts",), "preferred", {}),
        (("deprecated", "deprecatedTerm-admn-sts"), "deprecated", {}),
        (("admitted", "deprecated"), "admitted", {"a term of several statuses keeps the first, 'admitted'": 1}),
        (("", "admitted"), "admitted", {}),
        (("proposed",), "", {"the status 'proposed' has no place": 1}),
    ],
)
def test_the_first_status_that_is_one_is_kept(
    tmp_path: Path, statuses: tuple[str, ...], status: str, told: dict[str, int]
) -> None:
    notes = "".join(f'<termNote type="administrativeStatus">{status}</termNote>' for status in statuses)
    english = '<note>A.</note><langSec xml:lang="en"><termSec><term>a</term></termSec></langSec>'
    german = f'<langSec xml:lang="de"><termSec><term>b</term>{notes}</termSec></langSec>'
    note = {"a note stands for the definition in 'en' that is missing": 1}
    assert take(one(english + german), tmp_path) == {**told, **note}
    assert load(tmp_path / "into").entries[0].names == (Name("b", "de", status),)


def test_what_is_empty_is_neither_taken_in_nor_told(tmp_path: Path) -> None:
    empty = '<descrip type="definition"/><admin type="source"> </admin><note/>'
    term = f"<termSec><term>a</term>{empty.replace('admin', 'descrip').replace('source', 'definition')}</termSec>"
    told = take(one(f'{empty}<note>A.</note><langSec xml:lang="en">{empty}{term}</langSec>'), tmp_path)
    assert told == {"a note stands for the definition in 'en' that is missing": 1}
    assert load(tmp_path / "into").entries[0] == Entry("c1", "a", (Section("p1", "A."),))
