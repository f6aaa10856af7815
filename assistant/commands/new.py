"""The `new` command: it starts an entry."""

import argparse
from pathlib import Path

from assistant.commands.arguments import Command, UsageError, argument
from assistant.commands.console import command_line, write, write_log
from assistant.commands.faults import DONE
from assistant.commands.new_entry import start_entry
from assistant.settings import Settings, shipped_glossary
from glossary.schema import PLACEHOLDER


def _new(given: argparse.Namespace, settings: Settings) -> int:
    folder = Path(given.into) if given.into else _configured(settings)
    started = start_entry(folder, given.term, given.id, given.language)
    write("\n".join(map(str, started.files)))
    for mark in started.named:
        write_log(f"{mark}: the term is a name there already; one of the two should keep it")
    write_log(f"write over what says {PLACEHOLDER!r}, then run: {command_line('check', str(folder))}")
    return DONE


def _configured(settings: Settings) -> Path:
    """Return the only glossary that is configured; what ships is no place for the words of others."""
    if len(settings.glossary) > 1:
        raise UsageError(f"{len(settings.glossary)} glossaries are too many for an entry; name one with --into")
    if settings.glossary[0] == shipped_glossary():
        raise UsageError("which glossary is it for? Name its folder with --into; where there is none, it is made")
    return settings.glossary[0]


NEW = Command(
    "start an entry: write a file with every key explained, to fill in and check",
    _new,
    (
        argument("term", metavar="TERM", help="the headword or, in Chinese, a name of it: its id is the pinyin then"),
        argument("--into", metavar="DIR", help="glossary folder, made where there is none (default: the one set)"),
        argument("--id", default="", metavar="ID", help="the entry's id (default: made from the term)"),
        argument("--language", default="", metavar="TAG", help="language of a new glossary (default: en)"),
    ),
)
