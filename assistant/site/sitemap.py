"""The map of a site for search engines (sitemaps.org, protocol 0.9)."""

import re
from xml.sax.saxutils import escape

from assistant.site.address import page_link
from assistant.site.pages import Pages

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def sitemap(pages: Pages) -> str:
    """Return the map of a glossary's pages, which have a public address; an entry with the day of its review."""
    lines = [_line(pages.address.public(view.file)) for view in pages.views]
    lines += [_line(page_link(pages.glossary, entry.id), entry.reviewed) for entry in pages.glossary.entries]
    return f"{_HEAD}{''.join(lines)}</urlset>\n"


def _line(address: str, day: str = "") -> str:
    changed = f"<lastmod>{day}</lastmod>" if _DATE.fullmatch(day) else ""
    return f"<url><loc>{escape(address)}</loc>{changed}</url>\n"
