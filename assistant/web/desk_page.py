"""What the pages of the desk beside the chat are made in: one frame, one navigation, one policy."""

from collections.abc import Iterable
from http import HTTPStatus
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse

from assistant.pages.page import digest, page_style, template
from assistant.web.places import FOR_ALL, Place, navigation
from assistant.web.words import words_accepted

_TEMPLATES = Path(__file__).parent / "templates"


def desk_page(
    request: Request,
    here: Place,
    name: str,
    shown: object = None,
    *,
    places: Iterable[Place] = FOR_ALL,
    styles: Iterable[Path] = (),
    status: HTTPStatus = HTTPStatus.OK,
) -> HTMLResponse:
    """Return a page of the desk, made of templates/NAME.html.jinja, templates/NAME.css and what is `shown` on it.

    `styles` are those that it shares with other pages.
    """
    from markupsafe import Markup

    words = words_accepted(request.headers)
    style = page_style(_TEMPLATES / "desk_page.css", *styles, _TEMPLATES / f"{name}.css")
    page = template(_TEMPLATES, name).render(
        shown=shown,
        words=words.plain,
        language=words.language,
        up="../" * here.address.count("/"),
        navigation=Markup(navigation(words, here, places)),  # noqa: S704 - it is escaped
        style=style,
    )
    # It is in the language of this browser, and tells what this reader may see.
    return HTMLResponse(page, status, headers={"Content-Security-Policy": _policy(style), "Cache-Control": "no-store"})


def page_script(file: Path) -> FileResponse:
    """Return a script of a page, which a browser asks for anew: that of one version must not meet a page of another."""
    return FileResponse(file, media_type="text/javascript", headers={"Cache-Control": "no-cache"})


def _policy(style: str) -> str:
    return (
        f"default-src 'none'; style-src 'self' '{digest(style)}'; script-src 'self'; connect-src 'self'; "
        "img-src 'self' data:; base-uri 'none'; form-action 'self'"
    )
