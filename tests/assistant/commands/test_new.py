from pathlib import Path

import pytest

from assistant.cli import main
from tests.assistant.conftest import one_line

pytestmark = pytest.mark.usefixtures("bare_surroundings")


def test_new_says_where_the_file_is_and_what_is_next(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "Fair trade", "--into", "words"]) == 0
    out, err = capsys.readouterr()
    assert out == "words/glossary.yaml\nwords/entries/fair-trade.yaml\n"
    assert one_line(err) == "glossdesk: write over what says 'FILL IN:', then run: glossdesk check words\n"
    assert main(["check", "words"]) == 1
    assert "still to be written [placeholder]" in capsys.readouterr().out

    assert main(["new", "Fair trade", "--into", "words"]) == 3
    assert "the entry exists" in one_line(capsys.readouterr().err)
    Path("glossdesk.yaml").write_text("glossary: words\n")
    assert main(["new", "fair trade", "--id", "other"]) == 0
    out, err = capsys.readouterr()
    assert out == "words/entries/other.yaml\n"
    assert "words/entries/fair-trade.yaml:8:7: the term is a name there already" in err


def test_what_is_next_can_be_pasted_whatever_the_folder_is_called(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "Fair trade", "--into", "our words"]) == 0
    assert one_line(capsys.readouterr().err).endswith("then run: glossdesk check 'our words'\n")


def test_an_entry_of_no_glossary_in_particular_is_a_usage_fault(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "Fair trade"]) == 2
    assert "--into" in one_line(capsys.readouterr().err)
    assert main(["new", "Fair trade", "--glossary", "a", "--glossary", "b"]) == 2
    assert "2 glossaries" in one_line(capsys.readouterr().err)
