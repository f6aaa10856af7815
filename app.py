"""Composition root: `python app.py` serves; `app:app` is the ASGI app."""

import os
import sys
from pathlib import Path

from assistant.cli import main
from assistant.settings import load_settings
from assistant.web.server import create_app


def __getattr__(name: str) -> object:
    """Return the ASGI app, made when a server first asks for it: an import alone opens nothing."""
    if name != "app":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    made = globals()["app"] = create_app(load_settings(Path.cwd(), os.environ, {}))
    return made


if __name__ == "__main__":
    sys.exit(main(["serve", *sys.argv[1:]]))
