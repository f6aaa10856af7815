import httpx

from assistant import Assistant, Settings
from assistant.web.suggest import suggested
from tests.assistant.web.conftest import NO_KEYS, serving


def test_names_are_offered_with_the_headword_that_they_mean(assistant: Assistant) -> None:
    # "什么是" has 3 code points.
    first = suggested("什么是务实", assistant).names[0]
    assert (first.name, first.term, first.start) == ("务实合作", "Pragmatic cooperation", 3)


def test_the_page_is_told_names_and_what_is_too_long_is_refused(server: httpx.Client) -> None:
    found = server.post("/suggest", json={"text": "what is multila"}).json()["names"]
    assert found[0] == {"name": "Multilateralism", "language": "en", "term": "Multilateralism", "start": 8}
    assert server.post("/suggest", json={"text": "x" * 2001}).status_code == 422


def test_typing_is_not_counted_as_asking_and_needs_a_key_where_asking_does(small: Assistant) -> None:
    limited = Settings(keys=NO_KEYS.keys, public=True, rate="1/minute")
    with serving(small, limited) as address:
        assert {httpx.post(f"{address}/suggest", json={"text": "ne"}).status_code for _ in range(5)} == {200}
