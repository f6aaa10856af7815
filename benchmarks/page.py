"""Time the chat page on a slow phone: its first paints, its first answer, and each interaction to its next paint.

python -m benchmarks.page
"""

import argparse
import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from assistant.settings import shipped_glossary
from benchmarks.server import serving

_CHROMIUM = "/usr/bin/chromium"
_SLOWER = 4
_QUESTION = "what does pragmatic cooperation mean here?"
_TYPED = "coop"
_PAUSE_MS = 300
# "Slow 4G" of the browser's own tools: 1.6 Mbit/s, 150 ms.
_NETWORKS: Mapping[str, Mapping[str, float | bool]] = {
    "none": {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1},
    "slow-4g": {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750},
}
_PAINTS = ("first contentful paint", "largest contentful paint", "box can be typed into", "first answer")
# The box can be typed into at the frame after the one in which it stands and has the keyboard.
_WATCH = """
window.timed = {};
const watch = (type, note, more) =>
  new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true, ...more });
watch("paint", (one) => (timed[one.name.replaceAll("-", " ")] = one.startTime));
watch("largest-contentful-paint", (one) => (timed["largest contentful paint"] = one.startTime));
timed.worst = 0;
watch("event", (one) => one.interactionId && (timed.worst = Math.max(timed.worst, one.duration)), {
  durationThreshold: 16,
});
const once = (name, is) => {
  const look = () => {
    if (!is()) return requestAnimationFrame(look);
    requestAnimationFrame(() => (timed[name] = performance.now()));
  };
  look();
};
once("box can be typed into", () => document.activeElement?.id === "question");
once("first answer", () => document.querySelector(".turn"));
"""


def main() -> None:
    """Print milliseconds: the median of all visits, and the worst, of each paint and each interaction."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--glossary", type=Path, default=shipped_glossary(), metavar="DIR")
    parser.add_argument("--visits", type=int, default=5)
    parser.add_argument("--network", choices=_NETWORKS, default="none")
    arguments = parser.parse_args()
    with (
        TemporaryDirectory() as folder,
        serving(arguments.glossary, Path(folder)) as port,
        sync_playwright() as play,
    ):
        browser = play.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox"])
        phone = Phone(browser, f"http://127.0.0.1:{port}/", arguments.network)
        # What a server reads at its first visit is none of the page's time.
        phone.visit()
        visits = [phone.visit() for _ in range(arguments.visits)]
        browser.close()
    loads = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    print(f"{os.cpu_count()} cores, {_SLOWER} times slower; network: {arguments.network}; load of the machine: {loads}")
    print(f"{'ms':<28}{'median':>8}{'worst':>8}")
    for name in visits[0]:
        values = [one[name] for one in visits]
        print(f"{name:<28}{median(values):>8.0f}{max(values):>8.0f}")


@dataclass(frozen=True, slots=True)
class Phone:
    """A slow phone that visits the page, each time with nothing in its cache."""

    browser: Browser
    address: str
    network: str

    def visit(self) -> Mapping[str, float]:
        """Return the milliseconds that each paint and each interaction took."""
        with self._page() as page:
            page.goto(self.address, wait_until="commit")
            page.wait_for_selector("#question")
            # Who waits for nothing asks at once.
            page.wait_for_function("timed['box can be typed into']")
            page.locator("#question").fill(_QUESTION)
            page.keyboard.press("Enter")
            page.wait_for_function("timed['first answer']")
            timed = json.loads(page.evaluate("JSON.stringify(timed)"))
            page.wait_for_timeout(1_000)
            paints = {name: float(timed[name]) for name in _PAINTS}
            return {**paints, **{name: _worst(page, act) for name, act in _INTERACTIONS.items()}}

    @contextmanager
    def _page(self) -> Iterator[Page]:
        visitor = self.browser.new_context(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
        page = visitor.new_page()
        page.add_init_script(_WATCH)
        session: CDPSession = visitor.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
        session.send("Network.emulateNetworkConditions", dict(_NETWORKS[self.network]))
        yield page
        visitor.close()


def _type(page: Page) -> None:
    page.locator("#question").click()
    for letter in _TYPED:
        page.keyboard.press(letter)
        page.wait_for_timeout(_PAUSE_MS)
    page.wait_for_selector("#names li")


def _ask(page: Page) -> None:
    page.locator("#question").fill("And in health?")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelectorAll('.turn').length === 2")


def _point(page: Page) -> None:
    page.locator(".turn").last.locator(".said .number").first.tap()


def _pane(page: Page) -> None:
    page.locator(".turn").last.locator(".said .number").first.press("Control+Enter")
    page.wait_for_selector("#source")
    page.keyboard.press("Escape")


def _read(page: Page) -> None:
    page.locator("[data-do=unfold]").tap()
    page.wait_for_selector("#passage")


_INTERACTIONS: Mapping[str, Callable[[Page], None]] = {
    "typing, with names offered": _type,
    "asking": _ask,
    "going to a source": _point,
    "opening a source's pane": _pane,
    "opening the passage's box": _read,
}


def _worst(page: Page, act: Callable[[Page], None]) -> float:
    """Return the longest time from an input of an action to the next paint; at least 16 ms are measured."""
    page.evaluate("timed.worst = 0")
    act(page)
    page.wait_for_timeout(2 * _PAUSE_MS)
    return float(page.evaluate("timed.worst"))


if __name__ == "__main__":
    main()
