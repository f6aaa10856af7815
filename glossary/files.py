"""What the files of glossaries say, read again only where a file has changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from glossary.draft import Address
from glossary.entry import read_entry, read_header
from glossary.fields import Reader
from glossary.model import Entry, Glossary, Mark, Problem
from glossary.nodes import Fault, compose, read_utf8
from glossary.nodes import Mapping as MappingNode
from glossary.schema import ENTRY


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


class Files:
    """Reads files, and remembers what each says for as long as it holds the same text."""

    def __init__(self) -> None:
        self._known: dict[Path, _Known] = {}

    def read(self, file: Path, *, is_head: bool) -> FileRead:
        """Read the file of an entry, or the head of a glossary; faults in it are problems, and never raised."""
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
        for file in [one for one in self._known if folder in (one.parent, one.parent.parent) and one not in kept]:
            del self._known[file]


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
