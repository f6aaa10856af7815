"""Editors: who signs in as one, and what is open to whom."""

import secrets
from dataclasses import dataclass
from http import HTTPStatus
from time import monotonic
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from assistant.audience import Audience, audience
from assistant.keys import Key, KeyFile
from assistant.settings import Settings
from assistant.web.caller import Caller, CallerKind
from assistant.web.places import ASK, CHECK, EDITORS, EVALUATE, IMPROVE, READ, SIGN_OUT, Place
from assistant.web.problem import RequestError

_COOKIE = "glossdesk-editor"
_TOKEN_BYTES = 32
_SECONDS = 8 * 60 * 60


@dataclass(frozen=True, slots=True)
class _Session:
    key: Key
    until: float


class Editors:
    """Knows those who signed in with a key of an editor; their sessions are in memory, and end with the key.

    Whom a listed proxy signs in by one of the names `editor_users` is an editor without a session.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._keys = KeyFile(settings.editor_file())
        self._sessions: dict[str, _Session] = {}

    def signed_in(self, request: Request) -> bool:
        """Tell whether an editor sends a request; raise KeyFileError."""
        caller: Caller = request.state.caller
        named = caller.kind is CallerKind.USER and caller.name in self._settings.editor_users
        return named or self._session(request) is not None

    def may_evaluate(self, request: Request) -> bool:
        """Tell whether evaluation is open to a request: on a desk for its own machine alone, it is to everybody."""
        return audience(self._settings) is Audience.THIS_MACHINE or self.signed_in(request)

    async def require(self, request: Request) -> None:
        """Raise RequestError, which leads to the page to sign in, where no editor sends a request."""
        if not self.signed_in(request):
            raise _unknown(request)

    async def require_evaluating(self, request: Request) -> None:
        """Raise RequestError, as `require` does, where evaluation is not open to a request."""
        if not self.may_evaluate(request):
            raise _unknown(request)

    def places(self, request: Request) -> tuple[Place, ...]:
        """Return the pages that somebody finds who is on one of the editors' pages."""
        return (ASK, READ, CHECK, EVALUATE, IMPROVE, *((SIGN_OUT,) if self._session(request) else ()))

    def sign_in(self, request: Request, key: str, response: Response) -> bool:
        """Begin a session, which the response tells the browser; do nothing and return False where it is no key."""
        found = self._keys.find(key)
        if found is None:
            return False
        now = monotonic()
        self._sessions = {token: one for token, one in self._sessions.items() if one.until > now}
        self._sessions.pop(_token(request), None)
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        self._sessions[token] = _Session(found, now + _SECONDS)
        secure = request.url.scheme == "https"
        response.set_cookie(_COOKIE, token, max_age=_SECONDS, secure=secure, httponly=True, samesite="strict")
        return True

    def sign_out(self, request: Request, response: Response) -> None:
        """End the session of a request."""
        self._sessions.pop(_token(request), None)
        secure = request.url.scheme == "https"
        response.delete_cookie(_COOKIE, secure=secure, httponly=True, samesite="strict")

    def _session(self, request: Request) -> _Session | None:
        session = self._sessions.get(_token(request))
        return session if session and session.until > monotonic() and session.key in self._keys.all() else None


def _token(request: Request) -> str:
    return request.cookies.get(_COOKIE, "")


def _unknown(request: Request) -> RequestError:
    wanted = "an editor signs in first, at /editors/"
    if request.method not in ("GET", "HEAD"):
        return RequestError(HTTPStatus.FORBIDDEN, wanted)
    path = str(request.scope["path"]).removeprefix("/")
    # The desk may lie in a folder of a proxy, which the path does not tell of.
    back = urlencode({"to": f"{path}?{request.url.query}" if request.url.query else path})
    return RequestError(
        HTTPStatus.SEE_OTHER, wanted, {"Location": f"{'../' * path.count('/')}{EDITORS.address}?{back}"}
    )
