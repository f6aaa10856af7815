"""Which addresses are for whom."""

# What is asked by programs.
PROGRAMS = ("/api/", "/v1/", "/mcp")
# What the pages of listed origins may ask, and the component that asks it.
PAGES = "/api/v1/"
WIDGET = "/widget.js"
# What the page asks with every letter that is typed; that costs next to nothing.
SUGGEST = "/suggest"
# What needs no key: for supervisors of servers, and what a browser loads before it can ask.
_OPEN = ("/healthz", "/readyz", WIDGET)
_OPEN_FOLDER = "/desk/"


def is_open(path: str) -> bool:
    """Tell whether an address needs no key; every other one does."""
    return path in _OPEN or path.startswith(_OPEN_FOLDER)
