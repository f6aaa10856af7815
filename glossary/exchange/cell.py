"""Several things in one cell of a table."""

import re

BETWEEN = " | "
# Semicolons stand inside of sources and notes, and of links unless another link or white space follows.
_PARTED = re.compile(r"[|\n]")
_LINKS = re.compile(r"[|\n]|[;；](?=\s|https?:|\Z)", re.IGNORECASE)
_SEVERAL = re.compile(r"[|;；\n]")
# What people write where there is nothing.
_NOTHING = "-–—/"
_BY = {
    "sources": _PARTED,
    "notes": _PARTED,
    "links": _LINKS,
    "subject": None,
    "reviewed": None,
    "id": None,
    "term": None,
}


def parts(field: str, cell: str) -> list[str]:
    """Return the things in a cell of a field, or of a language's names, stripped; in a list, a dash is none."""
    between = _BY.get(field, _SEVERAL)
    if between is None:
        return [cell.strip()] if cell.strip() else []
    return [part.strip() for part in between.split(cell) if part.strip().strip(_NOTHING)]
