"""Tables as CSV that any spreadsheet may open, whoever wrote what is in them."""

import csv
import io
from collections.abc import Iterable

# What begins so would be taken for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Return a table as CSV (RFC 4180), in which no cell is a formula."""
    made = io.StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow(heads)
    writer.writerows([_cell(one) for one in row] for row in rows)
    return made.getvalue()


def _cell(value: object) -> str:
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
