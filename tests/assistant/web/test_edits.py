"""Real servers whose glossary is edited while they are asked."""

import logging
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from time import monotonic, sleep

import httpx
import pytest
from playwright.sync_api import Browser, expect

from assistant import Settings
from assistant.keys import KeyFile
from assistant.renewal import Renewal
from assistant.web import edits
from assistant.web.application import build_app
from index.encoder import Vectors
from tests.assistant.editing import settings_of, write_edition, write_entry
from tests.assistant.web.conftest import run_program, running, visiting
from tests.conftest import FakeEncoder

QUESTION = "What is the difference between a net and a boat?"
_EDITION = re.compile(r"edition (\d+) ")
_PATIENCE_SECONDS = 30
_CLIENT = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}


class Moody(FakeEncoder):
    """Fails where it is given a certain word."""

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        if any("storm" in text for text in texts):
            raise RuntimeError("a storm")
        return super().encode_texts(texts)


@dataclass(frozen=True)
class Edited:
    """A server, the folder of its glossary, and its encoder."""

    client: httpx.Client
    folder: Path
    encoder: FakeEncoder

    def ask(self, question: str = QUESTION, **more: str) -> str:
        told = self.client.post("/api/v1/ask", json={"question": question, **more})
        assert told.status_code == 200, told.text
        return told.text

    def ready(self) -> dict[str, object]:
        return dict(self.client.get("/readyz").json())

    def call(self, method: str, **params: object) -> str:
        """Return what the tools for agents answer."""
        call = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
        return self.client.post("/mcp", json=call, headers={"accept": "application/json, text/event-stream"}).text

    def problems(self, **headers: str) -> list[str]:
        return list(self.client.get("/readyz", headers=headers).json()["problems"])


@contextmanager
def serving_edits(settings: Settings, encoder: FakeEncoder) -> Iterator[Edited]:
    renewal = Renewal(settings)
    app = build_app(renewal.open(), settings, renewal)
    with running(app) as address, httpx.Client(base_url=address, timeout=60) as client:
        encoder.encoded.clear()
        yield Edited(client, settings.glossary[0], encoder)


@pytest.fixture
def encoder(monkeypatch: pytest.MonkeyPatch) -> FakeEncoder:
    fake = Moody()
    monkeypatch.setattr("assistant.assistant.open_encoder", lambda *_: fake)
    return fake


@pytest.fixture
def edited(tmp_path: Path, encoder: FakeEncoder) -> Iterator[Edited]:
    with serving_edits(settings_of(tmp_path), encoder) as served:
        yield served


def await_that(holds: Callable[[], bool]) -> None:
    until = monotonic() + _PATIENCE_SECONDS
    while not holds():
        assert monotonic() < until, "what was edited is not answered"
        sleep(0.05)


def editions(text: str) -> set[str]:
    return set(_EDITION.findall(text))


def test_every_face_answers_from_what_was_edited(edited: Edited) -> None:
    entry = edited.client.get("/api/v1/entries/net")
    known = {"If-None-Match": entry.headers["etag"]}
    assert edited.client.get("/api/v1/entries/net", headers=known).status_code == 304
    write_edition(edited.folder, 2)
    await_that(lambda: editions(edited.ask()) == {"2"})
    told = edited.client.get("/api/v1/entries/net", headers=known)
    assert (told.status_code, editions(told.text)) == (200, {"2"})
    assert editions(edited.client.post("/api/v1/search", json={"query": "net boat"}).text) == {"2"}
    assert editions(edited.ask("What is a net?", glossary="sea")) == {"2"}
    asked = {"model": "glossdesk", "messages": [{"role": "user", "content": QUESTION}]}
    assert editions(edited.client.post("/v1/chat/completions", json=asked).text) == {"2"}
    assert editions(edited.call("tools/call", name="ask_glossary", arguments={"question": QUESTION})) == {"2"}


def test_an_edit_of_one_section_encodes_its_texts_and_nothing_else(edited: Edited) -> None:
    write_entry(edited.folder, "net", "A net of edition 3 is thrown.")
    await_that(lambda: "3" in editions(edited.ask()))
    assert edited.encoder.encoded == ["Net. A net of edition 3 is thrown.", "A net of edition 3 is thrown."]


