from pathlib import Path

import pytest

from glossary.exchange.intake import Choices, Intake
from glossary.exchange.tbx_field import Field, Fields
from glossary.exchange.xml_stream import elements
from glossary.model import Glossary


def read(inside: str, folder: Path) -> tuple[list[Field], list[str]]:
    (folder / "a.xml").write_text(f"<r><part>{inside}</part></r>")
    intake = Intake(folder / "a.xml", Glossary("g", "G", "en", ()), Choices(), new=True)
    part = next(one for one in elements(folder / "a.xml", {"part"}) if one.name == "part")
    return list(Fields(intake, exact=False).of(part, "en")), [loss.what for loss in intake.losses.all()]


def test_a_group_gives_its_first_field_the_sources_and_dates_inside(tmp_path: Path) -> None:
    group = (
        '<descripGrp><descrip type="definition">A.</descrip><adminGrp><admin type="source">B</admin><note>C.</note>'
        '</adminGrp><basic:source xmlns:basic="b">D</basic:source><transacGrp>'
        '<transac type="transactionType">x</transac><date>2001-02-03T04:05:06</date></transacGrp></descripGrp>'
    )
    found, told = read(group, tmp_path)
    assert [(one.category, one.text, one.sources, one.dates) for one in found] == [
        ("definition", "A.", ("B", "D"), ()),
        ("note", "C.", (), ()),
        ("transactionType", "x", (), ("2001-02-03",)),
    ]
    assert told == []


@pytest.mark.parametrize("style", ['<descrip type="definition">{}</descrip>', "<definition>{}</definition>"])
@pytest.mark.parametrize(
    ("written", "text", "told"),
    [
        ("one\n  two\n\n three", "one two\nthree", []),
        ('<hi type="italics">so</hi> <foreign xml:lang="fr">dit <hi>on</hi></foreign>', "so dit on", []),
        ("1<ph>%d</ph>2", "12", ["<ph> is markup of another program, and is left out"]),
        ('1<ph id="a" equiv=" or "/>2', "1 or 2", ["<ph> is markup of another program, and is left out"]),
        (
            '<sc id="a"/>x<ec startRef="a"/>',
            "x",
            [f"<{one}> is markup of another program, and is left out" for one in ("sc", "ec")],
        ),
        ('H<hi type="subscript">2</hi>O', "H2O", ["subscript is read as plain text"]),
        ("a<?other program?>b<!-- c -->", "ab", []),
    ],
)
def test_a_text_is_what_a_reader_sees(tmp_path: Path, style: str, written: str, text: str, told: list[str]) -> None:
    found, losses = read(style.format(written), tmp_path)
    assert [(one.category, one.text, one.language) for one in found] == [("definition", text, "en")]
    assert losses == told


def test_languages_terms_and_what_glossdesk_noted_are_no_fields(tmp_path: Path) -> None:
    found, _ = read('<?glossdesk {}?><langSec/><termSec/><tig/><note xml:lang="de_AT">A</note><descripGrp/>', tmp_path)
    assert [(one.category, one.language) for one in found] == [("note", "de-AT")]
