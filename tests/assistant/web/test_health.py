from pathlib import Path

import httpx

from assistant import Assistant
from assistant.journal import Journal
from tests.assistant.web.conftest import serving


def test_the_server_tells_that_it_lives_and_is_ready(assistant: Assistant) -> None:
    with serving(assistant) as address:
        assert httpx.get(f"{address}/healthz").json() == {"status": "ok"}
        ready = httpx.get(f"{address}/readyz").json()
    entries = sum(len(one.entries) for one in assistant.glossaries)
    known = {"glossaries": ["china-official"], "entries": entries}
    assert ready == {"status": "ready", **known, "edit": "taken", "journal": "off", "problems": []}


def test_a_journal_that_cannot_be_kept_is_told_and_questions_are_answered(small: Assistant, tmp_path: Path) -> None:
    file = tmp_path / "journal.db"
    with serving(Assistant(small.index, journal=Journal(file, 90))) as address:
        assert httpx.get(f"{address}/readyz").json()["journal"] == "kept"
    assert file.exists()
    file.write_text("this is no database, and yet it is long enough to be taken for one")
    with serving(Assistant(small.index, journal=Journal(file, 90))) as address:
        ready = httpx.get(f"{address}/readyz").json()
        asked = httpx.post(f"{address}/api/v1/ask", json={"question": "what is a kite?"})
    assert (ready["status"], ready["journal"]) == ("ready", "failing")
    assert ready["problems"] == ["journal: the file is no journal; move it away, or give another file as journal_file"]
    assert asked.json()["answered"] is False
