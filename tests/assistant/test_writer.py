import socket
from time import monotonic

import pytest
from pydantic import SecretStr

from assistant.writer import Message, Writer, WriterError
from tests.assistant.stub import Reply, endpoint, event, goes_on, says, sends, waits

PROMPT = (Message("system", "Be brief."), Message("user", "{}"))


def fault(reply: Reply, timeout: float = 5) -> str:
    with endpoint(reply) as served, pytest.raises(WriterError) as caught:
        list(served.writer(timeout).write(PROMPT))
    return str(caught.value)


def test_a_reply_comes_in_pieces_and_is_asked_for_as_the_api_wants_it() -> None:
    with endpoint(says("Sure! 合作 it is.", width=5)) as served:
        assert list(served.writer().write(PROMPT)) == ["Sure!", " 合作 i", "t is."]
    [asked] = served.asked
    assert served.visited == ["/v1/chat/completions"]
    assert asked["messages"] == [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "{}"}]
    assert (asked["model"], asked["stream"], asked["temperature"]) == ("stub", True, 0)
    assert "Authorization" not in served.headers[0]


def test_the_key_goes_into_the_header_and_is_never_shown() -> None:
    with endpoint(says("Yes.")) as served:
        writer = Writer(f"{served.url}/v1/", "stub", 5, SecretStr("sk-123"))
        assert list(writer.write(PROMPT)) == ["Yes."]
        assert served.headers[0]["Authorization"] == "Bearer sk-123"
        assert served.visited == ["/v1/chat/completions"]
        assert "sk-123" not in repr(writer)


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (sends(b"no", status=500), "it answered with status 500"),
        (sends(b"no", status=401), "it answered with status 401"),
        (sends(b""), "its reply broke off"),
        (sends(b"<html>", headers={"Content-Type": "text/html"}), "its reply broke off"),
        (sends(b"data: {broken\n\n"), "its reply makes no sense"),
        (sends(b"data: []\n\n"), "its reply makes no sense"),
        (sends(b"data: \xff\xfe\n\n"), "its reply makes no sense"),
        (sends(b"data: " + b"[" * 100_000 + b"\n\n"), "its reply makes no sense"),
        (sends(b'data: {"choices": [{"delta": {"content": [1]}}]}\n\n'), "its reply makes no sense"),
        (sends(b'data: {"choices": [{"delta": null}]}\n\n'), "its reply makes no sense"),
        (sends(b'data: {"error": {"message": "out of memory"}}\n\n'), "its reply makes no sense"),
        (sends(event("half"), headers={"Content-Length": "9999"}), "its reply broke off"),
        (says("It means th", end=None), "its reply broke off"),
        (says("It means th", end="length"), "its reply was cut off"),
        (goes_on([event("and on ")]), "its reply does not end"),
        (goes_on([b": keep waiting " * 100]), "its reply does not end"),
    ],
)
def test_what_is_no_whole_reply_is_told(reply: Reply, said: str) -> None:
    assert fault(reply) == said


def test_the_end_is_told_by_either_sign() -> None:
    for end in (event("", "stop"), b"data: [DONE]\n\n", b'data: {"choices": []}\r\n\r\ndata: [DONE]\r\n\r\n'):
        with endpoint(sends(event("Yes.") + end)) as served:
            assert list(served.writer().write(PROMPT)) == ["Yes."]


def test_a_slow_endpoint_is_not_waited_for() -> None:
    for reply in (waits(60), goes_on([b": wait\n"], 0.1)):
        start = monotonic()
        assert fault(reply, timeout=0.3) == "it was not done within 0.3 s"
        assert monotonic() - start < 30


def test_a_redirect_is_not_followed() -> None:
    with endpoint(says("Yes.")) as other:
        assert fault(sends(b"", 307, {"Location": f"{other.url}/v1/chat/completions"})) == "it answered with status 307"
        assert other.visited == []


def test_where_nobody_listens_it_cannot_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(WriterError, match="it cannot be reached"):
        list(Writer(f"http://127.0.0.1:{port}/v1", "stub", 5).write(PROMPT))
