"""Repairing the files of a glossary folder, each whole or not at all."""

from dataclasses import dataclass
from pathlib import Path

from glossary.file_name import file_name
from glossary.nodes import Fault, read_utf8
from glossary.repair.repairs import repair_text
from glossary.schema import ENTRIES_FOLDER, GLOSSARY_FILE
from glossary.whole import write_whole


@dataclass(frozen=True, slots=True)
class Repaired:
    """A file that was written anew, and what was repaired in it."""

    file: Path
    repairs: tuple[str, ...]

    def __str__(self) -> str:
        return f"{file_name(self.file)}: repaired: {', '.join(self.repairs)}"


def repair(folder: Path, *, sorting: bool = False) -> tuple[Repaired, ...]:
    """Repair the files of a glossary folder; return those that had to be written, ordered by path.

    What the files say stays as it is, but for Unicode's form NFC and white space; with `sorting`, for the order of
    names, too, which are then in that of their language tags. A file that cannot be read is left alone, and so is one
    that needs no repair. Raise OSError where one cannot be written.
    """
    files = [folder / GLOSSARY_FILE, *sorted((folder / ENTRIES_FOLDER).glob("*.yaml"))]
    done = []
    for file in files:
        if file.name.startswith(".") or not file.is_file():
            continue
        try:
            text = read_utf8(file)
        except Fault:
            continue
        marked = file.read_bytes().startswith(b"\xef\xbb\xbf")
        repaired = repair_text(f"\ufeff{text}" if marked else text, file, sorting=sorting)
        if repaired.repairs:
            # A link stays one.
            write_whole(file.resolve(), repaired.text)
            done.append(Repaired(file, repaired.repairs))
    return tuple(done)
