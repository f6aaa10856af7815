"""Who may ask, and how often."""

from http import HTTPStatus
from ipaddress import ip_address

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.audience import Audience, audience
from assistant.settings import Settings
from assistant.web.caller import Caller, CallerKind, Callers
from assistant.web.middleware import HttpMiddleware, with_headers
from assistant.web.paths import PROGRAMS, SUGGEST, is_open
from assistant.web.problem import RequestError
from assistant.web.rates import Rate

_OPENING = "make a key with 'glossdesk keys create NAME' and send it, or serve it with --public if anyone may ask"


class Access(HttpMiddleware):
    """ASGI middleware: serves those for whom the server answers, as often as the rate lets them, and no one else.

    Websockets are refused: nothing here speaks them.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        super().__init__(app)
        self._settings = settings
        self._callers = Callers(settings)
        self._rate = Rate(settings.rate) if settings.rate else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close"})
        else:
            await super().__call__(scope, receive, send)

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request; raise RequestError where it is refused."""
        served = audience(self._settings)
        caller = scope["state"]["caller"] = self._callers.caller(scope)
        refusal = self._refusal(served, caller, scope)
        if self._rate and served is not Audience.THIS_MACHINE and (refusal or _asks(scope)):
            standing = self._rate.count(caller.limited_as)
            told = self._rate.headers(standing)
            if not standing.within:
                detail = (
                    f"{self._rate.rate} is what one key or address may ask; try again in {standing.seconds} seconds"
                )
                headers = {**told, "Retry-After": str(standing.seconds)}
                raise RequestError(HTTPStatus.TOO_MANY_REQUESTS, detail, headers)
            send = with_headers(send, lambda headers: headers.update(told))
        if refusal:
            raise refusal
        await self._app(scope, receive, send)

    def _refusal(self, served: Audience, caller: Caller, scope: Scope) -> RequestError | None:
        if served is Audience.THIS_MACHINE:
            return self._of_other_machines(caller, scope)
        if served is Audience.ANYONE or caller.kind is not CallerKind.NOBODY or is_open(scope["path"]):
            return None
        # A browser asks the person for what the page wants, but must not where a script asks.
        program = scope["path"].startswith(PROGRAMS)
        wanted = "Bearer" if program else 'Basic realm="Glossdesk: a key as the password", charset="UTF-8"'
        detail = "a key is wanted: send 'Authorization: Bearer KEY', or in a browser the key as the password"
        return RequestError(HTTPStatus.UNAUTHORIZED, detail, {"WWW-Authenticate": wanted})

    def _of_other_machines(self, caller: Caller, scope: Scope) -> RequestError | None:
        if not (_is_loopback((scope.get("server") or ("",))[0]) and _is_loopback(caller.address)):
            detail = f"this desk answers its own machine only; {_OPENING}"
            return RequestError(HTTPStatus.FORBIDDEN, detail)
        # A page that gives its own name this machine's address (DNS rebinding) still sends its own name.
        name = _name(Headers(scope=scope).get("host", ""))
        if _is_loopback(name) or name in ("localhost", self._settings.host.lower()):
            return None
        return RequestError(
            HTTPStatus.FORBIDDEN, f"this desk is not called {name!r}; ask http://localhost; or {_OPENING}"
        )


def _asks(scope: Scope) -> bool:
    # The page asks by POST and loads by GET; what it asks while somebody types is no question.
    return (scope["method"] == "POST" and scope["path"] != SUGGEST) or str(scope["path"]).startswith(PROGRAMS)


def _name(host: str) -> str:
    """Return the host of a Host header, without port and brackets."""
    name = host.lower() if host.endswith("]") else host.lower().rpartition(":")[0] or host.lower()
    return name.removeprefix("[").removesuffix("]")


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
