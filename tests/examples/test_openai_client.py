import os
import subprocess
import sys

import httpx
import pytest

from assistant import Assistant
from assistant.settings import PREFIX
from tests.assistant.conftest import ROOT
from tests.conftest import python


def test_it_prints_the_answer_and_its_references(server: httpx.Client, assistant: Assistant) -> None:
    question = "what does win-win mean?"
    code = f"from examples.openai_client import main; main({question!r})"
    printed = python(code, DESK_URL=str(server.base_url))
    answer = assistant.ask(question)
    references = "".join(f"[{one.number}] {one.reference}\n" for one in answer.citations)
    assert printed == f"{answer.text}\n{references}"


@pytest.mark.parametrize(
    ("given", "said"),
    [(["what is hezuo?"], "no desk answers at http://127.0.0.1:9; serve one"), ([], "ask one question, in quotation")],
)
def test_what_keeps_it_from_asking_is_said_in_a_line(given: list[str], said: str) -> None:
    program = [sys.executable, str(ROOT / "examples" / "openai_client.py"), *given]
    ended = subprocess.run(
        program, env={**os.environ, "DESK_URL": "http://127.0.0.1:9"}, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith(said)
    assert ended.stderr.count("\n") == 1


def test_no_example_reads_what_the_settings_would_refuse_in_the_same_shell() -> None:
    for file in (ROOT / "examples").glob("*.py"):
        assert PREFIX not in file.read_text(encoding="utf-8"), file.name
