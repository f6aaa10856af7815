"""The rows of a table in a file: CSV and TSV in whatever encoding, and the first sheet of an XLSX workbook."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from glossary.exchange.fault import ImportFault
from glossary.exchange.intake import LARGEST_WHOLE, Intake
from glossary.model import Mark

_LARGEST_UNPACKED = 200_000_000
_MOST_PACKED = 200
_MOST_ROWS = 100_000
_MOST_COLUMNS = 100
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
_DECLARED = re.compile(rb"<\x00?!\x00?(?:D\x00?O\x00?C\x00?T|E\x00?N\x00?T)", re.IGNORECASE)
_SAMPLE = 20_000
WORKBOOK = ".xlsx"


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, and where it stands."""

    cells: tuple[str, ...]
    mark: Mark


def rows(intake: Intake) -> Iterator[Row]:
    """Yield the rows of a table that are not empty; raise ImportFault."""
    intake.require_size(LARGEST_WHOLE)
    found = _workbook_rows(intake) if intake.file.suffix.lower() == WORKBOOK else _text_rows(intake)
    for number, row in enumerate(found, start=1):
        if number > _MOST_ROWS:
            raise ImportFault(row.mark, f"over {_MOST_ROWS:,} rows; split the file")
        if any(cell.strip() for cell in row.cells):
            yield row


def _text_rows(intake: Intake) -> Iterator[Row]:
    text = _decoded(intake.file.read_bytes(), intake)
    dialect: type[csv.Dialect] = csv.excel_tab if intake.file.suffix.lower() == ".tsv" else csv.excel
    delimiter = dialect.delimiter
    if dialect is csv.excel:
        head = text[:_SAMPLE].partition("\n")[0]
        delimiter = max(",;\t|", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), dialect, delimiter=delimiter)
    try:
        start = 1
        for cells in reader:
            yield Row(tuple(cells), Mark(intake.file, start))
            start = reader.line_num + 1
    except csv.Error as error:
        raise ImportFault(Mark(intake.file, reader.line_num or 1), f"not a table: {error}; is a quote open?") from None


def _decoded(data: bytes, intake: Intake) -> str:
    """Return the text of bytes in UTF-8, or in the encoding that they look most like, which is told."""
    known = next((name for start, name in _MARKS.items() if data.startswith(start)), "utf-8")
    try:
        text = data.decode(known)
    except UnicodeDecodeError as error:
        from charset_normalizer import from_bytes

        best = from_bytes(data).best()
        if best is None:
            line = data.count(b"\n", 0, error.start) + 1
            message = f"byte 0x{data[error.start]:02x} is in no encoding that is known; save it as UTF-8"
            raise ImportFault(Mark(intake.file, line), message) from None
        intake.tell(f"read as {best.encoding}: save it as UTF-8 where that is not right")
        text = str(best)
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise ImportFault(Mark(intake.file, line), "character U+0000: it is not a table; save it as CSV in UTF-8")
    return text


def _workbook_rows(intake: Intake) -> Iterator[Row]:
    _require_harmless(intake)
    from openpyxl import load_workbook

    try:
        book = load_workbook(intake.file, read_only=True, data_only=True, keep_links=False)
        for other in book.sheetnames[1:]:
            intake.loss(Mark(intake.file), f"sheet {other!r} is left out: the first one is read")
        sheet = book.worksheets[0]
        found = sheet.iter_rows(max_row=_MOST_ROWS + 1, max_col=_MOST_COLUMNS, values_only=True)
        for number, values in enumerate(found, start=1):
            yield Row(tuple("" if one is None else str(one) for one in values), Mark(intake.file, number))
    except (ValueError, LookupError, TypeError, AttributeError, OSError, SyntaxError, zipfile.BadZipFile) as error:
        if isinstance(error, ImportFault):
            raise
        raise ImportFault(Mark(intake.file), f"not a workbook: {error}; save it again as .xlsx or CSV") from None


def _require_harmless(intake: Intake) -> None:
    """Raise ImportFault, before it is opened, for a workbook that unpacks to too much or whose XML declares things."""
    mark = Mark(intake.file)
    try:
        with zipfile.ZipFile(intake.file) as packed:
            inside = packed.infolist()
            size = sum(one.file_size for one in inside)
            if size > _LARGEST_UNPACKED or len(inside) > _MOST_PACKED:
                what = f"{size:,} bytes in {len(inside):,} files"
                raise ImportFault(mark, f"it unpacks to {what}, which is too much; save the table as CSV")
            for one in inside:
                with packed.open(one) as stream:
                    while chunk := stream.read(1 << 20):
                        if _DECLARED.search(chunk):
                            raise ImportFault(mark, f"{one.filename} declares a document type; save it as CSV")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise ImportFault(mark, f"not a workbook: {error}; save it again as .xlsx or CSV") from None
