from datetime import date
from pathlib import Path

import pytest

from glossary import check as public
from glossary.check import RULES, check
from glossary.integrity import RULES as FAULTS
from glossary.load import read
from glossary.model import Problem, Severity

TODAY = date(2026, 5, 1)
HEADER = "id: small\ntitle: Small\nlanguage: en\n"


def lint(
    folder: Path, body: str = "", *, section: str = "", header: str = HEADER, other: str = "", stem: str = "trade"
) -> list[Problem]:
    (folder / "entries").mkdir()
    (folder / "glossary.yaml").write_text(header)
    entry = f"id: trade\nterm: Trade\nsections: [{{id: p1, text: A text.{section}}}]\n{body}"
    (folder / "entries" / f"{stem}.yaml").write_text(entry)
    if other:
        (folder / "entries" / "other.yaml").write_text(other)
    return list(check(folder, TODAY))


OTHER = "id: other\nterm: Other\nsections: [{id: p1, text: A text.}]\n"


def test_a_sound_glossary_has_no_problems(tmp_path: Path) -> None:
    body = "names: {zh-Hans: 贸易}\nsee_also: [other]\nreviewed: 2024-05-01\nsources: {s: {title: S}}\n"
    header = HEADER + "url: https://example.org/{entry}\n"
    assert lint(tmp_path, body, section=", sources: [s]", header=header, other=OTHER + "see_also: [trade]\n") == []


@pytest.mark.parametrize(
    ("body", "rule", "words"),
    [
        ("see_also: [gone]\n", "dangling-see-also", "no entry 'gone'"),
        ("see_also: [trade]\n", "own-see-also", "points to itself"),
        ("names: {zh_Hans: 贸易}\n", "language-tag", "'zh_Hans'"),
        ("sources: {s: {title: S, URL: 'javascript:alert(1)'}}\n", "web-address", "https://"),
        ("see_also: &a [*a]\n", "cycle", "inside"),
    ],
)
def test_errors_stop_loading(tmp_path: Path, body: str, rule: str, words: str) -> None:
    errors = [found for found in lint(tmp_path, body) if found.severity is Severity.ERROR]
    assert [found.rule for found in errors] == [rule]
    assert words in errors[0].message
    assert errors[0].mark.line == 4
    assert read(tmp_path).glossary is None


@pytest.mark.parametrize(
    ("section", "rule"),
    [
        ("}, {id: p1, text: Another.", "duplicate-id"),
        ("}, {id: P 2, text: Another.", "bad-id"),
        (", sources: [gone]", "dangling-source"),
        (", names: {e: x}", "language-tag"),
        (", sense: usual", "unknown-sense"),
        (", names: {de: {name: x, status: usual}}", "unknown-status"),
    ],
)
def test_errors_in_sections_stop_loading(tmp_path: Path, section: str, rule: str) -> None:
    assert [(found.rule, found.severity) for found in lint(tmp_path, section=section)] == [(rule, Severity.ERROR)]


def test_an_id_that_is_not_the_file_name_is_an_error(tmp_path: Path) -> None:
    assert [found.rule for found in lint(tmp_path, stem="tirade")] == ["id-and-file"]


def test_the_second_entry_of_an_id_is_an_error(tmp_path: Path) -> None:
    found = lint(tmp_path, other=OTHER.replace("id: other", "id: trade"))
    rules = {(one.rule, one.severity) for one in found}
    assert rules == {("duplicate-id", Severity.ERROR), ("id-and-file", Severity.ERROR)}


def test_a_broken_entry_is_not_reported_as_missing(tmp_path: Path) -> None:
    assert [found.rule for found in lint(tmp_path, "see_also: [other]\n", other="[")] == ["syntax"]


