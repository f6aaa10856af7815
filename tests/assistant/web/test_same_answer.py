"""The same question gives the same answer on every face, to the letter."""

import json
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from io import StringIO

import httpx
import pytest
from mcp import Client, StdioServerParameters
from mcp_types import TextContent
from playwright.sync_api import Browser

from assistant import Assistant
from assistant.cli import main
from assistant.document import to_json
from assistant.question import Turn
from tests.assistant.web.conftest import finish
from tests.assistant.web.test_mcp import stdio

_ASK_COMPONENT = """([question, passage]) => new Promise((resolve) => {
    const chat = document.querySelector("glossdesk-chat");
    chat.addEventListener("answer", (event) => resolve(event.detail.json));
    chat.ask(question, passage ?? undefined);
})"""


@dataclass(frozen=True)
class Asked:
    """A question as every face can be asked it."""

    question: str
    passage: str | None = None
    history: tuple[Turn, ...] = ()

    @property
    def body(self) -> dict[str, object]:
        return asdict(self)


@dataclass(frozen=True)
class House:
    """What the faces are asked through: the assistant, a server, how the command is told of the index, a browser."""

    assistant: Assistant
    server: httpx.Client
    built: Sequence[str]
    browser: Browser


QUESTIONS = {
    "answered": Asked("what does pragmatic cooperation mean here?"),
    "Chinese": Asked("務實合作是什麼意思？"),
    "abstained": Asked("Who won the 1998 World Cup?"),
    "partly": Asked("How many countries use multilateralism?"),
    "small talk": Asked("Thank you!"),
    "comparison": Asked("What is the difference between pragmatic cooperation and win-win cooperation?"),
    "passage": Asked("what does cooperation mean here?", "Masks were sent. 𠮷 The health sector gained.\nTalks go on."),
    "history": Asked("And in German?", None, (Turn("What does pragmatic cooperation mean?", "It is work [1]."),)),
}


def in_python(house: House, asked: Sequence[Asked]) -> list[str]:
    return [house.assistant.ask(one.question, one.passage, one.history).to_json() for one in asked]


def at_the_command_line(house: House, asked: Sequence[Asked]) -> list[str]:
    told = []
    for one in asked:
        out = StringIO()
        passage = ["--passage", one.passage] if one.passage else []
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("sys.stdout", out)
            assert main(["ask", one.question, "--json", *passage, *house.built]) == 0
        told.append(out.getvalue().removesuffix("\n"))
    return told


def over_http(house: House, asked: Sequence[Asked]) -> list[str]:
    return [house.server.post("/api/v1/ask", json=one.body).text for one in asked]


def over_http_at_once(house: House, asked: Sequence[Asked]) -> list[str]:
    with ThreadPoolExecutor(len(asked)) as clients:
        return list(clients.map(lambda one: house.server.post("/api/v1/ask", json=one.body).text, asked))


def as_a_model(house: House, asked: Sequence[Asked]) -> list[str]:
    told = []
    for one in asked:
        said = [pair for turn in one.history for pair in (("user", turn.question), ("assistant", turn.answer))]
        messages = [{"role": role, "content": content} for role, content in (*said, ("user", one.question))]
        body = {"model": "glossdesk", "messages": messages, "passage": one.passage}
        told.append(to_json(house.server.post("/v1/chat/completions", json=body).json()["glossdesk"]))
    return told


def over_mcp_http(house: House, asked: Sequence[Asked]) -> list[str]:
    return of_an_agent(f"{house.server.base_url}/mcp", asked)


def over_mcp_stdio(house: House, asked: Sequence[Asked]) -> list[str]:
    return of_an_agent(stdio(house.built), asked)


def in_the_component(house: House, asked: Sequence[Asked]) -> list[str]:
    address = f"{house.server.base_url}/page"
    html = '<!doctype html><script src="/widget.js"></script><glossdesk-chat></glossdesk-chat>'
    told = []
    with house.browser.new_context() as visitor:
        visitor.route(address, lambda route: route.fulfill(body=html, content_type="text/html"))
        page = visitor.new_page()
        for one in asked:
            # Every question is the first of a conversation.
            page.goto(address)
            told.append(page.evaluate(_ASK_COMPONENT, [one.question, one.passage]))
    return told


def of_an_agent(transport: str | StdioServerParameters, asked: Sequence[Asked]) -> list[str]:
    async def run() -> list[str]:
        told = []
        async with Client(transport) as client:
            for one in asked:
                [content] = (await client.call_tool("ask_glossary", one.body)).content
                assert isinstance(content, TextContent)
                told.append(content.text)
        return told

    return finish(run)


@dataclass(frozen=True)
class Face:
    """How a face is asked, and whether it can be told what was asked before."""

    ask: Callable[[House, Sequence[Asked]], list[str]]
    remembers: bool = True


FACES = {
    "Python": Face(in_python),
    "command line": Face(at_the_command_line, remembers=False),
    "HTTP": Face(over_http),
    "HTTP, at once": Face(over_http_at_once),
    "OpenAI-compatible": Face(as_a_model),
    "web component": Face(in_the_component, remembers=False),
    "MCP over HTTP": Face(over_mcp_http),
    "MCP over standard streams": Face(over_mcp_stdio),
}


@pytest.fixture(scope="module")
def house(assistant: Assistant, server: httpx.Client, built: Sequence[str], browser: Browser) -> House:
    return House(assistant, server, built, browser)


@pytest.mark.parametrize("name", FACES)
def test_every_face_gives_the_very_same_answer(name: str, house: House) -> None:
    face = FACES[name]
    asked = [one if face.remembers else replace(one, history=()) for one in QUESTIONS.values()]
    told = [one.encode() for one in face.ask(house, asked)]
    assert told == [one.encode() for one in in_python(house, asked)]


def test_the_questions_are_what_they_are_called(house: House) -> None:
    told = {name: json.loads(one) for name, one in zip(QUESTIONS, in_python(house, [*QUESTIONS.values()]), strict=True)}
    assert [name for name, one in told.items() if not one["answered"]] == ["abstained", "small talk"]
    assert [name for name, one in told.items() if one["partly"]] == ["partly"]
    assert len({one["section"] for one in told["comparison"]["citations"]}) > 1
    assert told["passage"]["notes"]
    assert told["history"]["standalone_question"] == "What is pragmatic cooperation in German?"
