import json

import httpx
import pytest

from assistant import Assistant
from assistant.web.stream import event
from tests.assistant.stub import endpoint, says
from tests.assistant.web.conftest import serving

QUESTION = "what does pragmatic cooperation mean here?"


def events(address: str, question: str) -> list[tuple[str, object]]:
    """Return the events that a question gets: the name of each, and its data."""
    with httpx.stream("POST", f"{address}/api/v1/ask", json={"question": question, "stream": True}) as told:
        assert told.status_code == 200, told.read()
        assert told.headers["content-type"].startswith("text/event-stream")
        whole = "".join(told.iter_text())
    read = []
    for block in whole.removesuffix("\n\n").split("\n\n"):
        name, *data = block.split("\n")
        read.append((name.removeprefix("event: "), json.loads("\n".join(line.removeprefix("data: ") for line in data))))
    return read


def test_without_a_writer_the_whole_text_comes_and_then_the_answer(assistant: Assistant) -> None:
    with serving(assistant) as address:
        told = events(address, QUESTION)
    answer = assistant.ask(QUESTION)
    assert told == [("text", answer.text), ("answer", json.loads(answer.to_json()))]


def test_a_writers_sentences_come_one_by_one(assistant: Assistant) -> None:
    first, second = (one.cited_text for one in assistant.ask(QUESTION).citations[:2])
    with endpoint(says(f"{first} [1] {second} [2]")) as desk:
        written = Assistant(assistant.index, writer=desk.writer())
        with serving(written) as address:
            *texts, (name, answer) = events(address, QUESTION)
    assert [name for name, _ in texts] == ["text", "text"]
    assert name == "answer"
    assert isinstance(answer, dict)
    assert answer["written"]
    assert "".join(str(text) for _, text in texts) == answer["text"]


@pytest.mark.parametrize("question", ["???", ""])
def test_what_cannot_be_asked_is_a_problem_and_no_stream(assistant: Assistant, question: str) -> None:
    with serving(assistant) as address:
        told = httpx.post(f"{address}/api/v1/ask", json={"question": question, "stream": True})
    assert (told.status_code, told.headers["content-type"]) == (422, "application/problem+json")


def test_what_only_looks_like_a_line_break_does_not_part_the_data() -> None:
    assert event("a\u2028b\nc", "text") == "event: text\ndata: a\u2028b\ndata: c\n\n"
