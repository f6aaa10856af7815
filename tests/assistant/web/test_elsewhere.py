from http.client import HTTPConnection

import httpx
import pytest


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/v1", "/api/v1/nothing", "/api/v2/ask", "/mcp/nothing"])
def test_there_is_a_problem_where_a_program_finds_nothing(server: httpx.Client, path: str) -> None:
    told = server.get(path)
    assert (told.status_code, told.headers["content-type"]) == (404, "application/problem+json")
    assert "/docs" in told.json()["detail"]


def test_clients_of_openai_find_nothing_in_their_own_form(server: httpx.Client) -> None:
    told = server.get("/v1/nothing")
    assert (told.status_code, told.headers["content-type"]) == (404, "application/json")
    assert "/docs" in told.json()["error"]["message"]


def test_every_other_address_is_the_pages(server: httpx.Client) -> None:
    assert "<title>Glossdesk</title>" in server.get("/").text
    assert "script-src" in server.get("/apiary").headers["content-security-policy"]


def test_a_slash_too_many_leads_to_where_there_is_none(server: httpx.Client) -> None:
    told = server.post("/api/v1/ask/", json={"question": "What is win-win?"}, follow_redirects=True)
    assert (told.status_code, told.url.path) == (200, "/api/v1/ask")


@pytest.mark.parametrize("target", ["*", "//", "//api/v1/ask", "ftp://localhost/healthz"])
def test_there_is_a_problem_where_an_address_does_not_begin_with_one_slash(server: httpx.Client, target: str) -> None:
    asked = HTTPConnection(server.base_url.host, server.base_url.port or 80)
    asked.request("GET", target)
    told = asked.getresponse()
    assert (told.status, told.headers["content-type"]) == (404, "application/problem+json")


def test_the_whole_server_can_be_asked_whether_it_is_there(server: httpx.Client) -> None:
    asked = HTTPConnection(server.base_url.host, server.base_url.port or 80)
    asked.request("OPTIONS", "*")
    told = asked.getresponse()
    assert (told.status, told.read()) == (204, b"")
