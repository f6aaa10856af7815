from http.client import HTTPConnection

import httpx
import pytest


def told(server: httpx.Client, target: str, host: str) -> tuple[int, str]:
    asked = HTTPConnection(server.base_url.host, server.base_url.port or 80)
    asked.request("GET", target, headers={"Host": host})
    answered = asked.getresponse()
    return answered.status, answered.read().decode()


@pytest.mark.parametrize(
    "target", ["http://localhost/api/v1/entries/cooperation?glossary=china-official", "HTTP://LOCALHOST:1/healthz"]
)
def test_a_whole_address_is_served_as_its_path_of_its_host(server: httpx.Client, target: str) -> None:
    path = "/" + target.split("/", 3)[3]
    assert told(server, target, "elsewhere.example") == (200, server.get(path).text)


def test_the_host_of_a_whole_address_has_to_be_the_desks(server: httpx.Client) -> None:
    assert told(server, "http://elsewhere.example/healthz", "localhost")[0] == 403


def test_a_whole_address_without_a_path_is_the_page(server: httpx.Client) -> None:
    status, page = told(server, "http://localhost", "localhost")
    assert status == 200
    assert "<title>Glossdesk</title>" in page
