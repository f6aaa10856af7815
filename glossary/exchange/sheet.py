"""The rows of a table in a file: CSV and TSV in whatever encoding, and the first shown sheet of an XLSX workbook."""

import csv
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from itertools import islice

from glossary.exchange.decoding import NotTextError, decode
from glossary.exchange.fault import ImportFault
from glossary.exchange.intake import Intake
from glossary.exchange.packed import PackedError, Room, TooMuchError, require_harmless
from glossary.model import Mark
from glossary.nodes import LARGEST_FILE

_ROOM = Room(200_000_000, 200)
_MOST_ROWS = 100_000
_MOST_COLUMNS = 100
_SAMPLE = 20_000
_FIRST = 20
# What Excel is told the delimiter by.
_SAID = re.compile(r"sep=([,;|\t])[\t ;,]*\r?\n", re.IGNORECASE)
# What a formula comes to where it fails.
_FAILED = {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"}
WORKBOOK = ".xlsx"


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, and where it stands."""

    cells: tuple[str, ...]
    mark: Mark


def rows(intake: Intake) -> Iterator[Row]:
    """Yield the rows of a table that are not empty; raise ImportFault."""
    intake.require_size(LARGEST_FILE)
    found = _workbook_rows(intake) if intake.file.suffix.lower() == WORKBOOK else _text_rows(intake)
    for number, row in enumerate(found, start=1):
        if number > _MOST_ROWS:
            raise ImportFault(row.mark, f"over {_MOST_ROWS:,} rows; split the file")
        if any(cell.strip() for cell in row.cells):
            yield row


def _text_rows(intake: Intake) -> Iterator[Row]:
    text = _decoded(intake.file.read_bytes(), intake)
    dialect: type[csv.Dialect] = csv.excel_tab if intake.file.suffix.lower() == ".tsv" else csv.excel
    said = _SAID.match(text)
    delimiter = said[1] if said else dialect.delimiter
    if dialect is csv.excel and not said:
        delimiter = max(",;\t|", key=lambda sign: _evenness(text[:_SAMPLE], sign))
    reader = csv.reader(io.StringIO(text, newline=""), dialect, delimiter=delimiter)
    try:
        start = 1
        for cells in reader:
            if not (said and start == 1):
                yield Row(tuple(cells), Mark(intake.file, start))
            start = reader.line_num + 1
    except csv.Error as error:
        raise ImportFault(Mark(intake.file, reader.line_num or 1), f"not a table: {error}; is a quote open?") from None


def _evenness(text: str, delimiter: str) -> tuple[int, int]:
    """Return how many of a text's first rows have as many cells, and how many those are; (0, 0) where it is one."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    sizes = Counter(len(cells) for cells in islice(reader, _FIRST) if len(cells) > 1)
    return max(((rows, size) for size, rows in sizes.items()), default=(0, 0))


def _decoded(data: bytes, intake: Intake) -> str:
    """Return the text of bytes in UTF-8, or in the encoding that they look most like, which is told."""
    try:
        decoded = decode(data)
    except NotTextError as error:
        raise ImportFault(
            Mark(intake.file, error.line), f"{error}: it is not a table; save it as CSV in UTF-8"
        ) from None
    if decoded.guessed:
        intake.tell(f"read as {decoded.guessed}: save it as UTF-8 where that is not right")
    return decoded.text


def _workbook_rows(intake: Intake) -> Iterator[Row]:
    _require_harmless(intake)
    from openpyxl import load_workbook

    try:
        book = load_workbook(intake.file, read_only=True, data_only=True, keep_links=False)
        seen = [one for one in book.worksheets if one.sheet_state == "visible"]
        sheet = (seen or book.worksheets)[0]
        for other in book.worksheets:
            if other is not sheet:
                intake.loss(Mark(intake.file), f"sheet {other.title!r} is left out: the first that is shown is read")
        # What a sheet says of its own size may be wrong; rows are as long as they are without it.
        sheet.reset_dimensions()
        found = sheet.iter_rows(max_row=_MOST_ROWS + 1, values_only=True)
        for number, values in enumerate(found, start=1):
            mark = Mark(intake.file, number)
            if any(one is not None for one in values[_MOST_COLUMNS:]):
                intake.loss(mark, f"what is after column {_MOST_COLUMNS} is left out; move it before")
            for one in sorted(_FAILED.intersection(map(str, values))):
                intake.loss(mark, f"a cell that says {one!r} is left out: its formula fails")
            yield Row(tuple(map(_shown, values[:_MOST_COLUMNS])), mark)
    except (ValueError, LookupError, TypeError, AttributeError, OSError, SyntaxError, zipfile.BadZipFile) as error:
        if isinstance(error, ImportFault):
            raise
        raise ImportFault(Mark(intake.file), f"not a workbook: {error}; save it again as .xlsx or CSV") from None


def _shown(value: object) -> str:
    # A workbook has no days: a day is its midnight.
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    # A carriage return, which is no character of XML.
    text = "" if value is None else str(value).replace("_x000D_\n", "\n").replace("_x000D_", "\n")
    return "" if text in _FAILED else text


def _require_harmless(intake: Intake) -> None:
    mark = Mark(intake.file)
    try:
        require_harmless(intake.file, _ROOM)
    except TooMuchError as error:
        raise ImportFault(mark, f"{error}; save the table as CSV") from None
    except PackedError as error:
        raise ImportFault(mark, f"not a workbook: {error}; save it again as .xlsx or CSV") from None
