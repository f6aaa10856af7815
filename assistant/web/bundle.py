"""The style and the script of the chat page, each in one piece."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from zlib import crc32

import rcssmin
import rjsmin
from fastapi import APIRouter
from starlette.responses import Response

from assistant.pages.markup import house_style

STATIC = Path(__file__).parent / "static"
# A new version has a new address.
FOR_GOOD = "public, max-age=31536000, immutable"
_STYLES = (
    "desk.css",
    "menu.css",
    "landing.css",
    "form.css",
    "turn.css",
    "cited.css",
    "source.css",
    "why.css",
    "thumbs.css",
)
# In the order in which they need one another.
_SCRIPTS = (
    "desk.js",
    "turns.js",
    "kept.js",
    "box.js",
    "passage.js",
    "names.js",
    "source.js",
    "copy.js",
    "saved.js",
    "connection.js",
    "keys.js",
    "thumbs.js",
    "begin.js",
)
_SCRIPT = "desk/page.js"


@cache
def chat_style() -> str:
    """Return the style of the chat page; it stands in the page itself, whose first paint waits for nothing."""
    return str(rcssmin.cssmin(house_style() + _joined(_STYLES)))


@cache
def chat_script() -> str:
    """Return the script of the chat page."""
    return str(rjsmin.jsmin(_joined(_SCRIPTS)))


def script_address() -> str:
    """Return the address of the script from the page; another script has another."""
    return f"{_SCRIPT}?{crc32(chat_script().encode()):08x}"


def bundle_router() -> APIRouter:
    """Return the route under which the page loads its script."""
    router = APIRouter(include_in_schema=False)

    @router.api_route(f"/{_SCRIPT}", methods=["GET", "HEAD"])
    async def script() -> Response:
        return Response(chat_script(), media_type="text/javascript", headers={"Cache-Control": FOR_GOOD})

    return router


def _joined(names: Sequence[str]) -> str:
    return "\n".join((STATIC / name).read_text(encoding="utf-8") for name in names)
