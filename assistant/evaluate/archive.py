"""The last reports of runs, kept in a folder."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.evaluate.comparison import Change, Comparison
from assistant.evaluate.document import ReportFileError, read_report, to_json
from assistant.evaluate.report import Report, Surroundings
from assistant.evaluate.summary import Summary
from glossary.whole import write_files

if TYPE_CHECKING:
    from pydantic import TypeAdapter

MOST = 10
_NAME = re.compile(r"[0-9]{8}T[0-9]{12}")
_TIME = "%Y%m%dT%H%M%S%f"


@dataclass(frozen=True, slots=True)
class Head:
    """Of a report, what tells it from others."""

    made_with: Surroundings
    overall: Summary
    scripts: tuple[Summary, ...]
    comparison: Comparison | None = None

    @property
    def files(self) -> frozenset[str]:
        """Return the files of the scripts."""
        return frozenset(one.file for one in self.scripts)

    def changed(self, change: str) -> int:
        """Return of how many cases this became."""
        return len(self.comparison.of(Change(change))) if self.comparison else 0


@dataclass(frozen=True, slots=True)
class Kept:
    """A report that is kept, under the time at which it was made; `head` is None where the file holds none."""

    name: str
    head: Head | None

    @property
    def made(self) -> datetime:
        """Return when it was made."""
        return _time_of(self.name)


class Archive:
    """Keeps the last reports, each as a JSON document beside its page; another program may use the folder, too."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._heads: dict[str, Head | None] = {}

    def all(self) -> tuple[Kept, ...]:
        """Return what is kept, the last one first."""
        names, known = self._names(), self._heads
        # What is kept under a name never changes, and takes long to read.
        self._heads = {name: known[name] if name in known else self._head(name) for name in names}
        return tuple(Kept(name, head) for name, head in self._heads.items())

    def keep(self, report: Report, page: str, now: datetime) -> str:
        """Keep a report with its page, and return its name; more than MOST reports are not kept. Raise OSError."""
        name = now.astimezone(UTC).strftime(_TIME)
        contents = {"html": page.encode(errors="backslashreplace"), "json": to_json(report).encode()}
        write_files({self._file(name, kind): content for kind, content in contents.items()})
        for old in self._names()[MOST:]:
            for kind in reversed(contents):
                self._file(old, kind).unlink(missing_ok=True)
        return name

    def report(self, name: str) -> Report:
        """Return a kept report; raise ReportFileError where there is none, or not one of this version."""
        return read_report(self._existing(name, "json"))

    def page(self, name: str) -> str:
        """Return the page of a kept report; raise ReportFileError where there is none."""
        return self._text(name, "html")

    def document(self, name: str) -> str:
        """Return a kept report as JSON; raise ReportFileError where there is none."""
        return self._text(name, "json")

    def _head(self, name: str) -> Head | None:
        from pydantic import ValidationError

        try:
            return _adapter().validate_json(self._file(name, "json").read_bytes())
        except (ValidationError, OSError):
            return None

    def _text(self, name: str, kind: str) -> str:
        file = self._existing(name, kind)
        try:
            return file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ReportFileError(f"{file}: cannot be read: {error}; delete it, and run the scripts anew") from error

    def _existing(self, name: str, kind: str) -> Path:
        if name not in self._names():
            raise ReportFileError(f"no report {name!r} is kept; choose one of those on the page, or run scripts anew")
        return self._file(name, kind)

    def _names(self) -> list[str]:
        return sorted((one.stem for one in self._folder.glob("*.json") if _is_name(one.stem)), reverse=True)

    def _file(self, name: str, kind: str) -> Path:
        return self._folder / f"{name}.{kind}"


def _is_name(text: str) -> bool:
    try:
        return bool(_NAME.fullmatch(text) and _time_of(text))
    except ValueError:
        return False


def _time_of(name: str) -> datetime:
    """Return the time that a name says; raise ValueError where the calendar has no such time."""
    return datetime.strptime(name, _TIME).replace(tzinfo=UTC)


def _adapter() -> "TypeAdapter[Head]":
    from pydantic import TypeAdapter

    return TypeAdapter(Head)
