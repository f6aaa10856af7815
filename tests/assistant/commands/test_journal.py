import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.journal import Face, Journal
from tests.assistant.journals import note


@pytest.fixture
def journal(tmp_path: Path, bare_surroundings: None) -> Journal:
    del bare_surroundings
    (tmp_path / "glossdesk.yaml").write_text("journal: on\njournal_file: kept/journal.db\n")
    journal = Journal(tmp_path / "kept" / "journal.db", 90, date.today)
    note(journal, "what is social credit?", "What does social credit mean?", "what is a lagoon?", face=Face.API)
    return journal


@pytest.mark.usefixtures("journal")
def test_groups_are_listed(built: Sequence[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["journal", *built]) == 0
    assert capsys.readouterr().out == "asked 2 times: social credit\nasked once: lagoon\n"
    assert main(["journal", "--json", *built]) == 0
    assert [one["times"] for one in json.loads(capsys.readouterr().out)["groups"]] == [2, 1]


@pytest.mark.usefixtures("journal")
def test_what_is_asked_in_a_terminal_is_noted(built: Sequence[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "what is a lagoon?", *built]) == 0
    capsys.readouterr()
    assert main(["journal", *built]) == 0
    assert "asked 2 times: lagoon\n" in capsys.readouterr().out


def test_everything_is_deleted(journal: Journal) -> None:
    assert main(["journal", "--forget"]) == 0
    assert journal.unanswered() == ()


def test_that_there_is_nothing_to_list_is_told(
    journal: Journal, built: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    journal.forget()
    assert main(["journal", *built]) == 0
    assert capsys.readouterr() == ("", "glossdesk: nothing was asked in vain that is not dealt with\n")


@pytest.mark.usefixtures("bare_surroundings")
def test_a_journal_that_is_off_or_broken_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["journal", "--forget"]) == 2
    assert "the journal is off; write journal: on into glossdesk.yaml" in capsys.readouterr().err
    (tmp_path / "glossdesk.yaml").write_text("journal: on\njournal_file: journal.db\n")
    (tmp_path / "journal.db").write_bytes(b"this is no database, " * 100)
    assert main(["journal", "--forget"]) == 3
    assert "journal.db: the file is no journal; move it away" in capsys.readouterr().err
