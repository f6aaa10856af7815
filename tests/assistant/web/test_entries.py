from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from assistant import Assistant
from glossary import Glossary
from index import open_index
from tests.assistant.web.conftest import serving
from tests.conftest import FakeEncoder, entry, glossary_of


@pytest.fixture(scope="module")
def entries(assistant: Assistant) -> Iterator[httpx.Client]:
    with serving(assistant) as address, httpx.Client(base_url=f"{address}/api/v1") as client:
        yield client


def test_entries_are_listed_in_order_from_an_offset(entries: httpx.Client, shipped: Glossary) -> None:
    listed = entries.get("/entries", params={"offset": 1, "limit": 2}).json()
    assert listed["total"] == len(shipped.entries)
    assert [one["id"] for one in listed["entries"]] == [one.id for one in shipped.entries[1:3]]


def test_entries_of_several_glossaries_are_listed_one_after_the_other(tmp_path: Path) -> None:
    glossaries = [
        glossary_of(*(entry(one, one.title(), "A thing of the sea.") for one in ids), name=name)
        for name, ids in (("fishing", ("cord", "hook", "net")), ("sailing", ("mast", "sail")))
    ]
    index = open_index(glossaries, FakeEncoder(), tmp_path, lambda _: None)
    ids = ["cord", "hook", "net", "mast", "sail"]
    with serving(Assistant(index)) as address:
        for offset in range(6):
            told = httpx.get(f"{address}/api/v1/entries", params={"offset": offset, "limit": 2}).json()
            assert (told["total"], [one["id"] for one in told["entries"]]) == (5, ids[offset : offset + 2])


def test_an_entry_is_whole(entries: httpx.Client, shipped: Glossary) -> None:
    shown = entries.get("/entries/cooperation").json()
    held = shipped.by_id["cooperation"]
    assert [one["text"] for one in shown["sections"]] == [one.text for one in held.sections]
    assert {"text": "合作", "language": "zh-Hans", "status": ""} in shown["names"]
    assert all(one["sources"] for one in shown["sections"])


def test_an_entry_that_has_not_changed_is_not_sent_again(entries: httpx.Client) -> None:
    first = entries.get("/entries/cooperation")
    again = entries.get("/entries/cooperation", headers={"if-none-match": f'"other", W/{first.headers["etag"]}'})
    other = entries.get("/entries/cooperation", headers={"if-none-match": '"other"'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert other.status_code == 200


@pytest.mark.parametrize("path", ["/entries/nothing", "/entries/cooperation?glossary=other", "/entries?glossary=other"])
def test_what_there_is_not_is_a_problem(entries: httpx.Client, path: str) -> None:
    told = entries.get(path)
    assert (told.status_code, told.headers["content-type"]) == (404, "application/problem+json")
    assert "known are" in told.json()["detail"] or "search for" in told.json()["detail"]
