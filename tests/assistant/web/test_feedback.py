"""What a reader can say of an answer on the chat page where a journal is kept, and what is kept of it."""

from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, expect

from assistant import Assistant
from assistant.journal import Journal, Thumb
from assistant.keys import KeyFile
from tests.assistant.web.axe import violations
from tests.assistant.web.conftest import DAY, NO_KEYS, serving, visiting
from tests.assistant.web.test_improve import desk


def test_a_thumb_is_for_the_answer_of_the_desk_and_can_be_changed_and_taken_back(
    assistant: Assistant, journal: Journal, editors: KeyFile
) -> None:
    passage = "The jellyfish ministry spoke of pragmatic cooperation."
    turns = [{"question": "what does cooperation mean here?", "passage": passage}]
    with desk(Assistant(assistant.index, journal=journal), editors) as client:
        first = client.post("/feedback", json={"turns": turns, "thumb": "up"}).json()["receipt"]
        second = client.post("/feedback", json={"turns": turns, "thumb": "down", "note": "no", "receipt": first})
        [kept] = journal.ratings()
        assert (kept.thumb, kept.note, kept.standalone) == (Thumb.DOWN, "no", turns[0]["question"])
        assert kept.cites[0] == "cooperation#pragmatic"
        client.post("/feedback", json={"turns": turns, "thumb": None, "receipt": second.json()["receipt"]})
        assert journal.ratings() == ()
        for wrong in ({"turns": [], "thumb": "up"}, {"turns": [{}], "thumb": "up"}, {"turns": turns, "thumb": "meh"}):
            assert client.post("/feedback", json=wrong).status_code == 422


def test_nothing_in_the_file_tells_who_asked_or_what_they_read(
    assistant: Assistant, tmp_path: Path, editors: KeyFile
) -> None:
    folder = tmp_path / "kept"
    journal = Journal(folder / "journal.db", 90)
    keys = KeyFile(tmp_path / "keys.json")
    token = keys.create("wiretap-desk", DAY)
    headers = {
        "Authorization": f"Bearer {token}",
        "User-Agent": "Zebra/1.0",
        "X-Request-ID": "request-of-quokka",
        "X-Forwarded-For": "203.0.113.77",
    }
    passage = "The jellyfish ministry spoke of pragmatic cooperation."
    settings = replace(NO_KEYS, keys=keys.file, editors=editors.file)
    with (
        serving(Assistant(assistant.index, journal=journal), settings) as address,
        httpx.Client(base_url=address, headers=headers, timeout=60) as client,
    ):
        asked = {"question": "what is a xylophone here?", "passage": passage}
        assert client.post("/api/v1/ask", json=asked).json()["answered"] is False
        assert client.post("/feedback", json={"turns": [asked], "thumb": "down", "note": "a note"}).status_code == 200
        kept = b"".join(one.read_bytes() for one in folder.iterdir())
    assert b"xylophone" in kept
    assert b"a note" in kept
    for never in (b"jellyfish", b"ministry", b"wiretap", token.encode(), token[:9].encode(), b"127.0.0.1"):
        assert never not in kept
    for never in (b"Zebra", b"quokka", b"203.0.113", b"Bearer", address.rpartition(":")[2].encode() + b" "):
        assert never not in kept


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_a_reader_gives_a_thumb_and_a_note(
    assistant: Assistant, journal: Journal, browser: Browser, scheme: str, width: int
) -> None:
    kept = Assistant(assistant.index, journal=journal)
    window = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    with serving(kept) as address, visiting(browser, address, **window) as visit:
        page = visit.page
        expect(
            page.get_by_text("Questions that find no answer are kept for 90 days, but not who asked.")
        ).to_be_visible()
        visit.ask("what does pragmatic cooperation mean?")
        down = page.get_by_role("button", name="Not helpful")
        down.click()
        expect(down).to_have_attribute("aria-pressed", "true")
        expect(page.get_by_text("kept for 90 days, and nothing about who you are")).to_be_visible()
        visit.keep(f"thumbs-{scheme}-{width}")
        assert violations(page) == ""
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.get_by_label("A note for the editors").fill("It is about loans.")
        page.get_by_role("button", name="Send the note").click()
        expect(page.get_by_text("Thank you. Your note is with the editors.")).to_be_visible()
        [rating] = journal.ratings()
        assert (rating.thumb, rating.note) == (Thumb.DOWN, "It is about loans.")
        # The next answer shows the conversation again, and a reload does.
        visit.ask("what is a kite?")
        expect(page.locator(".abstention")).to_be_visible()
        page.reload()
        expect(down.first).to_have_attribute("aria-pressed", "true")
        down.first.click()
        expect(page.get_by_text("It is taken back.")).to_be_visible()
        assert journal.ratings() == ()
        assert [(one.question, one.times) for one in journal.unanswered()] == [("what is a kite?", 1)]
        assert visit.complaints == []


def test_without_a_journal_the_page_has_no_thumbs_and_says_nothing_of_it(desk_page: str) -> None:
    assert 'data-thumb="' not in desk_page
    assert "kept for" not in desk_page


@pytest.fixture
def desk_page(small: Assistant, browser: Browser) -> str:
    with serving(small) as address, visiting(browser, address) as visit:
        visit.ask("what is a net?")
        expect(visit.page.locator(".said")).to_be_visible()
        return visit.page.content()
