"""What the pages that stand alone are made with: templates, and text that can do nothing."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import regex

from assistant.pages.markup import house_style, prose, text

if TYPE_CHECKING:
    from jinja2 import Environment, Template
    from markupsafe import Markup

_SHARED = Path(__file__).parent / "page.css"
# What would otherwise take hold of the text around it, or not be seen; marks of direction that only hint may stay.
_CONTROL = regex.compile(r"[\p{Cc}\p{Cs}\p{Bidi_Control}--[\t\n\u061c\u200e\u200f]]", regex.V1)


def page_style(*own: Path) -> str:
    """Return the style of a page: the house's, what all pages that stand alone share, and the page's own."""
    return "".join((house_style(), *(file.read_text(encoding="utf-8") for file in (_SHARED, *own))))


def template(folder: Path, name: str) -> "Template":
    """Return a template of a folder, NAME.html.jinja, which is compiled once; it has the filters of `environment`."""
    return _unchanged(folder).get_template(f"{name}.html.jinja")


def environment(templates: Path) -> "Environment":
    """Return what fills in the templates of a folder, with filters for text, styles and scripts."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    def shown(given: str) -> "Markup":
        return Markup(text(plain(given)))  # noqa: S704 - it is escaped

    def linked(given: str) -> "Markup":
        return Markup(prose(plain(given)))  # noqa: S704 - it is escaped

    made = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"shown": shown, "linked": linked, "plain": plain, "raw": Markup, "digest": digest}
    return made


@cache
def _unchanged(templates: Path) -> "Environment":
    return environment(templates)


def plain(given: str) -> str:
    """Return a text with its control characters written as escapes."""
    return _CONTROL.sub(lambda sign: sign[0].encode("unicode_escape").decode(), given)


def digest(content: str) -> str:
    """Return what lets the page's policy tell its own style or script from any other (CSP level 3, 2.3.1)."""
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"
