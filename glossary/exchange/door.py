"""Importing a file into a glossary folder, all of it or nothing, and exporting a glossary to a file."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from glossary.draft import Address, Draft
from glossary.exchange.export import ExportFault, Files, Order
from glossary.exchange.fault import ImportFault
from glossary.exchange.formats import EXPORTERS, FORMATS, IMPORTERS
from glossary.exchange.intake import DEFAULT_LANGUAGE, Choices, Found, Intake
from glossary.exchange.loss import Loss, Losses
from glossary.exchange.slug import numbered, slug
from glossary.fields import shorten
from glossary.integrity import RULES
from glossary.load import GlossaryError, Reading, read
from glossary.model import Entry, Glossary, Mark, Severity
from glossary.nodes import LARGEST_FILE, Fault, compose, is_no_file
from glossary.save import dump_entry, entry_path, write_entries
from glossary.schema import GLOSSARY_FILE
from glossary.whole import is_stream, write_files, write_whole

# What UTF-8 looks like where it was taken for Latin-1 or Windows-1252, and what stands for unreadable bytes.
_MISREAD = re.compile("[ÂÃ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€|\ufffd")
# Ten bytes a character and a value a character at most are written for what Python shows of an entry: less than this of
# it can always be read again.
_LONG = 100_000


@dataclass(frozen=True, slots=True)
class Imported:
    """The files of the entries that were written, what was lost on the way, and how the file was understood."""

    files: tuple[Path, ...]
    losses: tuple[Loss, ...]
    told: tuple[str, ...]


def import_file(
    form: str, file: Path, into: Path, choices: Choices | None = None, *, replacing: bool = False
) -> Imported:
    """Import a file into a glossary folder, which is made where it does not exist.

    Nothing is written unless all of the file can be; with `replacing`, an entry there was is kept as `.yaml.bak`.
    Raise ImportFault where the file or the folder is at fault, GlossaryError with all faults where there are several
    or the folder's `glossary.yaml` has some, FileExistsError where an entry exists, and KeyError for a format that is
    not in IMPORTERS.
    """
    importer = IMPORTERS[form]
    if into.exists() and not into.is_dir():
        raise ImportFault(Mark(into), "it is not a folder; give a folder with --into")
    new = not (into / GLOSSARY_FILE).exists()
    reading = None if new and not into.exists() else read(into)
    choices = choices or Choices()
    header = _header(into, reading, new=new)
    if not new and choices.language and choices.language != header.language:
        raise ImportFault(Mark(into / GLOSSARY_FILE), f"its language is {header.language!r}; leave --language out")
    intake = Intake(file, header, choices, new=new)
    found = _placed(list(importer(intake)), intake, reading)
    intake.require_sound()
    if not found:
        raise ImportFault(Mark(file), _nothing(intake))
    _require_integrity(found, intake, reading, into)
    _require_readable(found, intake)
    _require_places([entry_path(into, one.entry.id) for one in found])
    there = [one for one in found if os.path.lexists(entry_path(into, one.entry.id))]
    if there and not replacing:
        others = f" (and {len(there) - 1:,} more)" if len(there) > 1 else ""
        where = entry_path(into, there[0].entry.id)
        raise FileExistsError(f"{where}: the entry exists{others}; replace it with --replace, or give another --term")
    for one in found:
        _note_misread(one, intake)
    files = write_entries(into, [one.entry for one in found], intake.header if new else None, replace=replacing)
    return Imported(files, intake.losses.all(), tuple(intake.told))


def export_file(form: str, glossary: Glossary, file: Path, style: str = "", dialect: str = "") -> tuple[Loss, ...]:
    """Write a glossary to a file, or a folder, whole or not at all, and return what the format has no place for.

    Raise ExportFault for a style, dialect or kind of file that the format does not have, OSError where the file cannot
    be written, and KeyError for a format that is not in EXPORTERS.
    """
    exporter, given = EXPORTERS[form], FORMATS[form]
    style = _one_of(style, given.styles, f"style of {form}")
    dialect = _one_of(dialect, given.dialects, f"dialect of {form}")
    order = Order(glossary, file, Losses(), style, dialect)
    content = exporter(order)
    if isinstance(content, Files):
        if file.exists() and not file.is_dir():
            raise ExportFault(f"{file} is a file; give a folder with --to")
        files = {file / name: one for name, one in content.contents.items()}
        for one in files:
            if is_no_file(one):
                raise ExportFault(f"{one} is not a regular file; move it elsewhere, or give another folder with --to")
        write_files(files)
        return order.losses.all()
    if file.is_dir():
        raise ExportFault(f"{file} is a folder; give a file with --to")
    if is_no_file(file) and not is_stream(file):
        raise ExportFault(f"{file} is not a regular file; give one with --to")
    write_whole(file, content)
    return order.losses.all()


def _one_of(wanted: str, known: tuple[str, ...], what: str) -> str:
    if wanted and wanted not in known:
        remedy = f"choose one of {', '.join(known)}" if known else "leave it out: there are none"
        raise ExportFault(f"{wanted!r} is no {what}; {remedy}")
    return wanted or next(iter(known), "")


def _header(into: Path, reading: Reading | None, *, new: bool) -> Glossary:
    if new or reading is None:
        name = into.resolve().name
        return Glossary(slug(name) or "glossary", name or "Glossary", DEFAULT_LANGUAGE, ())
    own = (found for found in reading.problems if found.mark.file == into / GLOSSARY_FILE)
    faults = tuple(found for found in own if found.severity is Severity.ERROR)
    if faults:
        raise GlossaryError(faults)
    return reading.draft.glossary


def _nothing(intake: Intake) -> str:
    losses = intake.losses.all()
    return f"there is no entry in it that can be held{': ' if losses else '; is it of this format?'}" + "; ".join(
        f"{loss.what} ({loss.count:,})" for loss in losses
    )


def _placed(found: list[Found], intake: Intake, reading: Reading | None) -> list[Found]:
    """Return the entries with ids of their own, and with references by these ids."""
    there = set(reading.draft.stems) | reading.draft.unread if reading else set()
    placed: list[Found] = []
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for one in found:
        identifier = next(name for name in numbered(one.entry.id) if name not in taken)
        if identifier != one.entry.id:
            intake.loss(one.mark, f"id {one.entry.id!r} is taken in the file; the next one is {identifier!r}")
        taken.add(identifier)
        for key in one.keys:
            ids.setdefault(key, identifier)
        placed.append(replace(one, entry=replace(one.entry, id=identifier)))
    known: Mapping[str, str] = {name: name for name in (*there, *taken)} | ids
    return [replace(one, entry=replace(one.entry, see_also=_see_also(one, known, intake))) for one in placed]


def _see_also(one: Found, known: Mapping[str, str], intake: Intake) -> tuple[str, ...]:
    wanted = []
    for name in one.entry.see_also:
        if name not in known:
            intake.loss(one.mark, f"a reference to {shorten(name)}, which is not there, is left out")
        elif known[name] != one.entry.id:
            wanted.append(known[name])
    return tuple(dict.fromkeys(wanted))


def _require_integrity(found: list[Found], intake: Intake, reading: Reading | None, into: Path) -> None:
    """Raise GlossaryError where the folder could not be read with the entries in it."""
    marks: dict[Address, Mark] = dict(reading.draft.marks) if reading else {}
    own = {one.entry.id: one for one in found}
    others: dict[str, Entry] = dict(reading.draft.entries()) if reading else {}
    merged = {**others, **{name: one.entry for name, one in own.items()}}
    marks = {address: mark for address, mark in marks.items() if address[0] not in own}
    marks |= {(name,): one.mark for name, one in own.items()}
    marks |= {(GLOSSARY_FILE,): Mark(intake.file)}
    unread = reading.draft.unread - own.keys() if reading else frozenset()
    draft = Draft(into, replace(intake.header, entries=tuple(merged.values())), tuple(merged), frozenset(unread), marks)
    files = {intake.file, *(one.mark.file for one in found)}
    for rule in RULES.values():
        for problem in rule(draft):
            if problem.mark.file in files and problem.severity is Severity.ERROR:
                intake.fault(problem.mark, problem.message)
    intake.require_sound()


def _require_readable(found: list[Found], intake: Intake) -> None:
    """Raise GlossaryError where an entry could not be read again once it is written."""
    for one in found:
        if len(repr(one.entry)) <= _LONG:
            continue
        written = dump_entry(one.entry)
        if (size := len(written.encode())) > LARGEST_FILE:
            what = f"is written as {size:,} bytes, {LARGEST_FILE:,} at most"
            intake.fault(one.mark, f"the entry {what}; make several of it")
            continue
        try:
            compose(intake.file, written)
        except Fault as fault:
            what = f"cannot be read once it is written: {fault.problem.message.partition(';')[0]}"
            intake.fault(one.mark, f"the entry {what}; make several of it")
    intake.require_sound()


def _require_places(files: list[Path]) -> None:
    """Raise ImportFault where a file cannot be written as what it is, or where two are one."""
    real: dict[Path, Path] = {}
    for file in files:
        if is_no_file(file):
            raise ImportFault(Mark(file), "it is not a regular file; move it elsewhere")
        first = real.setdefault(file.resolve(), file)
        if first != file:
            raise ImportFault(Mark(file), f"it leads to the same file as {first}; make it a file of its own")


def _note_misread(one: Found, intake: Intake) -> None:
    texts = (one.entry.term, *(name.text for name in one.entry.names), *(part.text for part in one.entry.sections))
    for text in texts:
        if misread := _MISREAD.search(text):
            shown = shorten(text[max(0, misread.start() - 10) : misread.end() + 10])
            intake.loss(one.mark, f"{shown} looks misread: check the encoding of the file")
            return
