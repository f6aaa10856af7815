import httpx

from assistant import Assistant
from tests.assistant.web.conftest import serving


def test_the_server_tells_that_it_lives_and_is_ready(assistant: Assistant) -> None:
    with serving(assistant) as address:
        assert httpx.get(f"{address}/healthz").json() == {"status": "ok"}
        ready = httpx.get(f"{address}/readyz").json()
    entries = sum(len(one.entries) for one in assistant.glossaries)
    known = {"glossaries": ["china-official"], "entries": entries}
    assert ready == {"status": "ready", **known, "edit": "taken", "problems": []}
