"""The `import` and `export` commands: they take a glossary in from another format, and give it out in one."""

import argparse
from collections.abc import Iterable, Mapping
from pathlib import Path

from assistant.commands.arguments import Command, UsageError, argument
from assistant.commands.console import command_line, stoppable, write, write_log
from assistant.commands.faults import DONE
from assistant.settings import Settings
from glossary import load
from glossary.exchange import EXPORTERS, FORMATS, IMPORTERS, Choices, Loss, export_file, import_file


def _import(given: argparse.Namespace, _settings: Settings) -> int:
    for option, form in _ONLY.items():
        if getattr(given, option) is not None and given.format != form:
            raise UsageError(f"--{option} is for the format {form}; leave it out")
    choices = Choices(given.term, given.language, _columns(given.column or ()))
    with stoppable():
        done = import_file(given.format, Path(given.file), Path(given.into), choices, replacing=given.replace)
    for line in done.told:
        write_log(line)
    _tell(done.losses)
    write("\n".join(map(str, done.files)))
    write_log(f"look it over, then run: {command_line('check', given.into)}")
    return DONE


def _export(given: argparse.Namespace, settings: Settings) -> int:
    if len(settings.glossary) > 1:
        raise UsageError(f"{len(settings.glossary)} glossaries are too many for a file; name one with --glossary")
    with stoppable():
        losses = export_file(given.format, load(settings.glossary[0]), Path(given.to), given.style, given.dialect)
    _tell(losses)
    write(given.to)
    return DONE


def _columns(given: Iterable[str]) -> Mapping[str, str]:
    columns = {}
    for one in given:
        field, sign, column = one.partition("=")
        if not (sign and field and column):
            raise UsageError(f"column {one!r} is not FIELD=COLUMN; write one such as term=Begriff")
        columns[field] = column
    return columns


def _tell(losses: Iterable[Loss]) -> None:
    for loss in losses:
        write_log(f"not the same: {loss}")


def _listed(names: Iterable[str]) -> str:
    return "; ".join(f"{name}: {FORMATS[name].about}" for name in names)


# Options that one format alone has a use for.
_ONLY = {"term": "text", "column": "csv"}
IMPORT = Command(
    "make entries of a file and write them into a glossary, all of them or none",
    _import,
    (
        argument("format", metavar="FORMAT", choices=list(IMPORTERS), help=_listed(IMPORTERS)),
        argument("file", metavar="FILE", help="the file to read; markdown: or a folder of them"),
        argument("--into", required=True, metavar="GLOSSARY_DIR", help="glossary folder, made where there is none"),
        argument("--term", metavar="TERM", help="text: headword of the entry (default: made from the file's name)"),
        argument("--language", metavar="TAG", help="language of the texts of a new glossary (default: the file's)"),
        argument(
            "--column",
            action="append",
            metavar="FIELD=COLUMN",
            help="csv: the column of a field, such as term=Begriff; once for each (default: guessed, and shown)",
        ),
        argument("--replace", action="store_true", help="replace entries there are, and keep them as .yaml.bak"),
    ),
)
EXPORT = Command(
    "write a glossary to a file, and tell what the format has no place for",
    _export,
    (
        argument("format", metavar="FORMAT", choices=list(EXPORTERS), help=_listed(EXPORTERS)),
        argument(
            "--to",
            required=True,
            metavar="FILE",
            help="the file to write; where it exists, it is replaced (markdown: a folder, or an .md file)",
        ),
        argument("--style", default="", metavar="STYLE", help="tbx: dca, dct, or martif for version 2 (default: dca)"),
        argument("--dialect", default="", metavar="DIALECT", help="tbx: core, min or basic (default: basic)"),
    ),
)
