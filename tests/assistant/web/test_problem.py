import httpx
import pytest


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", "/api/v1/ask", "POST"),
        ("DELETE", "/api/v1/entries/cooperation", "GET, HEAD"),
        ("PUT", "/docs", "GET, HEAD"),
    ],
)
def test_an_address_asked_in_the_wrong_way_tells_the_right_ones(
    server: httpx.Client, method: str, path: str, allowed: str
) -> None:
    told = server.request(method, path)
    assert (told.status_code, told.headers["allow"]) == (405, allowed)
    assert told.headers["content-type"] == "application/problem+json"


def test_options_tell_how_an_address_may_be_asked(server: httpx.Client) -> None:
    told = server.options("/api/v1/entries")
    assert (told.status_code, told.headers["allow"], told.content) == (204, "GET, HEAD", b"")


def test_a_body_in_another_encoding_is_told_so(server: httpx.Client) -> None:
    told = server.post(
        "/api/v1/ask", content='{"question": "café"}'.encode("latin-1"), headers={"content-type": "application/json"}
    )
    assert told.status_code == 400
    assert "UTF-8" in told.json()["detail"]
