"""What the files of glossaries say, read again only where a file has changed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from glossary.draft import Address
from glossary.entry import read_entry, read_header
from glossary.fields import Reader
from glossary.model import Entry, Glossary, Mark, Problem
from glossary.nodes import Fault, compose, read_utf8
from glossary.nodes import Mapping as MappingNode
from glossary.schema import ENTRY
from glossary.stamp import Stamp, StampLine, line_of, prefix_of


@dataclass(frozen=True, slots=True)
class FileRead:
    """What one file says: an entry, or the head of a glossary without entries, or neither where it is not readable."""

    said: Entry | Glossary | None
    problems: tuple[Problem, ...]
    marks: Mapping[Address, Mark]


@dataclass(frozen=True, slots=True)
class _Known:
    digest: bytes
    read: FileRead


@dataclass(frozen=True, slots=True)
class _Trusted:
    line: StampLine
    glossary: Glossary


class Files:
    """Reads files, and remembers what each says for as long as it holds the same text."""

    def __init__(self) -> None:
        self._known: dict[Path, _Known] = {}
        self._trusted: dict[Path, _Trusted] = {}

    def trust(self, folder: Path, glossary: Glossary, found: Stamp) -> None:
        """Take it that a folder's files say what a glossary does, without a fault, for as long as a stamp is theirs."""
        within = prefix_of(folder)
        for line in (one for one in found if one[0].startswith(within)):
            self._trusted[Path(line[0])] = _Trusted(line, glossary)

    def doubt(self) -> bool:
        """Trust no file from now on, and tell whether any was: where it says something is not known then."""
        trusted = bool(self._trusted)
        self._trusted.clear()
        return trusted

    def read(self, file: Path, *, is_head: bool) -> FileRead:
        """Read the file of an entry, or the head of a glossary; faults in it are problems, and never raised."""
        trusted = self._trusted.get(file)
        if trusted and trusted.line == line_of(file):
            glossary = trusted.glossary
            return FileRead(replace(glossary, entries=()) if is_head else glossary.by_id[file.stem], (), {})
        try:
            text = read_utf8(file)
        except Fault as fault:
            return FileRead(None, (fault.problem,), {})
        digest = blake2b(text.encode(), digest_size=16).digest()
        known = self._known.get(file)
        if known is None or known.digest != digest:
            known = self._known[file] = _Known(digest, _read(file, text, is_head=is_head))
        return known.read

    def forget(self, folder: Path, kept: frozenset[Path]) -> None:
        """Forget the files of a glossary folder, but for some."""
        for file in [
            one
            for one in (*self._known, *self._trusted)
            if folder in (one.parent, one.parent.parent) and one not in kept
        ]:
            self._known.pop(file, None)
            self._trusted.pop(file, None)


def _read(file: Path, text: str, *, is_head: bool) -> FileRead:
    reader = Reader(file)
    said: Entry | Glossary | None = None
    faults: tuple[Problem, ...] = ()
    try:
        node = compose(file, text)
        if node is None:
            raise Fault(Problem(Mark(file), "empty-file", "the file is empty; write a glossary entry or delete it"))
        if is_head:
            said = read_header(reader, node)
        elif isinstance(node, MappingNode):
            said = read_entry(reader, node, file.stem)
        else:
            reader.fields(node, (file.stem,), ENTRY)
    except Fault as fault:
        faults = (fault.problem,)
    return FileRead(said, (*faults, *reader.problems), reader.marks)
