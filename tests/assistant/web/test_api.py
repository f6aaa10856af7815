import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from assistant import Assistant
from assistant.document import Annotation, search_document, to_json
from assistant.question import Turn
from index import open_index
from tests.assistant.web.conftest import serving
from tests.conftest import FakeEncoder, entry, glossary_of

QUESTION = "what does pragmatic cooperation mean here?"


@pytest.fixture(scope="module")
def api(assistant: Assistant) -> Iterator[httpx.Client]:
    with serving(assistant) as address, httpx.Client(base_url=f"{address}/api/v1", timeout=60) as client:
        yield client


def test_an_answer_is_the_assistants_to_the_letter(api: httpx.Client, assistant: Assistant) -> None:
    passage, turn = "Talks on masks.", Turn("What is win-win cooperation?", "Dealings from which every side gains.")
    body = {
        "question": QUESTION,
        "passage": passage,
        "history": [{"question": turn.question, "answer": turn.answer}],
        "glossary": "china-official",
    }
    told = api.post("/ask", json=body)
    assert (told.status_code, told.headers["content-type"]) == (200, "application/json")
    assert told.text == assistant.ask(QUESTION, passage, [turn]).to_json()


def test_what_the_glossary_does_not_cover_is_an_answer_too(api: httpx.Client) -> None:
    told = api.post("/ask", json={"question": "Who won the 1998 World Cup?"})
    assert told.status_code == 200
    assert told.json()["answered"] is False


def test_a_search_and_an_annotation_are_those_of_the_command_line(api: httpx.Client, assistant: Assistant) -> None:
    draft = "Both praised 务实合作 𠮷 and pragmatic cooperation."
    assert api.post("/search", json={"query": "masks sold to France", "k": 3}).text == to_json(
        search_document(assistant.search("masks sold to France", 3))
    )
    assert api.post("/annotate", json={"text": draft}).text == to_json(Annotation(assistant.annotate(draft)))


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        (b'{"question" 1}', 400, "not JSON: Expecting ':' delimiter at character 13;"),
        (b"{}", 422, "body/question"),
        (b'{"question": ""}', 422, "at least 1 character"),
        (b'{"question": "???"}', 422, "no word in it"),
        (b'{"question": "a", "colour": "red"}', 422, "body/colour"),
        (b'{"question": "\\ud800"}', 422, "unicode string"),
        (b'{"question": "a", "glossary": "b"}', 422, "known are china-official"),
        (b'{"question": "' + b"a" * 2001 + b'"}', 422, "2000 characters"),
    ],
    ids=["syntax", "nothing", "empty", "no word", "unknown key", "surrogate", "glossary", "too long"],
)
def test_a_request_that_cannot_be_answered_is_a_problem_document(
    api: httpx.Client, body: bytes, status: int, said: str
) -> None:
    told = api.post("/ask", content=body, headers={"content-type": "application/json", "x-request-id": "mine-1"})
    assert (told.status_code, told.headers["content-type"]) == (status, "application/problem+json")
    problem = told.json()
    assert problem["status"] == status
    assert said in problem["detail"]
    assert problem["request_id"] == told.headers["x-request-id"] == "mine-1"


def test_the_place_of_a_fault_is_a_json_pointer(api: httpx.Client) -> None:
    history = [{"question": "a", "a/b~c": 1}]
    of_body = api.post("/ask", json={"question": "a", "history": history}).json()
    assert [one["pointer"] for one in of_body["errors"]] == ["/body/history/0/answer", "/body/history/0/a~1b~0c"]
    of_query = api.get("/entries", params={"offset": -1}).json()
    assert [one["pointer"] for one in of_query["errors"]] == ["/query/offset"]
    assert of_query["detail"].startswith("query/offset: ")
    assert "errors" not in api.post("/ask", content=b"{", headers={"content-type": "application/json"}).json()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"content-type": "application/x-www-form-urlencoded"}, "sent as 'application/x-www-form-urlencoded'"),
        ({}, "sent without a Content-Type"),
    ],
)
def test_json_that_is_sent_as_something_else_is_told_how_to_be_sent(
    api: httpx.Client, sent: dict[str, str], said: str
) -> None:
    told = api.post("/ask", content=b'{"question": "a"}', headers=sent)
    assert told.status_code == 422
    assert f"{said}; send one JSON object with Content-Type: application/json" in told.json()["detail"]


def test_one_of_several_glossaries_is_asked(tmp_path: Path) -> None:
    glossaries = [
        glossary_of(entry("net", "Net", "A net is a mesh of cords."), name="fishing"),
        glossary_of(entry("net", "Net", "A net is what remains of a sum."), name="money"),
    ]
    both = Assistant(open_index(glossaries, FakeEncoder(), tmp_path, lambda _: None))
    with serving(both) as address:
        told = httpx.post(f"{address}/api/v1/ask", json={"question": "What is a net?", "glossary": "money"}).json()
        listed = httpx.get(f"{address}/api/v1/entries", params={"glossary": "fishing"}).json()
    assert [one["glossary"] for one in told["citations"]] == ["money"]
    assert [one["glossary"] for one in listed["entries"]] == ["fishing"]


def test_a_large_answer_travels_packed(api: httpx.Client) -> None:
    told = api.post("/ask", json={"question": QUESTION}, headers={"accept-encoding": "gzip"})
    assert told.headers["content-encoding"] == "gzip"
    assert json.loads(told.text)["answered"]


def test_an_id_that_would_forge_a_line_of_the_log_is_not_taken(api: httpx.Client) -> None:
    told = api.post("/ask", json={"question": QUESTION}, headers={"x-request-id": "a b"})
    assert told.headers["x-request-id"] != "a b"
