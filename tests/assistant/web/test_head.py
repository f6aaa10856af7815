import httpx

PATHS = ["/api/v1/entries", "/api/v1/entries/nothing", "/healthz", "/readyz", "/docs", "/openapi.json", "/api/v1/none"]


def test_head_tells_what_get_does_without_the_content(server: httpx.Client) -> None:
    for path in PATHS:
        got, head = server.get(path), server.head(path)
        assert head.content == b""
        assert head.status_code == got.status_code, path
        assert head.headers["content-type"] == got.headers["content-type"]


def test_what_is_only_posted_to_has_no_head(server: httpx.Client) -> None:
    head = server.head("/api/v1/ask")
    assert (head.status_code, head.headers["allow"]) == (405, "POST")
