"""Writing a table as CSV or, by the ending of the file, as TSV."""

import csv
import io
from collections.abc import Iterator

from glossary.exchange.cell import BETWEEN, parts
from glossary.exchange.columns import column_of
from glossary.exchange.export import Order
from glossary.exchange.sheet import WORKBOOK
from glossary.exchange.source_line import is_plain, source_line
from glossary.exchange.xml_text import without_controls
from glossary.model import Entry, Section

_FIELDS = ("id", "term", "definition", "aliases")
_LAST = ("subject", "sources", "notes", "links", "see_also", "reviewed")
_LISTED = ("notes", "links", "see_also")
_LONGEST_CELL = 32_767


def write_table(order: Order) -> bytes:
    """Return a glossary as a table: a row a section, a column a language.

    CSV and TSV are in UTF-8 with the mark that Excel needs.
    """
    glossary = order.glossary
    order.losses.note("what the glossary says of itself, but for its entries, has no column", "glossary.yaml")
    tags = sorted({name.language for entry in glossary.entries for name in entry.names} - {glossary.language})
    heads = (*_FIELDS, *map(column_of, tags), *_LAST)
    table = [heads]
    for entry in glossary.entries:
        _note_losses(entry, order)
        table += (tuple(row.get(head, "") for head in heads) for row in _rows(entry, glossary.language))
    ending = order.file.suffix.lower()
    return _workbook(table, order) if ending == WORKBOOK else _text(table, "\t" if ending == ".tsv" else ",")


def _text(table: list[tuple[str, ...]], delimiter: str) -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter).writerows(table)
    return stream.getvalue().encode("utf-8-sig")


def _workbook(table: list[tuple[str, ...]], order: Order) -> bytes:
    """Return a workbook in which every cell is text: one that starts with "=" is no formula."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Glossary")
    for row in table:
        cells = []
        for text in row:
            held = without_controls(text)
            if held != text or len(held) > _LONGEST_CELL:
                order.losses.note("control characters, and what is over 32,767 characters, have no cell", row[0])
            cell = WriteOnlyCell(sheet, held[:_LONGEST_CELL])
            cell.data_type = "s"
            cells.append(cell)
        sheet.append(cells)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _rows(entry: Entry, language: str) -> Iterator[dict[str, str]]:
    about: dict[str, str] = {"subject": entry.subject, "reviewed": entry.reviewed}
    about |= {key: BETWEEN.join(getattr(entry, key)) for key in _LISTED}
    names: dict[str, list[str]] = {}
    for name in entry.names:
        column = "aliases" if name.language == language else column_of(name.language)
        names.setdefault(column, []).append(name.text)
    about |= {column: BETWEEN.join(texts) for column, texts in names.items()}
    for number, section in enumerate(entry.sections):
        row = {"id": entry.id, "term": entry.term, "definition": section.text, "sources": _sources(entry, section)}
        yield row | (about if not number else {})


def _sources(entry: Entry, section: Section) -> str:
    lines = {source.id: source_line(source) for source in entry.sources}
    return BETWEEN.join(lines[source] for source in section.sources)


def _texts(entry: Entry) -> tuple[str, ...]:
    names = tuple(name.text for name in entry.names)
    return (entry.term, entry.subject, *names, *entry.notes, *(section.text for section in entry.sections))


def _note_losses(entry: Entry, order: Order) -> None:
    languages = list(dict.fromkeys(name.language for name in entry.names))
    main = order.glossary.language
    lost = {
        "the summary": entry.summary,
        "questions": any(section.questions for section in entry.sections),
        "the sense of a section": any(section.sense for section in entry.sections),
        "the term of a section": any(section.term for section in entry.sections),
        "names of a section": any(section.names for section in entry.sections),
        "the status of a name": any(name.status for name in entry.names),
        "ids of sections that are not p1, p2 and so on": [section.id for section in entry.sections]
        != [f"p{number}" for number in range(1, len(entry.sections) + 1)],
        "the order of languages": languages != sorted(languages, key=lambda tag: (tag != main, tag)),
        "ids of sources": bool(entry.sources),
        "white space around a text": any(one != one.strip() for one in _texts(entry)),
        "the parts of a source": not all(map(is_plain, entry.sources)),
    }
    for what, there in lost.items():
        if there:
            order.losses.note(f"no column for {what}", entry.id)
    listed = {
        "aliases": [name.text for name in entry.names],
        "sources": map(source_line, entry.sources),
        **{key: getattr(entry, key) for key in _LISTED},
    }
    if any(parts(field, one) != [one.strip()] for field, texts in listed.items() for one in texts):
        order.losses.note("a name, source, note or link with what parts several of them is read as several", entry.id)
