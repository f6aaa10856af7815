"""The formats that glossaries are imported from."""

from collections.abc import Callable
from pathlib import Path

from glossary.exchange.fault import ImportFault
from glossary.exchange.text import read_file, slug
from glossary.load import GlossaryError, read
from glossary.model import Entry, Glossary, Mark, Severity
from glossary.save import entry_path, write_entry, write_header
from glossary.schema import GLOSSARY_FILE

# A file, a headword or None, and the glossary's language make entries.
Importer = Callable[[Path, str | None, str], tuple[Entry, ...]]

IMPORTERS: dict[str, Importer] = {"text": read_file}


def import_file(
    form: str, file: Path, into: Path, term: str | None = None, *, replace: bool = False
) -> tuple[Path, ...]:
    """Import a file into a glossary folder, which is made where it does not exist; return the entries' files.

    Nothing is written unless everything in the file can be. Raise ImportFault where the file or the folder is at fault,
    GlossaryError where the folder's `glossary.yaml` is, FileExistsError where an entry exists and `replace` is not set,
    and KeyError for a format that is not in IMPORTERS.
    """
    importer = IMPORTERS[form]
    header = _header(into)
    entries = importer(file, term, header.language)
    for entry in entries:
        if entry_path(into, entry.id).exists() and not replace:
            raise FileExistsError(
                f"{entry_path(into, entry.id)}: the entry exists; replace it with --replace, or give another --term"
            )
    if not (into / GLOSSARY_FILE).exists():
        write_header(into, header)
    return tuple(write_entry(into, entry, replace=replace) for entry in entries)


def _header(into: Path) -> Glossary:
    if into.exists() and not into.is_dir():
        raise ImportFault(Mark(into), "it is not a folder; give a folder with --into")
    if not (into / GLOSSARY_FILE).exists():
        name = into.resolve().name
        return Glossary(slug(name) or "glossary", name or "Glossary", "en", ())
    reading = read(into)
    own = (found for found in reading.problems if found.mark.file == into / GLOSSARY_FILE)
    faults = tuple(found for found in own if found.severity is Severity.ERROR)
    if faults:
        raise GlossaryError(faults)
    return reading.draft.glossary
