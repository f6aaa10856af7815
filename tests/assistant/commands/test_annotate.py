import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.annotate import Mention, RunnerUp
from assistant.cli import main
from assistant.commands.annotate import show_mentions
from tests.assistant.conftest import one_line, type_in
from tests.conftest import entry, glossary_of

DRAFT = "\ufeffA toast\x1b[31m\nto win-win\r\n  cooperation, 务实合作 and win-win cooperation."
pytestmark = pytest.mark.usefixtures("bare_surroundings")


def test_text_gives_place_name_term_section_and_once_the_definition(
    built: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("draft.txt").write_bytes(DRAFT.encode())
    assert main(["annotate", "draft.txt", *built]) == 0
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert [line for line in lines if not line.startswith(" ")] == [
        "2:4  win-win cooperation: Win-win cooperation (cooperation#win-win)",
        "3:16  务实合作: Pragmatic cooperation (cooperation#pragmatic)",
        "3:25  win-win cooperation: Win-win cooperation (cooperation#win-win)",
    ]
    assert lines[1].startswith("    In official Chinese usage, win-win cooperation (合作共赢) means")
    assert out.count("win-win cooperation (合作共赢) means") == 1
    assert all(len(line) <= 80 for line in lines)
    assert "\x1b" not in out
    assert err == ""


def test_text_names_what_came_close() -> None:
    runner_up = RunnerUp("small", "fish", "s1", "Trawl\x1b")
    mention = Mention("net", 0, 3, "small", "net", "s1", "Net", first=False, runner_up=runner_up)
    glossary = glossary_of(entry("net", "Net", "A mesh."))
    assert list(show_mentions("net", [mention], {"small": glossary}, 80)) == [
        "1:1  net: Net (net#s1); close: Trawl\\x1b"
    ]


def test_json_is_one_document_of_what_the_assistant_finds(
    assistant: Assistant,
    built: Sequence[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    type_in(monkeypatch, DRAFT.encode())
    assert main(["annotate", "-", "--format", "json", *built]) == 0
    out, err = capsys.readouterr()
    mentions = assistant.annotate(DRAFT.removeprefix("\ufeff"))
    assert json.loads(out) == {"mentions": [asdict(one) for one in mentions]}
    assert len(mentions) == 3
    assert err == ""


def test_a_draft_without_a_name_is_no_fault(built: Sequence[str], capsys: pytest.CaptureFixture[str]) -> None:
    Path("draft.txt").write_text("Soup is hot.")
    assert main(["annotate", "draft.txt", *built]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "no name of the glossary" in one_line(err)
    assert main(["annotate", "draft.txt", "--format", "html", *built]) == 0
    assert "no name of the glossary" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("file", "why"),
    [
        ("missing.txt", "the draft 'missing.txt' cannot be read: No such file or directory; check the path"),
        (".", "the draft '.' cannot be read: Is a directory; check the path"),
        ("latin.txt", "the draft in latin.txt is not UTF-8 at byte 4; save it as UTF-8"),
        ("empty.txt", "the draft is empty; give some text"),
        ("long.txt", "the draft has 1,000,001 characters, 1,000,000 at most; annotate it in parts"),
    ],
)
def test_a_draft_that_cannot_be_annotated_is_a_usage_error_before_anything_is_opened(
    capsys: pytest.CaptureFixture[str], file: str, why: str
) -> None:
    Path("latin.txt").write_bytes("coopération".encode("latin-1"))
    Path("empty.txt").write_text(" \n")
    Path("long.txt").write_text("a" * 1_000_001)
    assert main(["annotate", file, "--index", "/dev/null/nowhere"]) == 2
    out, err = capsys.readouterr()
    assert one_line(err) == f"glossdesk: {why}\n"
    assert out == ""
