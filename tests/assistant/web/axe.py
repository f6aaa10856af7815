"""What axe finds wrong with a page for people who see, hear or move otherwise (WCAG 2.2, levels A and AA)."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> str:
    """Return a report of what violates a rule, inside shadow roots too; empty where nothing does."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": _TAGS}})
    return found.generate_report() if found.violations_count else ""
