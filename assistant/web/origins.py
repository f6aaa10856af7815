"""Which pages' browsers may ask."""

from collections.abc import Collection, Mapping
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.web.middleware import HttpMiddleware
from assistant.web.paths import PAGES, WIDGET
from assistant.web.problem import problem_response

_SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
_DEFAULT_PORTS: Mapping[str, str] = {"http": ":80", "https": ":443"}
_SHOWN = ("ETag", "RateLimit", "RateLimit-Policy", "Retry-After", "X-Request-ID")


class Origins(HttpMiddleware):
    """ASGI middleware: a page of another origin asks for nothing, unless it is listed, and then only of the API.

    What is another origin follows Go's net/http.CrossOriginProtection: Sec-Fetch-Site where the browser sends it, else
    Origin compared with Host. A page cannot forge either; another program can, but has no one's browser to misuse.
    """

    def __init__(self, app: ASGIApp, origins: Collection[str]) -> None:
        cors = CORSMiddleware(
            app,
            allow_origins=origins,
            allow_methods=("GET", "POST"),
            allow_headers=("If-None-Match", "X-Request-ID"),
            allow_private_network=True,
            expose_headers=_SHOWN,
        )
        super().__init__(cors)
        self._origins = origins

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request, or refuse it."""
        headers = Headers(scope=scope)
        listed = headers.get("origin") in self._origins and scope["path"].startswith((PAGES, WIDGET))
        if listed or not _is_foreign(scope["method"], headers):
            await self._app(scope, receive, send)
            return
        refusal = problem_response(
            HTTPStatus.FORBIDDEN,
            f"a page of {headers.get('origin', 'another site')} may not ask for this; list its origin under origins in "
            "the settings, and let it ask /api/v1",
            scope["state"]["request_id"],
            headers={"Vary": "Origin"},
        )
        await refusal(scope, receive, send)


def _is_foreign(method: str, headers: Headers) -> bool:
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if origin is None:
        # A link to the page, or what another page shows of it; forms and scripts send their origin.
        return site not in (None, "same-origin", "none") and method not in _SAFE_METHODS
    if site is not None:
        return site not in ("same-origin", "none")
    scheme, _, place = origin.partition("://")
    port = _DEFAULT_PORTS.get(scheme, "")
    return place.removesuffix(port) != headers.get("host", "").lower().removesuffix(port)
