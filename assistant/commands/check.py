"""The `check` command: it prints what is wrong with glossaries, and repairs what needs no thought."""

import argparse
from datetime import date
from pathlib import Path

from assistant.commands.arguments import JSON, Command, UsageError, argument
from assistant.commands.console import write, write_json, write_log
from assistant.commands.faults import DONE, NO
from assistant.commands.terminal import count, problem_document, visible
from assistant.settings import Settings
from glossary import Severity, check
from glossary.file_name import file_name
from glossary.repair import Repaired, repair


def _check(given: argparse.Namespace, settings: Settings) -> int:
    if given.sort_names and not given.fix:
        raise UsageError("--sort-names is a repair; give it with --fix")
    folders = [Path(folder) for folder in (*given.folders, *(given.glossary or ()))] or settings.glossary
    repaired = [done for folder in folders for done in repair(folder, sorting=given.sort_names)] if given.fix else []
    problems = [problem for folder in folders for problem in check(folder, date.today())]
    if given.json:
        document = {"problems": [problem_document(problem) for problem in problems]}
        write_json(document | ({"repaired": [_document(done) for done in repaired]} if given.fix else {}))
    else:
        write("".join(f"{visible(str(line))}\n" for line in (*repaired, *problems)), end="")
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    counts = f"{count(errors, 'error')} and {count(len(problems) - errors, 'warning')}" if problems else "no problems"
    files = f"{count(len(repaired), 'file')} repaired, " if given.fix else ""
    write_log(f"{files}{counts} in {', '.join(map(str, folders))}")
    return NO if problems else DONE


def _document(repaired: Repaired) -> dict[str, object]:
    return {"file": file_name(repaired.file), "repairs": repaired.repairs}


CHECK = Command(
    "print the problems of glossaries, one a line, like a linter",
    _check,
    (
        argument("folders", nargs="*", metavar="GLOSSARY_DIR", help="glossary folder, as with --glossary"),
        argument(
            "--fix",
            action="store_true",
            help="first repair, and list, what needs no thought: line ends, white space around texts and lines, "
            "Unicode form NFC; comments and all else stay as they are",
        ),
        argument("--sort-names", action="store_true", help="with --fix: put names in the order of their languages"),
        JSON,
    ),
)
