from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from assistant.evaluate.archive import MOST, Archive
from assistant.evaluate.baseline import compare
from assistant.evaluate.document import ReportFileError, to_json
from tests.assistant.evaluate.reports import case, report, turn

NOON = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "reports")


def test_what_is_kept_is_read_again_by_another_program(archive: Archive, tmp_path: Path) -> None:
    old = report(case("a"), case("b", turn(failed="abstained")))
    new = report(case("a", turn(failed="abstained")), case("b"))
    new = replace(new, comparison=compare(new, old))
    name = archive.keep(new, "<p>\ud800</p>", NOON)
    again = Archive(tmp_path / "reports")
    assert again.report(name) == new
    assert again.document(name) == to_json(new)
    assert again.page(name) == "<p>\\ud800</p>"
    [kept] = again.all()
    assert kept.made == NOON
    assert kept.head
    assert kept.head.files == {"s.yaml"}
    assert [kept.head.changed(one) for one in ("fixed", "broken", "edited")] == [1, 1, 0]


def test_the_last_one_is_first_whatever_the_clock_of_the_place(archive: Archive) -> None:
    east = NOON.astimezone(timezone(timedelta(hours=9))) + timedelta(seconds=1)
    names = [archive.keep(report(case("a")), "", now) for now in (NOON, east)]
    assert [one.name for one in archive.all()] == names[::-1]


def test_only_the_last_ones_are_kept(archive: Archive, tmp_path: Path) -> None:
    for at in range(MOST + 2):
        archive.keep(report(case("a")), "", NOON + timedelta(minutes=at))
    assert [one.made.minute for one in archive.all()] == list(range(MOST + 1, 1, -1))
    assert len(list((tmp_path / "reports").iterdir())) == 2 * MOST


def test_without_a_folder_nothing_is_kept(archive: Archive) -> None:
    assert archive.all() == ()


@pytest.mark.parametrize("name", ["20261126T120000000001", "../secret", "", "20261126T120000000000/..", "x"])
def test_what_is_not_kept_is_told(archive: Archive, tmp_path: Path, name: str) -> None:
    archive.keep(report(case("a")), "", NOON)
    (tmp_path / "secret.json").write_text("{}")
    for read in (archive.report, archive.page, archive.document):
        with pytest.raises(ReportFileError, match="is kept; choose"):
            read(name)


def test_a_file_of_another_version_is_listed_and_not_read(archive: Archive, tmp_path: Path) -> None:
    name = archive.keep(report(case("a")), "", NOON)
    (tmp_path / "reports" / f"{name}.json").write_text("{}")
    [kept] = archive.all()
    assert kept.head is None
    with pytest.raises(ReportFileError, match="no report of a run"):
        archive.report(name)


def test_what_another_program_left_there_is_told_and_hides_nothing(archive: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    name = archive.keep(report(case("a")), "", NOON)
    # No such day, a folder, and texts that are not UTF-8.
    (folder / "20261399T120000000000.json").write_text("{}")
    (folder / "20261125T120000000000.json").mkdir()
    for kind in ("json", "html"):
        (folder / f"20261124T120000000000.{kind}").write_bytes(b"\xff")
    assert [(one.name, bool(one.head)) for one in archive.all()] == [
        (name, True),
        ("20261125T120000000000", False),
        ("20261124T120000000000", False),
    ]
    for read in (archive.page, archive.document):
        for hurt in ("20261125T120000000000", "20261124T120000000000"):
            with pytest.raises(ReportFileError, match=r"cannot be read: .*; delete it, and run"):
                read(hurt)
