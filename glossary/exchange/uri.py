"""Web addresses as URIs (RFC 3986), which are stricter than what browsers open."""

import re
from urllib.parse import quote

_HOST = re.compile(r"(https?)(://[^/?#]*)", re.IGNORECASE)
_STRAY = re.compile(r"%(?![0-9A-Fa-f]{2})")
# What may stand in a path, a query or a fragment as it is; "%" starts what is escaped already.
_PLAIN = "/:@!$&'()*+,;=?~%"


def uri(link: str) -> str:
    """Return a web address with what may not stand in a URI escaped, and its scheme in small letters."""
    host = _HOST.match(link)
    if host is None:
        return link
    path, mark, fragment = link[host.end() :].partition("#")
    parts = (quote(_STRAY.sub("%25", part), safe=_PLAIN) for part in (path, fragment))
    return f"{host[1].lower()}{host[2]}{mark.join(parts)}"
