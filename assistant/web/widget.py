"""The web component: one script, which any page may load."""

import json

import rcssmin
import rjsmin
from fastapi import APIRouter
from starlette.responses import Response

from assistant.web.bundle import STATIC
from assistant.web.paths import WIDGET
from assistant.web.tagged import KnownTags, tagged

_FOLDER = STATIC / "widget"
# In the order in which they need one another.
_PARTS = (
    "points.js",
    "place.js",
    "strings.js",
    "nodes.js",
    "desk.js",
    "fragment.js",
    "section.js",
    "turn.js",
    "selection.js",
    "panel.js",
    "chat.js",
    "popover.js",
    "term.js",
    "annotate.js",
    "glossdesk.js",
)
# A page that is open for days should not ask in an old way for long.
_CACHING = "public, max-age=300"


def widget_router() -> APIRouter:
    """Return the route under which pages load the component."""
    script = widget_script()
    router = APIRouter(include_in_schema=False)

    @router.api_route(WIDGET, methods=["GET", "HEAD"])
    async def widget(if_none_match: KnownTags = None) -> Response:
        response = tagged(script, "text/javascript", if_none_match, _CACHING)
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    return router


def widget_script() -> str:
    """Return the component's parts as one script, which keeps its names to itself; comments and spaces stay at home."""
    style = json.dumps(rcssmin.cssmin(_text("widget.css")), ensure_ascii=False)
    parts = "\n".join((f"const STYLE = {style};", *(_text(name) for name in _PARTS)))
    return str(rjsmin.jsmin(f"(() => {{\n'use strict';\n{parts}}})();\n"))


def _text(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")
