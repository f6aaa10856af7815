"""Take the screenshots of the documentation: `python -m docs.pictures` (needs the `dev` extra and Chromium)."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import uvicorn
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from assistant import Assistant, Settings
from assistant.cli import main
from assistant.journal import Face, Journal
from assistant.keys import KeyFile
from assistant.web.application import build_app

COMMAND = "python -m docs.pictures"
FOLDER = Path(__file__).parent / "screenshots"
_BROWSER = "/usr/bin/chromium"
_COLOURS = 96
_RUN_MS = 300_000
_ASKED = "what does pragmatic cooperation mean here?"
_PASSAGE = (
    "The two sides agreed to deepen cooperation in the health sector. Masks and ventilators came in March, and more of "
    "them will follow. Neither side spoke of the terms of payment."
)
_DRAFT = """Senegal and China praise pragmatic cooperation

The two sides agreed to deepen cooperation in the health sector. Senegal handed the co-chair of the Forum on \
China-Africa Cooperation to the Republic of Congo at the close of the Beijing summit, where both sides spoke of \
win-win cooperation and of true multilateralism.

They rejected a Cold War mentality. “Cooperation among developing countries is not a zero-sum game”, the statement \
says. Work on 务实合作 under the Belt and Road Initiative will go on.
"""

_IN_VAIN: Mapping[str, int] = {
    "what is social credit?": 7,
    "What does social credit mean?": 4,
    "explain the social credit system": 2,
    "is social credit a score for every citizen?": 1,
    "what is a sponge city?": 4,
    "how does a sponge city keep the rain?": 1,
    "躺平是什么意思？": 2,
}


@dataclass(frozen=True, slots=True)
class Picture:
    """What is done on the page before it is taken, in what kind of window, and what tells that the page is there."""

    do: Callable[[Page], object]
    window: Mapping[str, Any] = field(default_factory=dict)
    there: str = "#question"


def _ask(page: Page, question: str, label: str = "Your question") -> None:
    page.get_by_label(label).fill(question)
    page.keyboard.press("Enter")
    page.locator(".answered .said").last.wait_for()


def _name(page: Page) -> None:
    page.get_by_label("Your question").press_sequentially("what does coop")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")


def _read(page: Page) -> None:
    page.get_by_role("button", name="What you are reading").click()
    page.locator("#passage").fill(_PASSAGE)
    _ask(page, "what does cooperation mean here?")


def _source(page: Page) -> None:
    _ask(page, _ASKED)
    _ask(page, "And in health?")
    page.locator("#turn-1 .said .number").first.click(modifiers=["Control"])


def _copy(page: Page) -> None:
    _ask(page, _ASKED)
    page.locator(".tools .menu summary").click()


def _check(page: Page) -> None:
    page.get_by_role("link", name="Check a draft").click()
    page.get_by_label("Your draft").fill(_DRAFT)
    page.get_by_role("button", name="Check").click()
    page.locator(".mention.unsure").first.focus()


def _evaluate(page: Page) -> None:
    page.get_by_role("link", name="For editors").click()
    for _ in range(2):
        page.get_by_role("button", name="Run", exact=True).click()
        page.get_by_role("link", name="See the report").wait_for(timeout=_RUN_MS)
    page.set_viewport_size({"width": 1280, "height": 1400})


PICTURES: Mapping[str, Picture] = {
    "answer": Picture(lambda page: _ask(page, _ASKED)),
    "reading": Picture(_read),
    "names": Picture(_name),
    "source": Picture(_source),
    "draft": Picture(_check),
    "phone": Picture(_copy, {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}),
    "evaluate": Picture(_evaluate),
    "german": Picture(lambda page: _ask(page, "Was bedeutet Win-win?", "Ihre Frage"), {"locale": "de-DE"}),
}


def _improve(page: Page, key: str) -> None:
    page.goto(f"{page.url}improve/")
    page.get_by_label("Your key").fill(key)
    page.keyboard.press("Enter")
    page.locator("article").first.wait_for()


def of_improving(key: str) -> Mapping[str, Picture]:
    """Return the picture of the page that an editor signs in to with a key."""
    return {"improve": Picture(lambda page: _improve(page, key), {"viewport": {"width": 1000, "height": 800}})}


def _search(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("wushi hezuo")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**#pragmatic")
    page.keyboard.press("/")
    page.keyboard.type("health coop")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")


OF_SITE: Mapping[str, Picture] = {"search": Picture(_search, {"reduced_motion": "reduce"}, "#_box")}


def take(address: str, folder: Path, pictures: Mapping[str, Picture]) -> None:
    """Take pictures of the page at an address into a folder, as small PNG files."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_BROWSER, args=["--no-sandbox", "--disable-gpu"])
        for name, picture in pictures.items():
            context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **picture.window})
            page = context.new_page()
            page.goto(address)
            page.locator(picture.there).wait_for()
            picture.do(page)
            page.mouse.move(0, 0)
            page.wait_for_timeout(500)
            shot = Image.open(BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
            shot.quantize(_COLOURS).save(folder / f"{name}.png", optimize=True)
            context.close()


@contextmanager
def _serving(assistant: Assistant, settings: Settings) -> Iterator[str]:
    server = uvicorn.Server(uvicorn.Config(build_app(assistant, settings), port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            thread.join(0.05)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


def _asked_in_vain(assistant: Assistant) -> None:
    for question, times in _IN_VAIN.items():
        for _ in range(times):
            assistant.ask(question, face=Face.CHAT)


if __name__ == "__main__":
    opened = Assistant.open()
    with TemporaryDirectory() as name:
        folder = Path(name)
        # Reports are kept beside the index, and these are nobody's.
        with _serving(opened, Settings(index=folder / "index")) as address:
            take(address, FOLDER, PICTURES)
        noting = Assistant(opened.index, journal=Journal(folder / "journal.db", 90))
        _asked_in_vain(noting)
        editors = KeyFile(folder / "editors.json")
        key = editors.create("editor", date.today())
        with _serving(noting, Settings(editors=editors.file)) as address:
            take(address, FOLDER, of_improving(key))
        main(["site", "--to", str(folder / "site")])
        take((folder / "site" / "index.html").as_uri(), FOLDER, OF_SITE)
