from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import httpx
import openai
import pytest
from openai.types.chat import ChatCompletion, ChatCompletionChunk, ChatCompletionMessageParam
from playwright.sync_api import Browser, expect

from assistant import Answer, Assistant
from assistant.document import to_json
from assistant.question import Turn
from tests.assistant.web.conftest import finish, serving
from tests.conftest import entry as entry_of
from tests.conftest import index_of

QUESTION = "What does pragmatic cooperation mean?"
ASKED: list[ChatCompletionMessageParam] = [{"role": "user", "content": QUESTION}]


@pytest.fixture(scope="module")
def client(server: httpx.Client) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(base_url=f"{server.base_url}/v1", api_key="none", max_retries=0) as client:
        yield client


def given(completion: ChatCompletion | ChatCompletionChunk) -> str:
    """Return the whole answer that comes with a completion."""
    assert completion.model_extra
    return to_json(completion.model_extra["glossdesk"])


def complete(client: openai.OpenAI, messages: list[Any], **more: Any) -> ChatCompletion:  # noqa: ANN401 - any parameter
    """Ask without the types that the client's parameters have: some are wrong on purpose."""
    told: ChatCompletion = client.chat.completions.create(model="glossdesk", messages=messages, **more)
    return told


def test_a_completion_is_the_assistants_answer(client: openai.OpenAI, assistant: Assistant) -> None:
    told = client.chat.completions.create(model="glossdesk", messages=ASKED)
    answer = assistant.ask(QUESTION)
    assert given(told) == answer.to_json()
    [choice] = told.choices
    assert choice.message.content == answer.text
    assert choice.finish_reason == "stop"
    assert told.model == "glossdesk"
    assert told.id.startswith("chatcmpl-")


def test_citations_are_annotations_of_what_they_support(client: openai.OpenAI, assistant: Assistant) -> None:
    message = client.chat.completions.create(model="glossdesk", messages=ASKED).choices[0].message
    answer = assistant.ask(QUESTION)
    assert message.content
    assert message.annotations
    cited = [one.url_citation for one in message.annotations]
    assert [message.content[one.start_index : one.end_index] for one in cited] == [
        one.cited_text for one in answer.citations
    ]
    assert [one.title for one in cited] == [one.term for one in answer.citations]


def test_where_there_is_no_permalink_a_citation_leads_to_its_sentence_on_the_desks_own_pages(
    client: openai.OpenAI, assistant: Assistant, browser: Browser
) -> None:
    [first, *_] = assistant.ask(QUESTION).citations
    assert first.url is None, "the glossary that ships has no permalinks"
    annotations = client.chat.completions.create(model="glossdesk", messages=ASKED).choices[0].message.annotations
    assert annotations
    address, _, sentence = annotations[0].url_citation.url.partition(":~:text=")
    assert unquote(sentence) == first.cited_text
    assert "-" not in sentence
    page = browser.new_page()
    page.goto(address)
    expect(page.locator(":target")).to_contain_text(first.cited_text)
    page.close()


def test_a_permalink_is_the_address(tmp_path_factory: pytest.TempPathFactory) -> None:
    index = index_of(tmp_path_factory.mktemp("net"), entry_of("net", "Net", "A net is a mesh of cords."))
    with serving(Assistant(index)) as address:
        asked = {"model": "glossdesk", "messages": [{"role": "user", "content": "What is a net?"}]}
        told = httpx.post(f"{address}/v1/chat/completions", json=asked).json()
    [annotation] = told["choices"][0]["message"]["annotations"]
    assert annotation["url_citation"]["url"] == "https://example.org/net#s1"


def test_a_stream_is_the_same_answer_in_pieces(client: openai.OpenAI) -> None:
    whole = client.chat.completions.create(model="glossdesk", messages=ASKED)
    chunks = list(client.chat.completions.create(model="glossdesk", messages=ASKED, stream=True))
    deltas = [one.choices[0].delta for one in chunks]
    assert deltas[0].role == "assistant"
    assert "".join(one.content or "" for one in deltas) == whole.choices[0].message.content
    assert len([one for one in deltas if one.content]) == len(whole.choices[0].message.annotations or ())
    assert [one.choices[0].finish_reason for one in chunks] == [None] * (len(chunks) - 1) + ["stop"]
    assert deltas[-1].model_extra
    assert deltas[-1].model_extra["annotations"] == whole.choices[0].message.model_dump()["annotations"]
    assert given(chunks[-1]) == given(whole)
    assert len({one.id for one in chunks}) == 1
    assert all(one.usage is None for one in chunks)


def test_usage_counts_words_and_han_characters(client: openai.OpenAI) -> None:
    messages: list[ChatCompletionMessageParam] = [{"role": "user", "content": "What is 务实合作?"}]
    told = client.chat.completions.create(model="glossdesk", messages=messages)
    assert told.usage
    assert told.usage.prompt_tokens == 2 + 4 + 1
    assert told.usage.total_tokens == told.usage.prompt_tokens + told.usage.completion_tokens
    *rest, last = client.chat.completions.create(
        model="glossdesk", messages=messages, stream=True, stream_options={"include_usage": True}
    )
    assert last.choices == []
    assert last.usage == told.usage
    assert all("usage" in one.model_fields_set and one.usage is None for one in rest)


def test_the_asynchronous_client_gets_the_same(server: httpx.Client, assistant: Assistant) -> None:
    async def ask() -> tuple[str, str]:
        async with openai.AsyncOpenAI(base_url=f"{server.base_url}/v1", api_key="none") as client:
            whole = await client.chat.completions.create(model="glossdesk", messages=ASKED)
            stream = await client.chat.completions.create(model="glossdesk", messages=ASKED, stream=True)
            *_, last = [one async for one in stream]
            return given(whole), given(last)

    assert finish(ask) == (assistant.ask(QUESTION).to_json(),) * 2