def test_entries_are_added_renamed_and_deleted(edited: Edited) -> None:
    write_entry(edited.folder, "oar", "An oar moves a boat.")
    await_that(lambda: edited.ready()["entries"] == 3)
    assert "An oar moves a boat." in edited.ask("What is an oar?")
    edited.encoder.encoded.clear()
    (edited.folder / "entries" / "oar.yaml").unlink()
    write_entry(edited.folder, "paddle", "An oar moves a boat.", term="Oar")
    await_that(lambda: edited.client.get("/api/v1/entries/paddle").status_code == 200)
    assert '"entry":"paddle"' in edited.ask("What is an oar?").replace(": ", ":")
    assert edited.client.get("/api/v1/entries/oar").status_code == 404
    (edited.folder / "entries" / "paddle.yaml").unlink()
    await_that(lambda: edited.ready()["entries"] == 2)
    assert "An oar moves a boat." not in edited.ask("What is an oar?")
    assert edited.encoder.encoded == [], "what is renamed or deleted needs no vector"


def test_the_head_of_a_glossary_is_followed(edited: Edited) -> None:
    head = edited.folder / "glossary.yaml"
    head.write_text(head.read_text().replace("id: sea", "id: ocean"))
    await_that(lambda: edited.ready()["glossaries"] == ["ocean"])
    assert "The sea (ocean)" in edited.call("initialize", **_CLIENT)
    assert '"ocean"' in edited.ask("What is a net?", glossary="ocean")


def test_a_broken_edit_is_refused_with_its_line_until_it_is_mended(
    edited: Edited, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, edits.__name__)
    broken = edited.folder / "entries" / "net.yaml"
    good = broken.read_text()
    write_entry(edited.folder, "boat", "A boat of edition 2 sails.")
    broken.write_text(good.replace("    text:", "   text:"))
    await_that(lambda: edited.ready()["edit"] == "refused")
    assert edited.ready()["status"] == "ready"
    [problem] = edited.problems()
    assert problem.startswith("sea/entries/net.yaml:5:4: error: ")
    assert editions(edited.ask()) == {"1"}, "no part of the edit is taken"
    assert f"{broken}:5:4: error: " in caplog.messages[0]
    assert caplog.messages[1].startswith("this edit is not taken; ")
    broken.write_text(good)
    await_that(lambda: edited.ready()["edit"] == "taken")
    assert edited.problems() == []
    assert editions(edited.ask()) == {"1", "2"}
    assert caplog.messages[2].startswith("took an edit: 2 entries, after ")
    assert len(caplog.messages) == 3


def test_an_edit_that_is_taken_back_is_mended_too(edited: Edited) -> None:
    broken = edited.folder / "entries" / "net.yaml"
    good = broken.read_text()
    broken.write_text("")
    await_that(lambda: edited.ready()["edit"] == "refused")
    broken.write_text(good)
    await_that(lambda: edited.ready()["edit"] == "taken")


def test_a_folder_that_is_taken_away_answers_on_and_comes_back(edited: Edited) -> None:
    away = edited.folder.with_name("away")
    edited.folder.rename(away)
    await_that(lambda: edited.ready()["edit"] == "refused")
    assert editions(edited.ask()) == {"1"}
    write_edition(away, 2)
    away.rename(edited.folder)
    await_that(lambda: editions(edited.ask()) == {"2"})
    assert edited.ready()["edit"] == "taken"


def test_a_fault_of_the_desk_leaves_the_glossary_before_and_the_next_edit_is_taken(
    edited: Edited, caplog: pytest.LogCaptureFixture
) -> None:
    write_entry(edited.folder, "net", "A net of edition 2 fears the storm.")
    await_that(lambda: edited.ready()["edit"] == "refused")
    assert edited.problems() == ["something went wrong; the log of the server has the details"]
    assert "an edit of the glossary cannot be taken" in caplog.text
    assert editions(edited.ask()) == {"1"}
    write_edition(edited.folder, 3)
    await_that(lambda: editions(edited.ask()) == {"3"})


