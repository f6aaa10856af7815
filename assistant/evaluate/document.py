"""A report as a JSON document, and back."""

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from assistant.evaluate.calibration import Calibration
from assistant.evaluate.report import Report

if TYPE_CHECKING:
    from pydantic import TypeAdapter

Document = TypeVar("Document", Report, Calibration)
_REMEDY = "give a file that this version of 'glossdesk eval --json FILE' wrote, or write it anew"


class ReportFileError(ValueError):
    """A file that is no report: which, where in it, and the remedy."""


def to_json(document: Document) -> str:
    """Return a report or a calibration as JSON; but for latencies, equal runs give equal documents."""
    return f"{_adapter(type(document)).dump_json(document, indent=2).decode()}\n"


def read_report(file: Path) -> Report:
    """Return the report that a file of JSON holds; raise ReportFileError where it holds none."""
    from pydantic import ValidationError

    try:
        return _adapter(Report).validate_json(file.read_bytes())
    except OSError as error:
        raise ReportFileError(f"{file}: cannot be read: {error.strerror}; {_REMEDY}") from error
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"])) or "the whole file"
        raise ReportFileError(f"{file}: no report of a run: {where}: {first['msg']}; {_REMEDY}") from error


def json_schema() -> dict[str, object]:
    """Return the JSON Schema (2020-12) of the document."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_adapter(Report).json_schema(mode="serialization"),
    }


def _adapter(kind: type[Document]) -> "TypeAdapter[Document]":
    from pydantic import TypeAdapter

    return TypeAdapter(kind)
