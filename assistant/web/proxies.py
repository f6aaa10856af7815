"""Clients whose requests come by way of a proxy."""

from collections.abc import Sequence
from ipaddress import ip_address, ip_network

from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from assistant.web.middleware import HttpMiddleware


class Proxies(HttpMiddleware):
    """ASGI middleware: a listed proxy is believed what it says of the client's address and scheme, no one else is.

    Of X-Forwarded-For, the last address counts that is not a listed proxy's: those before it are what the client sent.
    """

    def __init__(self, app: ASGIApp, proxies: Sequence[str]) -> None:
        super().__init__(app)
        self._networks = [ip_network(one) for one in proxies]
        self._believing = ProxyHeadersMiddleware(app, list(proxies))  # type: ignore[arg-type]

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request, and note whether a listed proxy sent it."""
        scope.setdefault("state", {})["proxied"] = self._is_listed(scope)
        await self._believing(scope, receive, send)  # type: ignore[arg-type]

    def _is_listed(self, scope: Scope) -> bool:
        try:
            peer = ip_address((scope.get("client") or ("",))[0])
        except ValueError:
            return False
        return any(peer in network for network in self._networks)
