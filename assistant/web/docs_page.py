"""The page at /docs: the operations of the API with their fields and examples. It has no script and fetches nothing."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from assistant.pages.page import digest, environment, page_style, plain
from assistant.web.operations import Schema, operations, shapes

if TYPE_CHECKING:
    from markupsafe import Markup

_TEMPLATES = Path(__file__).parent / "templates"
_CODE = re.compile(r"`([^`]+)`")


def docs_router() -> APIRouter:
    """Return the route of the page."""
    router = APIRouter()

    @router.get("/docs", include_in_schema=False)
    async def docs(request: Request) -> Response:
        """Return the page; its examples are for the address that it was asked at."""
        style = page_style(_TEMPLATES / "docs.css")
        page = render(request.app.openapi(), str(request.base_url).rstrip("/"), style)
        policy = (
            f"default-src 'none'; style-src '{digest(style)}'; img-src 'self'; "
            "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )
        return HTMLResponse(page, headers={"Content-Security-Policy": policy, "Referrer-Policy": "no-referrer"})

    return router


def render(schema: Schema, address: str, style: str) -> str:
    """Return the page for an OpenAPI schema."""
    from markupsafe import Markup, escape

    def coded(given: str) -> "Markup":
        return Markup(_CODE.sub(r"<code>\1</code>", str(escape(plain(given)))))  # noqa: S704 - it is escaped

    templates = environment(_TEMPLATES)
    templates.filters["coded"] = coded
    return templates.get_template("docs.html.jinja").render(
        info=schema["info"],
        operations=list(operations(schema, address)),
        shapes=list(shapes(schema)),
        style=style,
    )
