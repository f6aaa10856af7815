"""Reading a glossary folder, with every fault of every file."""

from dataclasses import dataclass
from pathlib import Path

from glossary.draft import Address, Draft
from glossary.fields import Field, Reader
from glossary.integrity import RULES
from glossary.model import Entry, Glossary, Mark, Name, Person, Problem, Section, Severity, Source
from glossary.nodes import Fault, Listing, Mapping, Node, Scalar, compose
from glossary.schema import (
    CSL_FIELDS,
    ENTRIES_FOLDER,
    ENTRY,
    GLOSSARY,
    GLOSSARY_FILE,
    PERSON,
    SECTION,
    SOURCE,
)

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


def load(folder: Path) -> Glossary:
    """Return the glossary of a folder; raise GlossaryError with all problems where one is an error."""
    reading = read(folder)
    if reading.glossary is None:
        raise GlossaryError(reading.problems)
    return reading.glossary


def read(folder: Path) -> Reading:
    """Read a glossary folder; faults in it are problems, ordered by file, line and column, and never raised."""
    problems: list[Problem] = []
    marks: dict[Address, Mark] = {}
    files = _files(folder, problems)
    header = Glossary("", "", "", ())
    entries: dict[str, Entry] = {}
    for file in files:
        reader = Reader(file)
        try:
            node = compose(file)
            if node is None:
                raise Fault(Problem(Mark(file), "empty-file", "the file is empty; write a glossary entry or delete it"))
            if file.name == GLOSSARY_FILE and file.parent == folder:
                header = _header(reader, node)
            elif isinstance(node, Mapping):
                entries[file.stem] = _entry(reader, node, file.stem)
            else:
                reader.fields(node, (file.stem,), ENTRY)
        except Fault as fault:
            problems.append(fault.problem)
        problems += reader.problems
        marks |= reader.marks
    unread = frozenset(file.stem for file in files if file.parent != folder) - entries.keys()
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


def in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """Return the problems ordered by file, line and column."""
    return tuple(
        sorted(
            problems, key=lambda found: (found.mark.file, found.mark.line, found.mark.column, found.rule, found.message)
        )
    )


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
    for path in inside:
        if path.is_dir() or (path.suffix != ".yaml" and path.suffix.lower() in _NEARLY_YAML):
            remedy = f"only {ENTRIES_FOLDER}/*.yaml are; move or rename it"
            fault(path, "not-read", f"it is not read: {remedy}", Severity.WARNING)
    files = [path for path in inside if path.suffix == ".yaml" and not path.is_dir()]
    if not files:
        fault(entries, "no-entries", "the glossary has no entries; write one a file, such as 'cooperation.yaml'")
    return found + files


def _header(reader: Reader, node: Node) -> Glossary:
    found = reader.fields(node, (GLOSSARY_FILE,), GLOSSARY)
    texts = {key: reader.text(found.get(key), required=key in GLOSSARY.required) for key in GLOSSARY.all}
    return Glossary(entries=(), **texts)


def _entry(reader: Reader, node: Mapping, stem: str) -> Entry:
    found = reader.fields(node, (stem,), ENTRY)
    sections = reader.each(found.get("sections"), lambda item, address: _section(reader, item, address))
    if "sections" in found and isinstance(found["sections"].node, (Listing, Scalar)) and not sections:
        reader.fault(found["sections"].node, "empty-field", "'sections' is empty; write at least one section")
    return Entry(
        reader.text(found.get("id"), required=True),
        reader.text(found.get("term"), required=True),
        sections,
        _names(reader, found.get("names")),
        reader.text(found.get("subject")),
        reader.text(found.get("summary")),
        reader.texts(found.get("see_also")),
        _sources(reader, found.get("sources")),
        reader.text(found.get("reviewed")),
    )


def _section(reader: Reader, node: Node, address: Address) -> Section:
    found = reader.fields(node, address, SECTION)
    return Section(
        reader.text(found.get("id"), required=True),
        reader.text(found.get("text"), required=True),
        reader.text(found.get("term")),
        _names(reader, found.get("names")),
        reader.texts(found.get("sources")),
        reader.texts(found.get("questions")),
        reader.text(found.get("sense")),
    )


def _is_blank(field: Field) -> bool:
    """Tell whether a field has no value: nothing after the colon, `[]` or `{}`."""
    return not (field.node.value if isinstance(field.node, Scalar) else field.node.items)


def _names(reader: Reader, field: Field | None) -> tuple[Name, ...]:
    if field is None or _is_blank(field):
        return ()
    names: list[Name] = []
    for language in reader.pairs(field.node, field.address, "'names'"):
        one = language.node if isinstance(language.node, Scalar) else None
        for node in [one] if one is not None else reader.items(language):
            text = reader.scalar(node, (*field.address, len(names)), language.key, required=True)
            names.append(Name(text, language.key))
        reader.note(language.address, language.key_node)
    return tuple(names)


def _sources(reader: Reader, field: Field | None) -> tuple[Source, ...]:
    if field is None or _is_blank(field):
        return ()
    return tuple(_source(reader, source) for source in reader.pairs(field.node, field.address, "'sources'"))


def _source(reader: Reader, field: Field) -> Source:
    found = reader.fields(field.node, field.address, SOURCE)
    reader.note(field.address, field.key_node)
    texts = {name: reader.text(found.get(key), required=key in SOURCE.required) for key, name in CSL_FIELDS.items()}
    return Source(
        id=field.key,
        author=reader.each(found.get("author"), lambda item, address: _person(reader, item, address)),
        editor=reader.each(found.get("editor"), lambda item, address: _person(reader, item, address)),
        **{**texts, "type": texts["type"] or "document"},
    )


def _person(reader: Reader, node: Node, address: Address) -> Person:
    found = reader.fields(node, address, PERSON)
    person = Person(**{key: reader.text(found.get(key)) for key in PERSON.all})
    if isinstance(node, Mapping) and not (person.family or person.literal):
        reader.fault(node, "missing-field", "a person has no name; write {family: ..., given: ...} or {literal: ...}")
    return person
