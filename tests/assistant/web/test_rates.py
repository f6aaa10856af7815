from dataclasses import replace
from datetime import date
from pathlib import Path

import httpx
import pytest

from assistant import Assistant, Settings
from assistant.keys import KeyFile
from assistant.web.caller import Caller, CallerKind
from assistant.web.rates import Rate
from tests.assistant.web.conftest import NO_KEYS, serving

ASK = "/api/v1/ask"
QUESTION = {"question": "What is a net?"}
TODAY = date(2026, 11, 23)


def ask(address: str, token: str = "", **headers: str) -> httpx.Response:
    given = {"authorization": f"Bearer {token}", **headers} if token else headers
    return httpx.post(f"{address}{ASK}", json=QUESTION, headers=given, timeout=60)


def test_everyone_is_counted_apart_in_a_moving_window() -> None:
    rate = Rate("2/minute")
    assert [rate.count("a").within for _ in range(3)] == [True, True, False]
    standing = rate.count("b")
    assert (standing.within, standing.left) == (True, 2 - 1)
    assert 55 <= standing.seconds <= 60
    assert rate.headers(standing)["RateLimit-Policy"] == '"asking";q=2;w=60'
    assert rate.headers(standing)["RateLimit"] == f'"asking";r=1;t={standing.seconds}'


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.7", "address:192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "address:2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "address:2001:db8:1:2::/64"),
        ("", "address:"),
        ("unknown", "address:unknown"),
    ],
)
def test_an_address_of_ipv6_counts_as_its_network(address: str, counted: str) -> None:
    assert Caller(CallerKind.NOBODY, "", address).limited_as == counted
    assert Caller(CallerKind.PAGE, "", address).limited_as == counted
    assert Caller(CallerKind.KEY, "cms", address).limited_as == "key:cms"


def test_one_key_is_limited_and_another_is_not(small: Assistant, tmp_path: Path) -> None:
    keys = KeyFile(tmp_path / "keys.json")
    one, other = keys.create("one", TODAY), keys.create("other", TODAY)
    with serving(small, Settings(keys=keys.file, rate="3/minute")) as address:
        told = [ask(address, one) for _ in range(4)]
        assert [each.status_code for each in told] == [200, 200, 200, 429]
        assert told[0].headers["ratelimit"].startswith('"asking";r=2;t=')
        problem = told[3].json()
        assert told[3].headers["content-type"] == "application/problem+json"
        assert 1 <= int(told[3].headers["retry-after"]) <= 60
        assert told[3].headers["retry-after"] in problem["detail"]
        assert "3/minute" in problem["detail"]
        assert ask(address, other).status_code == 200
        assert httpx.get(f"{address}/healthz", timeout=60).status_code == 200


def test_to_try_keys_is_limited_by_address(small: Assistant, tmp_path: Path) -> None:
    keys = KeyFile(tmp_path / "keys.json")
    keys.create("one", TODAY)
    with serving(small, Settings(keys=keys.file, rate="2/minute")) as address:
        assert [ask(address, f"gd_{at}").status_code for at in range(3)] == [401, 401, 429]
        assert httpx.get(address, timeout=60).status_code == 429


def test_behind_a_listed_proxy_the_last_address_that_is_not_its_own_counts(small: Assistant) -> None:
    settings = replace(NO_KEYS, public=True, rate="1/minute", proxies=("127.0.0.1/32", "10.0.0.0/8"))
    with serving(small, settings) as address:
        forwarded = ["192.0.2.1", "192.0.2.2", "evil, 192.0.2.1, 10.0.0.9", "192.0.2.9, 192.0.2.3"]
        given = [ask(address, **{"x-forwarded-for": one}).status_code for one in forwarded]
        assert given == [200, 200, 429, 200]


def test_no_one_else_is_believed_about_addresses(small: Assistant) -> None:
    settings = replace(NO_KEYS, public=True, rate="1/minute", proxies=("192.0.2.1/32",))
    with serving(small, settings) as address:
        given = [ask(address, **{"x-forwarded-for": f"192.0.2.{at}"}).status_code for at in (5, 6)]
        assert given == [200, 429]


def test_a_listed_page_is_limited_by_address_and_can_read_that(small: Assistant, tmp_path: Path) -> None:
    keys = KeyFile(tmp_path / "keys.json")
    keys.create("one", TODAY)
    settings = Settings(keys=keys.file, rate="1/minute", origins=("https://cms.example",))
    with serving(small, settings) as address:
        told = [ask(address, origin="https://cms.example") for _ in range(2)]
        assert [each.status_code for each in told] == [200, 429]
        assert told[1].headers["access-control-allow-origin"] == "https://cms.example"


def test_what_the_page_loads_is_not_counted_but_what_it_asks_is(small: Assistant) -> None:
    with serving(small, replace(NO_KEYS, public=True, rate="2/minute")) as address:
        assert [httpx.get(address, timeout=60).status_code for _ in range(3)] == [200] * 3
        joined = [httpx.post(f"{address}/gradio_api/queue/join", json={}, timeout=60).status_code for _ in range(3)]
        assert joined[:2] != [429, 429]
        assert joined[2] == 429


def test_on_this_machine_and_where_it_is_off_there_is_no_limit(small: Assistant) -> None:
    for settings in (replace(NO_KEYS, rate="1/minute"), replace(NO_KEYS, public=True, rate="")):
        with serving(small, settings) as address:
            told = [ask(address) for _ in range(3)]
            assert [each.status_code for each in told] == [200] * 3
            assert "ratelimit" not in told[0].headers
