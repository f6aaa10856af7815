"""The path of a file as text."""

import os
from pathlib import Path


def file_name(file: Path) -> str:
    """Return a path as text; a name that is not UTF-8 has its bytes written out."""
    return os.fsencode(file).decode("utf-8", "backslashreplace")
