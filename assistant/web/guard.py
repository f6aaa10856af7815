"""What stands between the network and the faces."""

from collections.abc import Mapping
from http import HTTPStatus

from fastapi import FastAPI

from assistant.settings import Settings
from assistant.web.access import Access
from assistant.web.access_log import AccessLog
from assistant.web.origins import Origins
from assistant.web.problem import Problems
from assistant.web.proxies import Proxies
from assistant.web.request_id import RequestId
from assistant.web.security_headers import SecurityHeaders
from assistant.web.target import Target
from assistant.web.whole_body import WholeBody

# What a request may be told before it reaches a face, by status.
GUARDED: Mapping[HTTPStatus, str] = {
    HTTPStatus.UNAUTHORIZED: "A key is wanted.",
    HTTPStatus.FORBIDDEN: "The caller, or the page that asks, is not one of those whom this server answers.",
    HTTPStatus.REQUEST_TIMEOUT: "The body took too long to come.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "The body is too long.",
    HTTPStatus.TOO_MANY_REQUESTS: "A key or an address has asked too often; Retry-After says when to ask again.",
}


def guard(app: FastAPI, settings: Settings) -> None:
    """Let every request to an app pass what the settings say of access; docs/access.md tells the whole of it."""
    # The last one added is the first to see a request.
    app.add_middleware(WholeBody, limit=settings.body_limit)
    app.add_middleware(Access, settings=settings)
    app.add_middleware(Problems)
    app.add_middleware(Origins, origins=settings.origins)
    if "requests" in settings.log:
        app.add_middleware(AccessLog, addresses="addresses" in settings.log)
    app.add_middleware(SecurityHeaders, frames=settings.frames)
    app.add_middleware(Proxies, proxies=settings.proxies)
    app.add_middleware(RequestId)
    app.add_middleware(Target)
