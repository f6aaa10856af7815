"""The `journal` command: what readers asked in vain, in a terminal."""

import argparse

from assistant.assistant import Assistant
from assistant.commands.arguments import JSON, Command, UsageError, argument
from assistant.commands.console import write, write_document, write_log
from assistant.commands.faults import DONE
from assistant.commands.terminal import visible
from assistant.grouping import Group, Grouping
from assistant.improvement import to_document
from assistant.journal import Journal
from assistant.settings import Settings


def _journal(given: argparse.Namespace, settings: Settings) -> int:
    if not settings.journal:
        raise UsageError("the journal is off; write journal: on into glossdesk.yaml")
    journal = Journal(settings.journal_path(), settings.journal_days)
    if given.forget:
        journal.forget()
        write_log(f"{settings.journal_path()}: everything is deleted")
        return DONE
    assistant = Assistant.open(settings, write_log)
    groups = Grouping().groups(journal.unanswered(), assistant.index)
    if given.json:
        write_document(to_document(groups, journal.ratings()))
        return DONE
    lines = [f"{_line(one)}\n" for one in groups if not one.done]
    write("".join(lines), end="")
    if not lines:
        write_log("nothing was asked in vain that is not dealt with")
    return DONE


def _line(group: Group) -> str:
    return f"asked {group.often}: {visible(group.name)}{' (answered in part)' if group.partly else ''}"


JOURNAL = Command(
    "list what readers asked in vain, where the settings switch the journal on",
    _journal,
    (argument("--forget", action="store_true", help="delete everything that the journal has"), JSON),
)
