import csv
import io
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.web.checked import Checked, checked
from assistant.web.comments import as_table, as_text, comments
from assistant.web.words import words_for
from tests.conftest import entry, index_of, section

DRAFT = (
    f"Nets.\n{'many words stand here ' * 4}before the net that is mended, {'and behind it ' * 5}\n=net\nA bill, a\nnet."
)


@pytest.fixture
def found(tmp_path: Path) -> Checked:
    index = index_of(
        tmp_path,
        entry("net", "Net", "=A mesh. Of cords."),
        entry("law", "Law", section("s1", "Voted.", "Bill")),
        entry("debt", "Debt", "Owed.", en="bill"),
    )
    return checked(DRAFT, Assistant(index))


def test_a_comment_says_where_a_mention_stands(found: Checked) -> None:
    told = list(comments(found))
    assert [(one.line, one.name, one.first) for one in told] == [
        (1, "Nets", True),
        (2, "net", False),
        (3, "net", False),
        (4, "bill", True),
        (5, "net", False),
    ]
    assert [one.quoted for one in told][:2] == [
        "“Nets.”",
        "“…here many words stand here before the net that is mended, and behind it and…”",
    ]
    assert [one.close for one in told] == ["", "", "", "Bill", ""]


def test_the_text_has_a_comment_a_sense_and_names_the_other_places(found: Checked) -> None:
    text = as_text(found, "https://desk.example/", words_for("en"))
    assert text.startswith(
        "Comments on the draft\n\n1. Line 1: “Nets.”\n   Net: =A mesh.\n   Again in lines: 2, 3, 5\n"
    )
    assert "2. Line 4: “A bill, a”\n   Debt: Owed.\n   Ambiguous: “Bill” is close.\n" in text
    assert "https://example.org/net#s1" in text
    assert as_text(found, "", words_for("de")).startswith("Anmerkungen zum Text\n\n1. Zeile 1: ")


def test_the_table_has_a_row_a_mention_and_no_formula(found: Checked) -> None:
    table = as_table(found, "https://desk.example/", words_for("en")).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(table)))
    assert len(rows) == 1 + 5
    assert rows[1][:5] == ["1", "Nets", "“Nets.”", "Net", "'=A mesh."]
    assert rows[4][5] == "Bill"


def test_a_draft_without_a_mention_says_so(tmp_path: Path) -> None:
    nothing = checked("Soup.", Assistant(index_of(tmp_path, entry("net", "Net", "A mesh."))))
    assert as_text(nothing, "", words_for("en")) == ("Comments on the draft\n\nIt has no name of the glossary in it.\n")
