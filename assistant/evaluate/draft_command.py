"""The `--draft` of the `eval` command."""

import argparse
from collections import Counter
from pathlib import Path

from assistant.commands.arguments import UsageError
from assistant.commands.console import STDOUT, command_line, write_document, write_log
from assistant.commands.faults import DONE
from assistant.evaluate.draft import HEAD, draft
from assistant.evaluate.save import MOST_IN_YAML, dump_lines, dump_yaml
from assistant.evaluate.script import SUFFIXES
from assistant.glossaries import load_all
from assistant.settings import Settings
from glossary import Glossary

_OF_A_RUN = ("scripts", "json", "html", "junit", "baseline", "fail_under", "calibrate", "save")


def write_draft(given: argparse.Namespace, settings: Settings) -> int:
    """Write a script drafted from the glossaries where --draft says; raise UsageError where that cannot be done."""
    beside = [name for name in _OF_A_RUN if vars(given).get(name)]
    if beside:
        named = " and ".join("SCRIPT" if name == "scripts" else f"--{name.replace('_', '-')}" for name in beside)
        raise UsageError(f"--draft writes a script and runs none; leave out {named}, or leave out --draft")
    file = Path(given.draft)
    if given.draft != STDOUT and file.suffix not in SUFFIXES:
        raise UsageError(f"{file}: it is no script by its name; name it {' or '.join(f'*{one}' for one in SUFFIXES)}")
    text, counts = _drafted(load_all(settings.glossary), lines=file.suffix == ".jsonl")
    if given.draft == STDOUT:
        write_document(text.removesuffix("\n"))
    else:
        try:
            with file.open("x", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
        except FileExistsError as error:
            raise UsageError(f"{file}: the file exists and is not written over; give another name") from error
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in counts.items())
    asked = [part for folder in given.glossary or () for part in ("--glossary", folder)]
    run = command_line("eval", *asked, "FILE" if given.draft == STDOUT else given.draft)
    write_log(f"{counts.total():,} questions drafted: {kinds}; look them over, then run: {run}")
    return DONE


def _drafted(glossaries: list[Glossary], *, lines: bool) -> tuple[str, Counter[str]]:
    """Return a script and how many questions of each kind it has."""
    cases = draft(glossaries)
    counts = Counter(case.kind for case in cases)
    if lines:
        return dump_lines(cases), counts
    if len(cases) > MOST_IN_YAML:
        raise UsageError(f"{len(cases):,} questions are too many for YAML; name the file *.jsonl")
    return dump_yaml(f"Drafted from {', '.join(one.title for one in glossaries)}", cases, HEAD), counts