def test_no_request_is_dropped_and_no_answer_is_of_two_editions(edited: Edited) -> None:
    requests: list[tuple[str, dict[str, object]]] = [
        ("/api/v1/ask", {"question": QUESTION}),
        ("/api/v1/ask", {"question": QUESTION, "passage": "The net lay in the boat.", "glossary": "sea"}),
        ("/api/v1/search", {"query": "net boat"}),
        ("/v1/chat/completions", {"model": "glossdesk", "messages": [{"role": "user", "content": QUESTION}]}),
    ]
    over = threading.Event()
    last = 6

    def ask_on(path: str, body: dict[str, object]) -> list[set[str]]:
        found = []
        while not over.is_set():
            told = edited.client.post(path, json=body)
            assert told.status_code == 200, told.text
            found.append(editions(told.text))
        return found

    with ThreadPoolExecutor(len(requests)) as clients:
        asking = [clients.submit(ask_on, *one) for one in requests]
        try:
            for edition in range(2, last + 1):
                write_edition(edited.folder, edition)
                await_that(lambda: any(one.done() for one in asking) or editions(edited.ask()) == {str(edition)})  # noqa: B023
        finally:
            over.set()
    for one in asking:
        answers = one.result()
        assert all(len(found) == 1 for found in answers), "old or new, never half"
        in_order = [int(number) for found in answers for number in found]
        assert in_order == sorted(in_order)
        assert in_order[0] < in_order[-1]


def test_a_conversation_on_the_page_goes_on_over_an_edit(edited: Edited, browser: Browser) -> None:
    with visiting(browser, str(edited.client.base_url)) as visit:
        shown = visit.page.locator("#conversation")
        visit.ask("What is a net?")
        expect(shown).to_contain_text("A net of edition 1 ")
        (edited.folder / "entries" / "net.yaml").unlink()
        write_entry(edited.folder, "boat", "A boat of edition 2 sails.")
        await_that(lambda: edited.ready()["entries"] == 1)
        visit.ask("What is a boat?")
        expect(shown).to_contain_text("A boat of edition 2 sails.")
        expect(shown.get_by_role("article")).to_have_count(2)
        assert visit.complaints == []


def test_the_page_begins_with_the_glossary_as_it_is_when_it_is_opened(edited: Edited, browser: Browser) -> None:
    address = str(edited.client.base_url)
    with visiting(browser, address) as visit:
        examples = visit.page.get_by_label("Example questions").get_by_role("button")
        expect(examples).to_have_text(["What does Boat mean?", "What does Net mean?"])
        head = edited.folder / "glossary.yaml"
        head.write_text(head.read_text().replace("The sea", "The {lake}"))
        write_entry(edited.folder, "oar", "An oar moves a boat.")
        await_that(lambda: edited.ready()["entries"] == 3)
        visit.page.reload()
        expect(visit.page.locator(".landing h2")).to_have_text("The {lake}")
        expect(examples).to_have_text(["What does Boat mean?", "What does Net mean?", "What does Oar mean?"])
        assert visit.complaints == []


def test_who_has_no_key_is_not_told_what_an_edit_says(tmp_path: Path, encoder: FakeEncoder) -> None:
    keys = KeyFile(tmp_path / "keys.json")
    key = keys.create("cms", date(2026, 11, 23))
    with serving_edits(replace(settings_of(tmp_path), keys=keys.file), encoder) as edited:
        (edited.folder / "entries" / "secret-merger.yaml").write_text("id: [\n")
        await_that(lambda: edited.ready()["edit"] == "refused")
        assert edited.problems() == []
        [problem] = edited.problems(authorization=f"Bearer {key}")
    assert problem.startswith("sea/entries/secret-merger.yaml:2:1: error: ")


def test_a_server_of_its_own_takes_edits_and_logs_those_that_it_does_not(tmp_path: Path) -> None:
    settings = settings_of(tmp_path)
    folder = settings.glossary[0]
    given = ["--glossary", str(folder), "--index", str(settings.index), "--port", "0"]
    with run_program("app.py", *given) as (server, address), httpx.Client(base_url=address, timeout=60) as client:
        edited = Edited(client, folder, FakeEncoder())
        write_edition(folder, 2)
        await_that(lambda: editions(edited.ask()) == {"2"})
        (folder / "entries" / "net.yaml").write_text("id: [\n")
        await_that(lambda: edited.ready()["edit"] == "refused")
        server.terminate()
        assert server.stderr
        lines = server.stderr.read().decode().splitlines()
    assert lines[0] == f"glossdesk: index {settings.index}: the glossary has changed since it was built; building it"
    assert lines[1].startswith("glossdesk: took an edit: 2 entries, after ")
    assert lines[2].startswith(f"glossdesk: {folder}/entries/net.yaml:2:1: error: ")
    assert lines[3].startswith("glossdesk: this edit is not taken; ")
