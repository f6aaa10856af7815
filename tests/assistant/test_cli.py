import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, fields
from pathlib import Path

import pytest

from assistant import Answer, Assistant, Citation
from assistant.cli import main
from docs.generate import COMMAND, PAGES
from tests.assistant.conftest import ROOT, one_line, type_in, write_glossary
from tests.assistant.stub import endpoint, says, sends

QUESTION = "what does pragmatic cooperation mean here?"
_HEAVY = {"torch", "sentence_transformers", "transformers", "gradio", "uvicorn", "fastapi", "pymilvus"}
pytestmark = pytest.mark.usefixtures("bare_surroundings")


def test_ask_prints_the_answer_and_what_it_cites(built: Sequence[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", QUESTION, *built]) == 0
    out, err = capsys.readouterr()
    assert "务实合作" in out
    assert "[1]" in out
    assert "“Pragmatic cooperation”, under “Cooperation”" in out
    assert "    Source: " in out
    assert all(len(line) <= 80 for line in out.splitlines())
    assert err == ""


def test_ask_as_json_is_the_answer_of_the_assistant(
    assistant: Assistant, built: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", QUESTION, "--json", *built]) == 0
    out, err = capsys.readouterr()
    document = json.loads(out)
    assert document == json.loads(json.dumps(asdict(assistant.ask(QUESTION))))
    assert list(document) == [one.name for one in fields(Answer)]
    assert list(document["citations"][0]) == [one.name for one in fields(Citation)]
    assert "务实合作" in out
    assert err == ""


def test_an_abstention_is_an_answer_and_names_near_entries(
    built: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", "who was fined for a breach of multilateral fishing law?", *built, "--threshold", "1"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("Not in this glossary: ")
    assert "\n\nNearest entries: " in out
    assert err == ""


@pytest.mark.parametrize(
    "question", ["ما معنى التعاون hezuo؟", "\x1b[31mhezuo\x07", "\u202ehezuo", "<script>hezuo</script>"]
)
def test_an_odd_question_is_answered_and_leaves_the_terminal_alone(
    built: Sequence[str], capsys: pytest.CaptureFixture[str], question: str
) -> None:
    assert main(["ask", question, *built]) == 0
    out, err = capsys.readouterr()
    assert out.endswith("\n")
    assert not {"\x1b", "\x07", "\u202e"} & {*out, *err}


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("", "the question is empty"),
        (" \t\x00", "the question is empty"),
        ("why? " * 4000, "20,000 characters|19,999 characters"),
        ("?!", "no word in it"),
        ("\udcff\udcfe", "not text in UTF-8"),
    ],
)
@pytest.mark.parametrize("name", ["ask", "search"])
def test_a_question_that_cannot_be_asked_is_a_usage_error_before_anything_is_opened(
    capsys: pytest.CaptureFixture[str], name: str, question: str, why: str
) -> None:
    assert main([name, question, "--index", "/dev/null/nowhere"]) == 2
    out, err = capsys.readouterr()
    assert any(one in one_line(err) for one in why.split("|"))
    assert out == ""


def test_search_lists_hits_with_every_signal(built: Sequence[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "pragmatic cooperation", "-k", "3", *built]) == 0
    head, first, *rest = capsys.readouterr().out.splitlines()
    assert {"section", "sentence", "lexical", "name", "coverage"} < set(head.split())
    assert "cooperation#pragmatic" in first
    assert len(rest) == 2


def test_ask_can_be_explained_in_both_forms(
    assistant: Assistant, built: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    explained = assistant.explain(QUESTION)
    assert main(["ask", QUESTION, "--explain", "--json", *built]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document.pop("explanation") == json.loads(json.dumps(asdict(explained.explanation)))
    assert document == json.loads(json.dumps(asdict(explained.answer)))
    assert main(["ask", QUESTION, "--explain", *built]) == 0
    assert "What was weighed" in capsys.readouterr().out


def test_search_as_json_is_what_the_assistant_finds(
    assistant: Assistant, built: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", "务实合作", "-k", "2", "--json", *built]) == 0
    hits = json.loads(capsys.readouterr().out)["hits"]
    found = assistant.search("务实合作", 2).hits
    assert [(hit["glossary"], hit["entry"], hit["section"]) for hit in hits] == [
        (hit.place.glossary, hit.place.entry, hit.place.section) for hit in found
    ]
    assert [hit["signals"] for hit in hits] == [asdict(hit.signals) for hit in found]
    assert hits[0]["sentences"] == [asdict(sentence) for sentence in found[0].sentences]


def test_chat_answers_each_line_and_goes_on_after_one_that_cannot_be_asked(
    built: Sequence[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in(monkeypatch, QUESTION.encode() + b"\n\n???\n\xff\n" + "合作".encode())
    assert main(["chat", *built]) == 0
    out, err = capsys.readouterr()
    assert f"> {QUESTION}\n\nIn official Chinese usage, pragmatic cooperation" in out
    assert "> 合作\n\n" in out
    assert "no word in it" in err
    assert "not text in UTF-8" in err
    assert out.rstrip().endswith(".")


def test_a_writer_shortens_the_answer_or_it_is_said_why_not(
    built: Sequence[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "In official Chinese usage, pragmatic cooperation means cooperation on concrete matters."
    monkeypatch.setenv("GLOSSDESK_WRITER_KEY", "sk-123")
    with endpoint(says(f"{said} [1]")) as served:
        writing = ["--writer", f"{served.url}/v1", "--writer-model", "stub", *built]
        assert main(["ask", QUESTION, "--json", *writing]) == 0
        document = json.loads(capsys.readouterr().out)
        assert (document["text"], document["written"], document["writer_fault"]) == (f"{said} [1]", True, "")
        assert served.headers[0]["Authorization"] == "Bearer sk-123"
        assert main(["ask", QUESTION, "--explain", *writing]) == 0
        out, _ = capsys.readouterr()
        assert "Shortened by a language model" in out
        assert "    [1] “In official Chinese usage, pragmatic cooperation (务实合作) means" in out
        served.reply = sends(b"", 401)
        assert main(["ask", QUESTION, "--explain", *writing]) == 0
        out, err = capsys.readouterr()
        told = "The writer’s words are not shown: it answered with status 401."
        assert " ".join(out.split()).count(told) == 2
        assert "sk-123" not in out + err


def test_check_prints_a_problem_a_line_and_counts_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_glossary(tmp_path / "sea", "port", "ship")
    assert main(["check", str(folder)]) == 0
    assert capsys.readouterr() == ("", f"glossdesk: no problems in {folder}\n")

    (folder / "entries" / "port.yaml").write_text("id: port\nterm: NO\nsections:\n  - {id: a, txt: b}\n")
    (folder / "entries" / "ship.yaml").write_text(
        "id: ship\nterm: Ship\nsections: [{id: a, text: b}]\nreviewed: 1999-01-01\n"
    )
    assert main(["check", str(folder)]) == 1
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert lines[0].startswith(f"{folder}/entries/port.yaml:4:")
    assert lines[-1].startswith(f"{folder}/entries/ship.yaml:4:")
    assert f"{len(lines) - 1} errors and 1 warning in {folder}" in one_line(err)


def test_check_as_json_is_one_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--json", str(tmp_path / "missing")]) == 1
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert problem.pop("message").startswith("the glossary folder does not exist")
    assert problem == {
        "file": str(tmp_path / "missing"),
        "line": 1,
        "column": 1,
        "severity": "error",
        "rule": "no-glossary",
    }


def test_check_takes_folders_either_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a, b = (str(write_glossary(tmp_path / name, "port")) for name in "ab")
    assert main(["check", a, "--glossary", b]) == 0
    assert capsys.readouterr().err == f"glossdesk: no problems in {a}, {b}\n"


def test_index_builds_once_and_again_when_forced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["index", "--glossary", str(write_glossary(tmp_path / "sea", "port")), "--index", str(tmp_path / "i")]
    assert main(arguments) == 0
    out, err = capsys.readouterr()
    assert out == f"{tmp_path / 'i'}: 1 entry, 1 section\n"
    assert "there is none yet; building it" in err
    assert main(arguments) == 0
    assert capsys.readouterr() == (out, "")
    assert main([*arguments, "--force"]) == 0
    assert "asked to; building it" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nope"],
        ["ask"],
        ["ask", "what", "is", "it"],
        ["ask", "hezuo", "--jso"],
        ["search", "hezuo", "-k", "0"],
        ["search", "hezuo", "-k", "ten"],
        ["ask", "hezuo", "--threshold", "2"],
        ["serve", "--port", "99999"],
        ["ask", "hezuo", "--writer", "http://127.0.0.1:9/v1"],
        ["ask", "hezuo", "--writer", "127.0.0.1:9", "--writer-model", "m"],
        ["import", "text", "a.txt"],
        ["import", "docx", "a.docx", "--into", "x"],
    ],
)
def test_a_command_line_that_cannot_be_understood_is_a_usage_error(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    one_line(err)
    assert out == ""


def imports_of(*arguments: str) -> tuple[set[str], str]:
    """Run the command in a new process, and return what it imports and prints."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "assistant.cli", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}
    assert "argparse" in imported
    assert done.returncode == 0 or arguments == ("check",)
    return imported, done.stdout


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["ask", "--help"], ["check"]])
def test_help_and_check_import_nothing_heavy(arguments: list[str]) -> None:
    imported, out = imports_of(*arguments)
    assert not imported & {*_HEAVY, "onnxruntime", "tokenizers"}
    assert arguments == ["check"] or "glossdesk" in out


def test_an_answer_from_a_built_index_imports_nothing_heavy(built: Sequence[str]) -> None:
    imported, out = imports_of("ask", QUESTION, *built)
    assert "[1]" in out
    assert {"onnxruntime", "tokenizers"} <= imported
    assert not imported & {*_HEAVY, "huggingface_hub", "pypinyin", "scipy", "jinja2"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_documentation_says_what_the_code_says(page: Path) -> None:
    assert page.read_text(encoding="utf-8") == PAGES[page](), f"{page.name} is stale; refresh it with: {COMMAND}"