@pytest.mark.parametrize(
    ("body", "rule", "words"),
    [
        ("names: {en: [Ware, wARE]}\n", "repeated-name", "'wARE'"),
        ("names: {de: OTHER}\n", "shared-name", "'OTHER'"),
        ("see_also: [other, other]\n", "repeated-reference", "'other'"),
        ("sources: {s: {title: S}}\n", "unused-source", "'s'"),
        ("summary: he\u0301zuo\n", "not-nfc", "NFC"),
        ('summary: " A summary."\n', "spacing", "white space"),
        ('summary: "A \\x07 bell."\n', "control-character", "U+0007"),
        ("summary: A \u202eturn.\n", "direction-character", "U+202E"),
        ("reviewed: 2024-04-30\n", "reviewed", "over 2 years ago"),
        ("reviewed: 2026-05-02\n", "reviewed", "yet to come"),
        ("reviewed: 2026-02-30\n", "reviewed", "YYYY-MM-DD"),
        ("reviewed: '20260101'\n", "reviewed", "YYYY-MM-DD"),
    ],
)
def test_warnings_leave_the_glossary_usable(tmp_path: Path, body: str, rule: str, words: str) -> None:
    found = lint(tmp_path, body, other=OTHER)
    assert [(one.rule, one.severity) for one in found] == [(rule, Severity.WARNING)]
    assert words in found[0].message
    assert found[0].mark.line in (2, 4)
    assert read(tmp_path).glossary is not None


def test_a_section_over_two_thousand_characters_is_long(tmp_path: Path) -> None:
    limit = 2_000 - len("A text.")
    assert lint(tmp_path, section="x" * limit) == []
    (tmp_path / "more").mkdir()
    assert [found.rule for found in lint(tmp_path / "more", section="x" * (limit + 1))] == ["long-section"]


def test_a_question_that_two_sections_claim_to_answer_is_reported(tmp_path: Path) -> None:
    (found,) = lint(tmp_path, section=', questions: [Who pays?, "who pays?"]')
    assert (found.rule, found.severity) == ("repeated-question", Severity.WARNING)
    assert "'who pays?'" in found.message


def test_a_sense_that_contrasts_with_no_other_is_reported(tmp_path: Path) -> None:
    (found,) = lint(tmp_path, section=", sense: official")
    assert (found.rule, found.severity) == ("lone-sense", Severity.WARNING)
    assert "the ordinary sense" in found.message
    (tmp_path / "both").mkdir()
    assert lint(tmp_path / "both", section=", sense: official}, {id: p2, sense: ordinary, text: Another.") == []


@pytest.mark.parametrize(
    ("line", "rule", "severity"),
    [
        ("url: https://example.org/", "url-template", Severity.WARNING),
        ("url: 'ftp://example.org/{entry}'", "web-address", Severity.ERROR),
    ],
)
def test_the_header_is_checked(tmp_path: Path, line: str, rule: str, severity: Severity) -> None:
    assert [(one.rule, one.severity) for one in lint(tmp_path, header=f"{HEADER}{line}\n")] == [(rule, severity)]


def test_an_odd_glossary_id_is_a_warning_and_an_odd_language_an_error(tmp_path: Path) -> None:
    found = lint(tmp_path, header="id: Small\ntitle: Small\nlanguage: english_uk\n")
    assert [(one.rule, one.severity) for one in found] == [
        ("bad-id", Severity.WARNING),
        ("language-tag", Severity.ERROR),
    ]


def test_a_leap_day_is_two_years_old_on_the_first_of_march(tmp_path: Path) -> None:
    lint(tmp_path, "reviewed: 2024-02-29\n")
    assert check(tmp_path, date(2026, 2, 28)) == ()
    assert [one.rule for one in check(tmp_path, date(2026, 3, 1))] == ["reviewed"]


def test_every_rule_is_told_by_its_name(tmp_path: Path) -> None:
    assert not RULES.keys() & FAULTS.keys()
    assert all(one.rule in RULES for one in lint(tmp_path, "reviewed: soon\nsources: {s: {title: S}}\n"))
    assert public is check
