import hashlib
import hmac
import time
from collections.abc import Iterator
from urllib.parse import urlencode

import httpx
import pytest
from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, JSONResponse
from starlette.types import Receive, Scope, Send

from assistant import Assistant
from examples import slash_command
from tests.assistant.web.conftest import running

SECRET = "a secret of the test"  # noqa: S105 - and of nothing else


@pytest.fixture
def slack(server: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> Iterator[httpx.Client]:
    monkeypatch.setattr(slash_command, "DESK", str(server.base_url))
    monkeypatch.setattr(slash_command, "SECRET", SECRET)
    with running(slash_command.app) as address, httpx.Client(base_url=address) as client:
        yield client


def send(slack: httpx.Client, text: str, secret: str = SECRET, age: int = 0) -> httpx.Response:
    """Send a command as Slack does."""
    body, sent = urlencode({"command": "/define", "text": text}), str(int(time.time()) - age)
    digest = hmac.new(secret.encode(), f"v0:{sent}:{body}".encode(), hashlib.sha256).hexdigest()
    headers = {"X-Slack-Request-Timestamp": sent, "X-Slack-Signature": f"v0={digest}"}
    form = {"content-type": "application/x-www-form-urlencoded"}
    return slack.post("/slack/define", content=body, headers=headers | form)


def test_a_signed_command_is_answered_with_quotes_and_references(slack: httpx.Client, assistant: Assistant) -> None:
    told = send(slack, "pragmatic cooperation").json()
    answer = assistant.ask("pragmatic cooperation")
    assert told["response_type"] == "in_channel"
    assert told["text"] == answer.text
    [quotes, references] = told["blocks"]
    assert quotes["text"]["text"] == answer.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert [one["text"] for one in references["elements"]] == [
        f"[{one.number}] {one.reference}" for one in answer.citations
    ]


def test_what_is_not_answered_is_told_to_the_asker_alone(slack: httpx.Client) -> None:
    told = send(slack, "Who won the 1998 World Cup?").json()
    assert told["response_type"] == "ephemeral"
    assert told["text"].startswith("Not in this glossary")


def test_nothing_asked_is_told_how_to_ask(slack: httpx.Client) -> None:
    assert "type a term" in send(slack, "???").json()["text"]


@pytest.mark.parametrize(("key", "sent"), [("gd_x", "Bearer gd_x"), ("", "none")])
def test_a_desk_that_wants_a_key_is_sent_it(
    slack: httpx.Client, monkeypatch: pytest.MonkeyPatch, key: str, sent: str
) -> None:
    async def desk(scope: Scope, receive: Receive, send: Send) -> None:
        told = {"detail": Headers(scope=scope).get("authorization", "none")}
        await JSONResponse(told, 401)(scope, receive, send)

    monkeypatch.setattr(slash_command, "KEY", key)
    with running(desk) as address:
        monkeypatch.setattr(slash_command, "DESK", address)
        assert send(slack, "pragmatic cooperation").json()["text"] == sent


def test_a_desk_that_is_away_is_told(slack: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slash_command, "DESK", "http://127.0.0.1:1")
    assert "try again" in send(slack, "pragmatic cooperation").json()["text"]


def test_a_proxy_that_answers_for_the_desk_is_told_as_a_desk_that_is_away(
    slack: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(HTMLResponse("<h1>Bad Gateway</h1>", 502)) as proxy:
        monkeypatch.setattr(slash_command, "DESK", proxy)
        assert "try again" in send(slack, "pragmatic cooperation").json()["text"]


@pytest.mark.parametrize(("secret", "age"), [("another secret", 0), (SECRET, 301), (SECRET, -301)])
def test_a_forged_or_an_old_command_is_refused(slack: httpx.Client, secret: str, age: int) -> None:
    told = send(slack, "pragmatic cooperation", secret, age)
    assert told.status_code == 401
    assert "SLACK_SIGNING_SECRET" in told.text


def test_a_command_that_nobody_signed_is_refused(slack: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert slack.post("/slack/define", content=b"text=a").status_code == 401
    monkeypatch.setattr(slash_command, "SECRET", "")
    assert send(slack, "a", "").status_code == 401


def test_markup_of_others_is_text() -> None:
    answer = {"text": "<!channel> & more", "answered": True, "citations": [], "suggestions": []}
    assert slash_command.message(answer)["blocks"][0]["text"]["text"] == "&lt;!channel&gt; &amp; more"
