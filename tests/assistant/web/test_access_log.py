import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import httpx
import pytest

from assistant import Assistant, Settings
from assistant.keys import KeyFile
from tests.assistant.web.conftest import NO_KEYS, serving

TOLD_BY_NO_ONE = "minister"
QUESTION = {"question": f"What did the {TOLD_BY_NO_ONE} call a net?"}


def lines(caplog: pytest.LogCaptureFixture) -> Sequence[str]:
    return [record.getMessage() for record in caplog.records if record.name == "assistant.web.access_log"]


def test_a_line_tells_the_route_and_the_key_and_not_what_was_asked(
    small: Assistant, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    keys = KeyFile(tmp_path / "keys.json")
    token = keys.create("cms", date(2026, 11, 23))
    caplog.set_level(logging.INFO, "assistant.web.access_log")
    with serving(small, Settings(keys=keys.file, log=("requests",))) as address:
        given = {"authorization": f"Bearer {token}", "x-request-id": "mine-1"}
        httpx.post(f"{address}/api/v1/ask?about={TOLD_BY_NO_ONE}", json=QUESTION, headers=given, timeout=60)
        httpx.get(f"{address}/api/v1/entries/{TOLD_BY_NO_ONE}", headers=given, timeout=60)
        httpx.get(f"{address}/{TOLD_BY_NO_ONE}", headers=given, timeout=60)
        httpx.get(
            f"{address}/api/v1/entries",
            headers={"authorization": f"Bearer gd_{TOLD_BY_NO_ONE}", "x-request-id": "mine-2"},
            timeout=60,
        )
    asked, entry, page, refused = lines(caplog)
    method, route, status, milliseconds, unit, request_id, key = asked.split()
    assert (method, route, status, unit, request_id, key) == ("POST", "/api/v1/ask", "200", "ms", "mine-1", "key=cms")
    assert milliseconds.isdecimal()
    method, route, status = entry.split()[:3]
    assert (method, route[-len("/entries/{id}") :], status) == ("GET", "/entries/{id}", "404")
    assert page.startswith("GET ")
    assert refused.split()[2:] == ["401", *refused.split()[3:5], "mine-2", "nobody"]
    assert TOLD_BY_NO_ONE not in caplog.text
    assert token not in caplog.text
    assert "127.0.0.1" not in "".join(lines(caplog))


def test_addresses_are_told_where_that_is_switched_on_as_well(
    small: Assistant, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "assistant.web.access_log")
    settings = replace(NO_KEYS, public=True, proxies=("127.0.0.1/32",), log=("requests", "addresses"))
    with serving(small, settings) as address:
        httpx.get(f"{address}/healthz", headers={"x-forwarded-for": "192.0.2.7"}, timeout=60)
    [line] = lines(caplog)
    assert line.startswith("GET /healthz 200 ")
    assert line.endswith(" nobody 192.0.2.7")


def test_a_signed_in_person_is_not_named(small: Assistant, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "assistant.web.access_log")
    settings = replace(NO_KEYS, user_header="X-User", proxies=("127.0.0.1/32",), log=("requests",))
    with serving(small, settings) as address:
        httpx.post(f"{address}/api/v1/ask", json=QUESTION, headers={"x-user": "ana@paper.example"}, timeout=60)
    [line] = lines(caplog)
    assert line.endswith(" user")


@pytest.mark.parametrize("log", [(), ("addresses",)])
def test_nothing_is_logged_unless_it_is_switched_on(
    small: Assistant, caplog: pytest.LogCaptureFixture, log: tuple[str, ...]
) -> None:
    caplog.set_level(logging.INFO, "assistant.web.access_log")
    with serving(small, replace(NO_KEYS, log=log)) as address:
        httpx.post(f"{address}/api/v1/ask", json=QUESTION, timeout=60)
    assert lines(caplog) == []
