"""Reading a glossary folder, with every fault of every file."""

from dataclasses import dataclass
from pathlib import Path

from glossary.draft import Address, Draft
from glossary.files import Files
from glossary.integrity import RULES
from glossary.model import Entry, Glossary, Mark, Problem, Severity
from glossary.nodes import is_no_file
from glossary.schema import ENTRIES_FOLDER, GLOSSARY_FILE

_NEARLY_YAML = {".yml", ".yaml", ".json"}


class GlossaryError(Exception):
    """A glossary that cannot be used, with all of its problems."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a folder gave: a glossary, unless a problem is an error, and what could be read anyhow."""

    glossary: Glossary | None
    problems: tuple[Problem, ...]
    draft: Draft

    def mark(self, *address: str | int) -> Mark:
        """Return where a value stands: `mark("cooperation", "sections", 1, "text")`."""
        return self.draft.mark(*address)


def load(folder: Path, files: Files | None = None) -> Glossary:
    """Return the glossary of a folder; raise GlossaryError with all problems where one is an error."""
    reading = read(folder, files)
    if reading.glossary is None:
        raise GlossaryError(reading.problems)
    return reading.glossary


def read(folder: Path, files: Files | None = None) -> Reading:
    """Read a glossary folder; faults in it are problems, ordered by file, line and column, and never raised.

    `files` are those that were read before, so that one which has not changed is not read again.
    """
    known = files or Files()
    reading = _read(folder, known)
    # A rule may tell of a line in a file that was trusted, and not read.
    return _read(folder, known) if reading.glossary is None and known.doubt() else reading


def in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """Return the problems ordered by file, line and column."""
    return tuple(
        sorted(
            problems, key=lambda found: (found.mark.file, found.mark.line, found.mark.column, found.rule, found.message)
        )
    )


def _read(folder: Path, known: Files) -> Reading:
    problems: list[Problem] = []
    marks: dict[Address, Mark] = {}
    there = _files(folder, problems)
    header = Glossary("", "", "", ())
    entries: dict[str, Entry] = {}
    for file in there:
        found = known.read(file, is_head=file.name == GLOSSARY_FILE and file.parent == folder)
        if isinstance(found.said, Glossary):
            header = found.said
        elif found.said is not None:
            entries[file.stem] = found.said
        problems += found.problems
        marks |= found.marks
    known.forget(folder, frozenset(there))
    unread = frozenset(file.stem for file in there if file.parent != folder) - entries.keys()
    ordered = sorted(entries, key=lambda stem: (entries[stem].id, stem))
    glossary = Glossary(
        header.id,
        header.title,
        header.language,
        tuple(entries[stem] for stem in ordered),
        header.licence,
        header.publisher,
        header.url,
    )
    draft = Draft(folder, glossary, tuple(ordered), unread, marks)
    problems += (problem for rule in RULES.values() for problem in rule(draft))
    refused = any(problem.severity is Severity.ERROR for problem in problems)
    return Reading(None if refused else glossary, in_order(problems), draft)


def _files(folder: Path, problems: list[Problem]) -> list[Path]:
    """Return the files to read: `glossary.yaml` first, then the entries."""

    def fault(path: Path, rule: str, message: str, severity: Severity = Severity.ERROR) -> None:
        problems.append(Problem(Mark(path), rule, message, severity))

    if not folder.is_dir():
        what = "is not a folder" if folder.exists() else "does not exist"
        fault(folder, "no-glossary", f"the glossary folder {what}; give one with {GLOSSARY_FILE} and {ENTRIES_FOLDER}/")
        return []
    header, entries = folder / GLOSSARY_FILE, folder / ENTRIES_FOLDER
    if not header.exists():
        fault(header, "no-glossary", "the file does not exist; write it with 'id: ...', 'title: ...', 'language: en'")
    found = [header] if header.exists() else []
    try:
        inside = sorted(path for path in entries.iterdir() if not path.name.startswith("."))
    except OSError as error:
        fault(entries, "no-entries", f"cannot read the folder: {error.strerror}; make it and write an entry a file")
        return found
    # A pipe would be waited for.
    odd = {path for path in inside if is_no_file(path)}
    for path in inside:
        if path in odd or (path.suffix != ".yaml" and path.suffix.lower() in _NEARLY_YAML):
            remedy = f"only {ENTRIES_FOLDER}/*.yaml are; move or rename it"
            fault(path, "not-read", f"it is not read: {remedy}", Severity.WARNING)
    files = [path for path in inside if path.suffix == ".yaml" and path not in odd]
    if not files:
        fault(entries, "no-entries", "the glossary has no entries; write one a file, such as 'cooperation.yaml'")
    return found + files
