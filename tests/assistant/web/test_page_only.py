from collections.abc import Iterator

import httpx
import pytest

from assistant import Assistant
from tests.assistant.web.conftest import serving


@pytest.fixture(scope="module")
def desk(small: Assistant) -> Iterator[httpx.Client]:
    with serving(small) as address, httpx.Client(base_url=address, timeout=60) as client:
        yield client


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/gradio_api/upload"),
        ("GET", "/gradio_api/file=/etc/hostname"),
        ("GET", "/gradio_api/file/etc/hostname"),
        ("GET", "/gradio_api/proxy=https://elsewhere.example/"),
        ("POST", "/gradio_api/run/predict"),
        ("POST", "/gradio_api/api/predict"),
        ("POST", "/gradio_api/call/ask"),
        ("POST", "/gradio_api/component_server"),
        ("POST", "/gradio_api/vibe-edit"),
        ("GET", "/gradio_api/runs"),
        ("GET", "/gradio_api/openapi.json"),
        ("GET", "/gradio_api/../gradio_api/runs"),
        ("GET", "/gradio_api"),
        ("POST", "/login"),
        ("GET", "/monitoring"),
    ],
)
def test_what_the_page_does_not_need_is_not_there(desk: httpx.Client, method: str, path: str) -> None:
    told = desk.request(method, path)
    assert (told.status_code, told.headers["content-type"]) == (404, "application/problem+json")


def test_what_it_needs_is_there(desk: httpx.Client) -> None:
    assert [desk.get(path).status_code for path in ("/", "/config", "/theme.css", "/gradio_api/info")] == [200] * 4


@pytest.mark.parametrize(
    ("method", "path", "status"), [("GET", "/static/%00", 404), ("GET", "/nothing", 404), ("POST", "/", 405)]
)
def test_what_the_page_has_not_is_told_as_everything_else_is(
    desk: httpx.Client, method: str, path: str, status: int
) -> None:
    told = desk.request(method, path)
    assert (told.status_code, told.headers["content-type"]) == (status, "application/problem+json")
    assert told.json()["request_id"] == told.headers["x-request-id"]
