"""What is asked for at none of the addresses that programs use: the chat page, or nothing."""

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.web.paths import PROGRAMS

# The page would answer for these addresses with a page, which no program can read.
_OF_PROGRAMS = tuple(one.strip("/") for one in PROGRAMS)


class Elsewhere:
    """An ASGI app that hands a request on to the page, unless it was meant for a program's address."""

    def __init__(self, page: ASGIApp) -> None:
        self._page = page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http" and (scope["method"], scope["path"]) == ("OPTIONS", "*"):
            # It asks of the whole server, as a ping does (RFC 9110, 9.3.7).
            await Response(status_code=HTTPStatus.NO_CONTENT)(scope, receive, send)
            return
        if scope["type"] == "http" and not _may_be_page(scope["path"]):
            raise HTTPException(HTTPStatus.NOT_FOUND)
        await self._page(scope, receive, send)


def _may_be_page(path: str) -> bool:
    """Tell whether a path is none of a program's, and begins with one slash, as that of every page does."""
    return path == "/" or (path.startswith("/") and path[1:].partition("/")[0] not in ("", *_OF_PROGRAMS))
