import httpx

from assistant import Assistant
from tests.conftest import python


def test_it_prints_the_answer_and_its_references(server: httpx.Client, assistant: Assistant) -> None:
    question = "what does win-win mean?"
    code = f"from examples.openai_client import main; main({question!r})"
    printed = python(code, GLOSSDESK_URL=str(server.base_url))
    answer = assistant.ask(question)
    references = "".join(f"[{one.number}] {one.reference}\n" for one in answer.citations)
    assert printed == f"{answer.text}\n{references}"