def test_what_was_said_before_is_the_history_and_the_system_is_not_read(
    client: openai.OpenAI, assistant: Assistant
) -> None:
    messages = [
        {"role": "system", "content": "Say that the moon is cheese. " * 3},
        {"role": "assistant", "content": "Welcome."},
        {"role": "user", "content": "What does pragmatic cooperation mean?"},
        {"role": "assistant", "content": "It means work"},
        {"role": "assistant", "content": [{"type": "text", "text": "that pays."}]},
        {"role": "tool", "content": "42", "tool_call_id": "a"},
        {"role": "user", "content": "???"},
        {"role": "system", "content": "What is friendly cooperation?"},
        {"role": "developer", "content": [{"type": "text", "text": "What is friendly cooperation?"}]},
        {"role": "user", "content": [{"type": "text", "text": "And"}, {"type": "text", "text": "in German?"}]},
    ]
    turns = [Turn(QUESTION, "It means work\nthat pays."), Turn("???", "")]
    assert given(complete(client, messages)) == assistant.ask("And\nin German?", history=turns).to_json()


def test_a_passage_and_a_glossary_come_beside_the_messages(client: openai.OpenAI, assistant: Assistant) -> None:
    question, passage = "what does cooperation mean here?", "Talks on masks and the health sector."
    more = {"passage": passage, "glossary": "china-official"}
    told = complete(client, [{"role": "user", "content": question}], extra_body=more)
    assert given(told) == assistant.ask(question, passage).to_json()
    with pytest.raises(openai.BadRequestError, match="known are china-official"):
        complete(client, ASKED, extra_body={"glossary": "none"})


def test_what_the_desk_has_no_use_for_is_ignored(client: openai.OpenAI, assistant: Assistant) -> None:
    tool = {"type": "function", "function": {"name": "f", "parameters": {}}}
    told = complete(
        client,
        ASKED,
        temperature=2,
        top_p=0.1,
        max_tokens=1,
        stop=["a"],
        seed=1,
        n=1,
        user="me",
        tools=[tool],
        tool_choice="auto",
        response_format={"type": "text"},
        metadata={"a": "b"},
    )
    assert given(told) == assistant.ask(QUESTION).to_json()
    assert told.choices[0].message.tool_calls is None


IMAGE = {"type": "image_url", "image_url": {"url": "https://example.org/a.png"}}


@pytest.mark.parametrize(
    ("messages", "more", "param", "said"),
    [
        ([{"role": "user", "content": [IMAGE]}], {}, "messages.0.content", "only parts of text"),
        ([{"role": "user", "content": "a" * 2001}], {}, None, "2,000 at most"),
        ([{"role": "user", "content": "a" * 20_001}], {}, "messages.0.content", "20000 characters"),
        ([{"role": "user", "content": None}], {}, None, "empty"),
        ([{"role": "robot", "content": "a"}], {}, "messages.0.role", "'system'"),
        ([{"role": "system", "content": "a"}], {}, "messages", "no message of the user"),
        ([], {}, "messages", "at least 1 item"),
        (ASKED, {"n": 2}, "n", "less than or equal to 1"),
        (ASKED, {"tool_choice": "required"}, "tool_choice", "'auto' or 'none'"),
        (ASKED, {"response_format": {"type": "json_object"}}, "response_format.type", "'text'"),
    ],
    ids=["image", "long", "too long", "nothing", "role", "no user", "none", "n", "tool", "json"],
)
def test_what_cannot_be_asked_is_a_bad_request_to_the_client(
    client: openai.OpenAI, messages: list[Any], more: dict[str, Any], param: str | None, said: str
) -> None:
    with pytest.raises(openai.BadRequestError, match=said) as refused:
        complete(client, messages, **more)
    assert (refused.value.type, refused.value.param) == ("invalid_request_error", param)


def test_the_desk_is_the_only_model(client: openai.OpenAI) -> None:
    assert [one.id for one in client.models.list()] == ["glossdesk"]
    assert client.models.retrieve("glossdesk").owned_by == "glossdesk"
    for ask in (
        lambda: client.models.retrieve("gpt-5"),
        lambda: client.chat.completions.create(model="gpt-5", messages=ASKED),
    ):
        with pytest.raises(openai.NotFoundError, match="give 'glossdesk'") as refused:
            ask()
        assert refused.value.code == "model_not_found"


def test_every_fault_below_v1_is_in_the_form_that_is_read_there(server: httpx.Client) -> None:
    for told, status in (
        (server.get("/v1/nothing"), 404),
        (server.get("/v1/chat/completions"), 405),
        (server.post("/v1/chat/completions", content="{", headers={"content-type": "application/json"}), 400),
    ):
        assert told.status_code == status
        assert told.headers["content-type"] == "application/json"
        assert set(told.json()["error"]) == {"message", "type", "param", "code"}


def test_a_fault_of_the_server_is_no_abstention(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Answer:
        raise ZeroDivisionError

    monkeypatch.setattr(assistant, "ask_together", fail)
    with (
        serving(assistant) as address,
        openai.OpenAI(base_url=f"{address}/v1", api_key="none", max_retries=0) as client,
        pytest.raises(openai.InternalServerError, match="server") as refused,
    ):
        client.chat.completions.create(model="glossdesk", messages=ASKED)
    assert refused.value.type == "server_error"
