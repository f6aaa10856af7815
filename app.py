"""Composition root: `python app.py` serves; `app:app` is the ASGI app."""

import os
import sys
from pathlib import Path

from assistant.settings import load_settings
from assistant.web.server import create_app, serve


def main() -> None:
    serve(load_settings(Path.cwd(), os.environ, {}), lambda line: print(line, file=sys.stderr))


def __getattr__(name: str) -> object:
    if name == "app":
        return create_app(load_settings(Path.cwd(), os.environ, {}))
    raise AttributeError(name)


if __name__ == "__main__":
    main()
