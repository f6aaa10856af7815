"""The script of the box that searches a site: one file, without a server and without a library."""

from pathlib import Path

_OWN = Path(__file__).parent / "static"
_FRAGMENT = Path(__file__).parents[1] / "web" / "static" / "widget" / "fragment.js"
# In the order in which they need one another.
_PARTS = ("order.js", "words.js", "names.js", "sections.js", "found.js", "box.js")


def search_script() -> str:
    """Return the script, which keeps its names to itself; sentences are marked as the component's links have them."""
    files = (_FRAGMENT, *(_OWN / name for name in _PARTS))
    parts = "\n".join(file.read_text(encoding="utf-8") for file in files)
    return f"(() => {{\n'use strict';\n{parts}}})();\n"
