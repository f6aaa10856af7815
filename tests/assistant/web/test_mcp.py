import json
import os
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TypeVar

import httpx
import jsonschema
import pytest
from mcp import Client, MCPError, StdioServerParameters
from mcp_types import INTERNAL_ERROR, CallToolResult, TextContent

from assistant import Answer, Assistant
from assistant.document import Annotation, search_document, to_json
from assistant.question import Turn
from tests.assistant.conftest import command, write_glossary
from tests.assistant.web.conftest import ROOT, finish, serving

PING = b'{"jsonrpc": "2.0", "id": 1, "method": "ping"}\n'
QUESTION = "what does pragmatic cooperation mean here?"
_Result = TypeVar("_Result")


def stdio(built: Sequence[str]) -> StdioServerParameters:
    """Return how `glossdesk mcp` is run as a process of its own."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GLOSSDESK_")}
    arguments = ["-m", "assistant.cli", "mcp", *built]
    return StdioServerParameters(command=sys.executable, args=arguments, cwd=ROOT, env=environment)


@pytest.fixture(params=["http", "stdio"])
def transport(
    request: pytest.FixtureRequest, server: httpx.Client, built: Sequence[str]
) -> str | StdioServerParameters:
    return f"{server.base_url}/mcp" if request.param == "http" else stdio(built)


def ask(
    transport: str | StdioServerParameters, work: Callable[[Client], Awaitable[_Result]], mode: str = "auto"
) -> _Result:
    """Return what a piece of work makes of a client."""

    async def run() -> _Result:
        async with Client(transport, mode=mode) as client:
            return await work(client)

    return finish(run)


def text(result: CallToolResult) -> str:
    [content] = result.content
    assert isinstance(content, TextContent)
    return content.text


def test_every_tool_gives_the_document_that_the_other_faces_give(
    transport: str | StdioServerParameters, assistant: Assistant, server: httpx.Client
) -> None:
    passage, turn, draft = (
        "Talks on masks.",
        Turn("What is win-win?", "Gains for all."),
        "More 务实合作 and win-win 𠮷.",
    )
    history = [{"question": turn.question, "answer": turn.answer}]
    asked: list[tuple[str, dict[str, object], str]] = [
        (
            "ask_glossary",
            {"question": QUESTION, "passage": passage, "history": history, "glossary": "china-official"},
            assistant.ask(QUESTION, passage, [turn]).to_json(),
        ),
        ("search_glossary", {"query": "masks", "k": 2}, to_json(search_document(assistant.search("masks", 2)))),
        ("get_entry", {"id": "cooperation"}, server.get("/api/v1/entries/cooperation").text),
        ("annotate_text", {"text": draft}, to_json(Annotation(assistant.annotate(draft)))),
    ]

    async def work(client: Client) -> None:
        for name, arguments, document in asked:
            result = await client.call_tool(name, arguments)
            assert not result.is_error
            assert text(result) == document
            assert result.structured_content == json.loads(document)

    ask(transport, work)


def test_an_agent_learns_what_the_tools_are_for_and_that_they_only_read(transport: str | StdioServerParameters) -> None:
    async def work(client: Client) -> None:
        assert client.server_info
        assert client.server_info.name == "glossdesk"
        assert client.instructions
        assert "china-official" in client.instructions
        listed = {one.name: one for one in (await client.list_tools()).tools}
        assert list(listed) == ["ask_glossary", "search_glossary", "get_entry", "annotate_text"]
        for one in listed.values():
            assert one.title
            assert one.description
            assert "Use it" in one.description
            hints = one.annotations
            assert hints
            assert (hints.read_only_hint, hints.idempotent_hint, hints.open_world_hint) == (True, True, False)
            assert one.output_schema
            jsonschema.Draft202012Validator.check_schema(one.input_schema)
            jsonschema.Draft202012Validator.check_schema(one.output_schema)
        limits = listed["ask_glossary"].input_schema["properties"]["question"]
        assert (limits["minLength"], limits["maxLength"]) == (1, 2000)

    ask(transport, work)


@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        ("ask_glossary", {}, "arguments/question: Field required"),
        ("ask_glossary", {"question": "???"}, "no word in it; type a term"),
        ("ask_glossary", {"question": "a", "colour": 1}, "arguments/colour"),
        ("ask_glossary", {"question": "a", "glossary": "b"}, "known are china-official"),
        ("search_glossary", {"query": "a", "k": 0}, "arguments/k"),
        ("get_entry", {"id": "nothing"}, "search for its term"),
        ("annotate_text", {"text": " "}, "the draft is empty; give some text"),
    ],
)
@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_a_fault_of_the_asker_is_an_error_of_the_tool_with_the_remedy(
    server: httpx.Client, name: str, arguments: dict[str, object], said: str, mode: str
) -> None:
    async def work(client: Client) -> CallToolResult:
        return await client.call_tool(name, arguments)

    result = ask(f"{server.base_url}/mcp", work, mode)
    assert result.is_error
    assert said in text(result)


def test_a_tool_that_there_is_not_is_told_with_those_that_there_are(server: httpx.Client) -> None:
    async def work(client: Client) -> None:
        with pytest.raises(MCPError, match="known are ask_glossary, "):
            await client.call_tool("nothing", {})

    ask(f"{server.base_url}/mcp", work)


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_a_fault_of_the_desk_is_no_abstention_and_tells_nothing_of_itself(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, mode: str
) -> None:
    def fail(*_: object) -> Answer:
        raise ZeroDivisionError("secret")

    async def work(client: Client) -> None:
        with pytest.raises(MCPError, match="try again") as failed:
            await client.call_tool("ask_glossary", {"question": "a private question"})
        assert failed.value.code == INTERNAL_ERROR
        assert "secret" not in str(failed.value)

    monkeypatch.setattr(assistant, "ask_together", fail)
    with serving(assistant) as address:
        ask(f"{address}/mcp", work, mode)
    assert "ask_glossary failed" in caplog.text
    assert "private question" not in caplog.text


def test_over_http_there_is_no_stream_to_wait_at(server: httpx.Client) -> None:
    told = server.get("/mcp", headers={"accept": "text/event-stream"})
    assert (told.status_code, told.headers["allow"]) == (405, "POST")


def test_over_http_nothing_but_json_is_taken(server: httpx.Client) -> None:
    assert server.post("/mcp", content="{}", headers={"content-type": "text/plain"}).status_code == 400


def test_what_is_too_large_is_not_read(server: httpx.Client) -> None:
    body = b'{"text": "' + b"a" * 5_000_000
    assert server.post("/mcp", content=body, headers={"content-type": "application/json"}).status_code == 413


def test_standard_output_holds_messages_alone_while_an_index_is_built(tmp_path: Path) -> None:
    glossary = write_glossary(tmp_path / "sea", "port")
    process = command("mcp", "--index", str(tmp_path / "index"), "--glossary", str(glossary), stdin=subprocess.PIPE)
    out, log = process.communicate(PING, timeout=120)
    assert [json.loads(line)["id"] for line in out.splitlines()] == [1]
    assert b"glossdesk: " in log
    assert b"Traceback" not in log
    assert process.returncode == 0


def test_an_interrupt_ends_it_without_a_traceback(built: Sequence[str]) -> None:
    process = command("mcp", *built, stdin=subprocess.PIPE)
    assert process.stdin
    assert process.stdout
    process.stdin.write(PING)
    process.stdin.flush()
    assert process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, log = process.communicate(timeout=20)
    assert b"Traceback" not in log
