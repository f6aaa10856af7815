"""A slash command for Slack, `/define pragmatic cooperation`, that asks the desk and answers with its quotes.

Serve it with `uvicorn examples.slash_command:app`, and give its address to Slack. SLACK_SIGNING_SECRET is that of your
app there, DESK_URL the address of the desk, and DESK_KEY a key of it where it wants one. It wants `pip install httpx`.
"""

import hashlib
import hmac
import os
import time
from html import escape
from typing import Any
from urllib.parse import parse_qs

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

DESK = os.environ.get("DESK_URL", "http://127.0.0.1:7860")
KEY = os.environ.get("DESK_KEY", "")
SECRET = os.environ.get("SLACK_SIGNING_SECRET", "")
# A request that is older may be one that somebody recorded.
FRESH_SECONDS = 300


async def define(request: Request) -> Response:
    """Answer one command, to its sender alone where the glossary has no answer."""
    body = await request.body()
    if not is_signed(body, request.headers.get("X-Slack-Request-Timestamp", ""), request):
        return PlainTextResponse("the signature is not that of your Slack app; check SLACK_SIGNING_SECRET", 401)
    question = parse_qs(body.decode(errors="replace")).get("text", [""])[0]
    try:
        headers = {"Authorization": f"Bearer {KEY}"} if KEY else {}
        async with httpx.AsyncClient(timeout=2.5, headers=headers) as client:
            told = await client.post(f"{DESK}/api/v1/ask", json={"question": question})
        answer = told.json()
    except (httpx.HTTPError, ValueError):
        # A proxy whose desk is away answers with a page of its own.
        return JSONResponse({"response_type": "ephemeral", "text": "the desk does not answer; try again in a moment"})
    if told.is_error:
        return JSONResponse({"response_type": "ephemeral", "text": answer["detail"]})
    return JSONResponse(message(answer))


def is_signed(body: bytes, sent: str, request: Request) -> bool:
    """Tell whether Slack signed a request just now (https://api.slack.com/authentication/verifying-requests-from-slack)."""
    if not SECRET or not sent.isdigit() or abs(time.time() - int(sent)) > FRESH_SECONDS:
        return False
    digest = hmac.new(SECRET.encode(), b"v0:%s:%s" % (sent.encode(), body), hashlib.sha256).hexdigest()
    return hmac.compare_digest(f"v0={digest}".encode(), request.headers.get("X-Slack-Signature", "").encode())


def message(answer: dict[str, Any]) -> dict[str, Any]:
    """Return an answer as a message of Slack: its text, then what each of its marks stands for."""
    sources = [f"[{one['number']}] {shown(one['reference'])}" for one in answer["citations"]]
    near = ", ".join(shown(one["term"]) for one in answer["suggestions"])
    notes = sources or ([f"Nearest entries: {near}"] if near else [])
    blocks: list[dict[str, Any]] = [section(shown(answer["text"]))]
    blocks += [{"type": "context", "elements": [{"type": "mrkdwn", "text": one} for one in notes]}] if notes else []
    kind = "in_channel" if answer["answered"] else "ephemeral"
    return {"response_type": kind, "text": answer["text"], "blocks": blocks}


def section(text: str) -> dict[str, Any]:
    """Return a block of text; Slack takes 3,000 characters at most."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": text[:3000]}}


def shown(text: str) -> str:
    """Return a text with what Slack would read as markup escaped."""
    return escape(text, quote=False)


app = Starlette(routes=[Route("/slack/define", define, methods=["POST"])])
