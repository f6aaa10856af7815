import socket
from pathlib import Path

import httpx
from playwright.sync_api import Browser, expect

from assistant.web.waiting import Wait, waiting
from tests.assistant.editing import settings_of, write_entry
from tests.assistant.web.axe import violations
from tests.assistant.web.conftest import SCREENSHOTS, run_program


def test_what_is_waited_for_is_told_to_people_and_programs() -> None:
    wait = Wait()
    with socket.create_server(("127.0.0.1", 0)) as listener, waiting(listener, wait):
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        with httpx.Client(base_url=address) as client:
            assert client.get("/healthz").status_code == 200
            assert client.get("/readyz").json() == {"status": "opening"}
            wait.encoded(1_200, 2_850)
            ready = client.get("/readyz")
            assert (ready.status_code, ready.json()) == (503, {"status": "building: 1,200 of 2,850"})
            asked = client.post("/api/v1/ask", json={"question": "What is a net?"})
            assert (asked.status_code, asked.headers["retry-after"]) == (503, "1")
            assert "building: 1,200 of 2,850" in asked.json()["detail"]
            page = client.get("/", headers={"accept-language": "de-AT,de"})
            assert page.status_code == 503
            assert '<progress aria-label="Gelesene Texte" value="1200" max="2850">' in page.text
            # The desk may lie in a folder of a proxy.
            for place, way in (("/", "readyz"), ("/check/", "../readyz"), ("/read/sea/net", "../../readyz")):
                assert f'data-ready="{way}"' in client.get(place).text


def test_the_socket_is_free_for_the_desk_afterwards() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        for _ in range(2):
            with waiting(listener, Wait()):
                port = listener.getsockname()[1]
                assert httpx.get(f"http://127.0.0.1:{port}/healthz").status_code == 200


def test_the_page_of_an_index_that_is_built_counts_and_reloads_itself(browser: Browser) -> None:
    wait = Wait(done=120, of=285)
    visitor = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme="dark")
    page = visitor.new_page()
    with socket.create_server(("127.0.0.1", 0)) as listener, waiting(listener, wait):
        page.goto(f"http://127.0.0.1:{listener.getsockname()[1]}/")
        bar = page.get_by_role("progressbar", name="Texts that are read")
        assert bar.evaluate("one => one.value / one.max") == 120 / 285
        wait.encoded(240, 285)
        expect(bar).to_have_js_property("value", 240)
        page.screenshot(path=SCREENSHOTS / "state-building.png")
        assert violations(page) == ""
        wait.empty = True
        expect(page.get_by_text("This glossary has no entries yet.")).to_be_visible()
    visitor.close()


def test_a_glossary_without_entries_says_so_and_becomes_the_desk_with_its_first(
    browser: Browser, tmp_path: Path
) -> None:
    folder = settings_of(tmp_path).glossary[0]
    for entry in (folder / "entries").iterdir():
        entry.unlink()
    given = ["--glossary", str(folder), "--index", str(tmp_path / "index"), "--port", "0"]
    visitor = browser.new_context(viewport={"width": 1280, "height": 900})
    page = visitor.new_page()
    with run_program("app.py", *given) as (_, address):
        page.goto(address)
        expect(page.get_by_text("This glossary has no entries yet.")).to_be_visible()
        expect(page.locator("code")).to_have_text("glossdesk new TERM --into FOLDER")
        page.screenshot(path=SCREENSHOTS / "state-empty.png")
        assert violations(page) == ""
        write_entry(folder, "oar", "An oar moves a boat.")
        expect(page.get_by_label("Your question")).to_be_visible(timeout=60_000)
        expect(page.get_by_role("button", name="What does Oar mean?")).to_be_visible()
    visitor.close()
