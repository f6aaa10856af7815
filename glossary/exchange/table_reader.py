"""Reading a table: a row a definition, rows of one id or term one after the other an entry."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby, islice

from glossary.exchange.cell import parts
from glossary.exchange.columns import FIELDS, guess_columns
from glossary.exchange.concept import Concept, Definition
from glossary.exchange.fault import ImportFault
from glossary.exchange.gather import gather
from glossary.exchange.intake import Found, Intake
from glossary.exchange.sheet import Row, rows
from glossary.exchange.slug import slug
from glossary.model import Glossary, Mark, Name
from glossary.schema import PREFERRED

# A head further down is none.
_HIGHEST = 20


def read_table(intake: Intake) -> Iterator[Found]:
    """Yield the entries of a table; its columns are guessed from the first row unless they are chosen, and told."""
    table = rows(intake)
    head, columns, table = _head(table, intake)
    intake.tell("columns: " + ", ".join(f"{field}={head.cells[at]}" for at, field in columns.items()))
    for at, word in enumerate(head.cells):
        if at not in columns and word.strip():
            intake.loss(head.mark, f"column {word!r} has no place; say what it holds with --column FIELD={word}")
    language = intake.begin(Glossary("", "", "", ()))
    given = ((_cells(row, columns), row) for row in _fitting(table, head, intake))
    groups = groupby(_named(given, intake), key=lambda one: one[0].get("id") or one[0].get("term", ""))
    concepts = [_concept(list(group), language, intake) for _, group in groups]
    yield from gather(_referring(concepts), language, intake)


def _referring(concepts: list[Concept]) -> Iterator[Concept]:
    """Yield the concepts of a table with references by key, which people write as terms."""
    keys = {one.key for one in concepts}
    terms: dict[str, str] = {}
    for one in concepts:
        for name in one.terms[:1]:
            terms.setdefault(name.text.casefold(), one.key)
    for one in concepts:
        related = (word if word in keys else terms.get(word.casefold(), word) for word in one.related)
        yield replace(one, related=tuple(dict.fromkeys(related)))


def _head(table: Iterator[Row], intake: Intake) -> tuple[Row, Mapping[int, str], Iterator[Row]]:
    """Return the row of heads, what each column holds, and the rows after it.

    It is the first row, or else one below a title, if it says where terms and definitions stand.
    """
    above: list[Row] = []
    fault = ImportFault(Mark(intake.file), "the table is empty; give a row of heads and a row for each entry")
    for row in islice(table, _HIGHEST):
        try:
            columns = guess_columns(row.cells, intake.choices.columns, row.mark)
        except ImportFault as error:
            fault = fault if above else error
        else:
            if not above or "definition" in columns.values():
                for one in above:
                    intake.loss(one.mark, "a row above the heads is left out")
                return row, columns, table
        above.append(row)
    losses = "; ".join(loss.what for loss in intake.losses.all())
    raise ImportFault(fault.mark, f"{fault.message}{f' ({losses})' if losses else ''}")


def _named(given: Iterable[tuple[dict[str, str], Row]], intake: Intake) -> Iterator[tuple[dict[str, str], Row]]:
    """Yield the rows that have an id or a term: a name in another column would be taken for the headword else."""
    for cells, row in given:
        if cells.get("id") or cells.get("term"):
            yield cells, row
        elif any(cells.values()):
            remedy = "fill it in, also where cells are merged: the first of them alone has it"
            intake.loss(row.mark, f"a row without a term is left out; {remedy}")


def _fitting(table: Iterator[Row], head: Row, intake: Intake) -> Iterator[Row]:
    """Yield the rows; a cell beyond the last head is a fault, and one below an empty head a loss."""
    heads = _filled(head)
    for row in table:
        if (cells := _filled(row)) > heads:
            what = f"the row has {cells:,} cells, but there are {heads:,} heads"
            intake.fault(row.mark, f"{what}; quote a text with what parts cells in it, or give each column a head")
        elif any(cell.strip() and not word.strip() for cell, word in zip(row.cells, head.cells, strict=False)):
            intake.loss(row.mark, "a cell below an empty head has no place; give the column a head")
        yield row


def _filled(row: Row) -> int:
    """Return how many cells a row has up to the last that is not empty."""
    return max((at for at, cell in enumerate(row.cells, start=1) if cell.strip()), default=0)


def _cells(row: Row, columns: Mapping[int, str]) -> dict[str, str]:
    cells: dict[str, str] = {}
    for at, field in columns.items():
        if at < len(row.cells):
            # A language may have several columns; a line break parts their names.
            cells[field] = f"{cells.get(field, '')}\n{row.cells[at]}".strip()
    return cells


def _concept(group: list[tuple[dict[str, str], Row]], language: str, intake: Intake) -> Concept:
    lists: dict[str, dict[str, None]] = {field: {} for field in FIELDS}
    names: dict[Name, None] = {}
    texts: list[Definition] = []
    for cells, row in group:
        for field, cell in cells.items():
            found = parts(field, cell) if field != "definition" else []
            if field not in FIELDS or field == "aliases":
                names |= dict.fromkeys(Name(one, language if field in FIELDS else field) for one in found)
            else:
                lists[field] |= dict.fromkeys(found)
        if cells.get("definition"):
            texts.append(Definition(cells["definition"], language, tuple(parts("sources", cells.get("sources", "")))))
        elif cells.get("sources"):
            intake.loss(row.mark, "sources without a definition in their row are left out; move them beside one")
    mark = group[0][1].mark
    for field in ("term", "subject", "reviewed"):
        if len(lists[field]) > 1:
            intake.loss(mark, f"{field!r} after the first of an entry has no place")
    term, subject, reviewed = (next(iter(lists[field]), "") for field in ("term", "subject", "reviewed"))
    return Concept(
        next(iter(lists["id"]), "") or slug(term) or term,
        mark,
        (*([Name(term, language, PREFERRED)] if term else []), *names),
        tuple(texts),
        subject,
        tuple(lists["notes"]),
        tuple(lists["see_also"]),
        intake.web_links(lists["links"], mark),
        (),
        reviewed,
    )
