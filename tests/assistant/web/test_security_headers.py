from dataclasses import replace

import httpx
import pytest

from assistant import Assistant
from tests.assistant.web.conftest import NO_KEYS, serving

PROXIES = ("127.0.0.1/32",)


def test_every_response_has_them_a_refusal_and_a_fault_too(small: Assistant) -> None:
    with serving(small) as address:
        told = [
            httpx.get(address, timeout=60),
            httpx.get(f"{address}/healthz", timeout=60),
            httpx.get(f"{address}/desk/desk.js", timeout=60),
            httpx.get(f"{address}/api/v1/nothing", timeout=60),
            httpx.post(f"{address}/api/v1/ask", json={"question": "What is a net?"}, timeout=60),
            httpx.post(f"{address}/api/v1/ask", content=b"{", timeout=60),
            httpx.get(address, headers={"host": "evil.example"}, timeout=60),
            httpx.post(address, headers={"origin": "https://evil.example"}, timeout=60),
        ]
    for one in told:
        assert one.headers["x-content-type-options"] == "nosniff"
        assert one.headers["referrer-policy"] == "no-referrer"
        assert one.headers["cross-origin-resource-policy"] == "same-origin"
        assert "frame-ancestors" in one.headers["content-security-policy"]
        assert one.headers["x-request-id"]
        assert "strict-transport-security" not in one.headers
        assert one.headers["content-security-policy"].count("frame-ancestors") == 1
    assert told[1].headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert told[0].headers["content-security-policy"].startswith("default-src 'self'; ")


def test_answers_and_faults_are_kept_nowhere(small: Assistant) -> None:
    with serving(small) as address:
        for body in ({"question": "What is a net?"}, {}):
            assert httpx.post(f"{address}/api/v1/ask", json=body, timeout=60).headers["cache-control"] == "no-store"
        assert httpx.get(f"{address}/api/v1/entries", timeout=60).headers["cache-control"] == "no-cache"
        assert "cache-control" not in httpx.get(f"{address}/desk/desk.js", timeout=60).headers


def test_the_component_may_be_loaded_by_any_page_and_the_documentation_be_framed_by_none(small: Assistant) -> None:
    with serving(small) as address:
        widget, docs = (httpx.get(f"{address}{path}", timeout=60) for path in ("/widget.js", "/docs"))
    assert widget.headers["cross-origin-resource-policy"] == "cross-origin"
    assert docs.headers["content-security-policy"].count("frame-ancestors") == 1


@pytest.mark.parametrize(
    ("frames", "policy"),
    [
        (("'self'",), "frame-ancestors 'self'"),
        (("'none'",), "frame-ancestors 'none'"),
        (("'self'", "https://cms.example"), "frame-ancestors 'self' https://cms.example"),
    ],
)
def test_the_page_is_embedded_by_those_who_may(small: Assistant, frames: tuple[str, ...], policy: str) -> None:
    with serving(small, replace(NO_KEYS, frames=frames)) as address:
        assert httpx.get(address, timeout=60).headers["content-security-policy"].endswith(f"; {policy}")


def test_a_browser_that_came_by_https_is_told_to_stay_with_it(small: Assistant) -> None:
    forwarded = {"x-forwarded-proto": "https"}
    with serving(small, replace(NO_KEYS, proxies=PROXIES)) as address:
        told = httpx.get(f"{address}/healthz", headers=forwarded, timeout=60)
        assert told.headers["strict-transport-security"] == "max-age=31536000"
    with serving(small) as address:
        assert "strict-transport-security" not in httpx.get(f"{address}/healthz", headers=forwarded, timeout=60).headers
