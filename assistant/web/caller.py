"""Who asks."""

import base64
from dataclasses import dataclass
from enum import Enum
from http import HTTPStatus
from ipaddress import IPv6Address, ip_address, ip_network

from starlette.datastructures import Headers
from starlette.types import Scope

from assistant.keys import KeyFile
from assistant.settings import Settings
from assistant.web.paths import PAGES
from assistant.web.problem import RequestError


class CallerKind(Enum):
    """As what someone asks: with a key, signed in at a proxy, by a listed page, or as no one known."""

    KEY = "key"
    USER = "user"
    PAGE = "page"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: `name` is that of a key or a user, `address` where the request comes from; each may be empty."""

    kind: CallerKind
    name: str
    address: str

    @property
    def limited_as(self) -> str:
        """Return for whom the requests are counted: a key, a user, or else an address, of IPv6 the network of 64 bits.

        One subscriber of IPv6 has 2 to the power of 64 addresses and more (RFC 6177).
        """
        if self.kind in (CallerKind.KEY, CallerKind.USER):
            return f"{self.kind.value}:{self.name}"
        try:
            address = ip_address(self.address)
        except ValueError:
            return f"address:{self.address}"
        network = ip_network((address, 64), strict=False) if isinstance(address, IPv6Address) else address
        return f"address:{network}"

    def __str__(self) -> str:
        """Return what the log tells: the name of a key, and else no name."""
        return f"key={self.name}" if self.kind is CallerKind.KEY else self.kind.value


class Callers:
    """Tells who sends a request."""

    def __init__(self, settings: Settings) -> None:
        # Who may edit may ask.
        self._keys = tuple(KeyFile(file) for file in (settings.key_file(), settings.editor_file()))
        self._user_header = settings.user_header
        self._origins = settings.origins

    def caller(self, scope: Scope) -> Caller:
        """Return who sends a request; raise RequestError where it claims falsely to be signed in, or KeyFileError."""
        headers = Headers(scope=scope)
        address = (scope.get("client") or ("",))[0]
        user = self._user(headers, proxied=scope["state"]["proxied"])
        if user:
            return Caller(CallerKind.USER, user, address)
        token = _token(headers)
        key = next(filter(None, (file.find(token) for file in self._keys)), None) if token else None
        if key:
            return Caller(CallerKind.KEY, key.name, address)
        page = headers.get("origin") in self._origins and scope["path"].startswith(PAGES)
        return Caller(CallerKind.PAGE if page else CallerKind.NOBODY, "", address)

    def _user(self, headers: Headers, *, proxied: bool) -> str:
        users = headers.getlist(self._user_header) if self._user_header else []
        if users and not (proxied and len(users) == 1):
            raise RequestError(
                HTTPStatus.FORBIDDEN,
                f"{self._user_header} is taken once, and from a listed proxy alone; leave it out, or list the address "
                "of your proxy under proxies in the settings",
            )
        return users[0] if users else ""


def _token(headers: Headers) -> str:
    """Return the key that a request carries: as a bearer token, in a header of its own, or as a browser's password."""
    scheme, _, given = headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return given.strip()
    if scheme.lower() == "basic":
        return _password(given)
    return headers.get("x-api-key", "")


def _password(given: str) -> str:
    try:
        return base64.b64decode(given).decode().partition(":")[2]
    except ValueError:
        return ""
