"""The `eval` command: it reads scripts, runs them and reports, or drafts one."""

import argparse
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from tqdm import tqdm

from assistant.assistant import Assistant
from assistant.commands.arguments import WRITING, Command, UsageError, argument
from assistant.commands.console import STDOUT, write, write_document, write_log
from assistant.evaluate.baseline import compare
from assistant.evaluate.calibrate_command import conclude, require_calibrating
from assistant.evaluate.calibration import calibrate
from assistant.evaluate.case import Case
from assistant.evaluate.chart import show_calibration
from assistant.evaluate.document import Document, read_report, to_json
from assistant.evaluate.draft_command import write_draft
from assistant.evaluate.gate import gate
from assistant.evaluate.junit import junit
from assistant.evaluate.outcome import Outcome
from assistant.evaluate.page import render
from assistant.evaluate.report import make_report
from assistant.evaluate.run import run
from assistant.evaluate.script import read_scripts
from assistant.evaluate.surroundings import surroundings
from assistant.evaluate.sweep import ANSWER_ALL
from assistant.evaluate.table import show_report
from assistant.glossaries import load_all
from assistant.settings import Settings
from glossary.whole import is_stream, write_whole


def _eval(given: argparse.Namespace, settings: Settings) -> int:
    if given.draft:
        return write_draft(given, settings)
    if not given.scripts:
        raise UsageError("no SCRIPT to run; give one, or have one drafted: --draft FILE; see glossdesk eval --help")
    require_calibrating(given)
    # A run may take minutes; a file that cannot be read or written should not be found out after that.
    _require_places({name: vars(given)[name] for name in ("json", "html", "junit")})
    baseline = read_report(Path(given.baseline)) if given.baseline else None
    scripts = read_scripts(map(Path, given.scripts), load_all(settings.glossary))
    assistant = Assistant.open(_calibrating(settings) if given.calibrate else settings, write_log)
    made_with = surroundings(assistant, settings)
    cases = [case for script in scripts for case in script.cases]
    if given.calibrate:
        calibration = calibrate(_ask(assistant, cases), made_with)
        _print(calibration, show_calibration(calibration), given.json)
        return conclude(calibration, given)
    report = make_report(scripts, _ask(assistant, cases), made_with)
    if baseline:
        report = replace(report, comparison=compare(report, baseline))
    if given.junit:
        write_whole(Path(given.junit), junit(report))
    if given.html:
        page = render(report, assistant.glossaries)
        write_whole(Path(given.html), page.encode(errors="backslashreplace"))
    _print(report, show_report(report), given.json)
    missed = [line for one in given.fail_under if (line := one.missed_by(report.overall))]
    write_log("\n".join(missed))
    return int(bool(missed if given.fail_under else report.failed()))


def _ask(assistant: Assistant, cases: Sequence[Case]) -> list[Outcome]:
    with tqdm(total=len(cases), desc="Asking", unit=" cases", delay=2) as progress:
        return list(run(assistant, cases, progress.update))


def _calibrating(settings: Settings) -> Settings:
    """Return settings by which everything is answered, in quotes: what a writer makes of them tells nothing."""
    return replace(settings, threshold=ANSWER_ALL, writer="")


def _require_places(named: Mapping[str, str | None]) -> None:
    taken: dict[Path, str] = {}
    for option, name in named.items():
        if not name or (name == STDOUT and option == "json"):
            continue
        file = Path(name).resolve()
        if name == STDOUT or file.is_dir() or not file.parent.is_dir():
            raise UsageError(
                f"--{option} {name!r} is no file in a folder that exists; make the folder, or name another file"
            )
        if not is_stream(file) and (other := taken.setdefault(file, option)) != option:
            raise UsageError(f"--{option} {name!r} is the file of --{other}, too; name another file")


def _print(document: Document, lines: Iterable[str], file: str | None) -> None:
    if file == STDOUT:
        write_document(to_json(document).removesuffix("\n"))
        return
    if file:
        write_whole(Path(file), to_json(document))
    write("\n".join(lines))


EVAL = Command(
    "ask the questions of scripts and measure the answers",
    _eval,
    (
        argument("scripts", nargs="*", metavar="SCRIPT", help="a script (*.yaml, *.jsonl), or a folder of them"),
        argument(
            "--draft",
            metavar="FILE",
            help="write a script drafted from the glossary, for you to look over, or print it where FILE is -; "
            "nothing is run",
        ),
        argument("--json", metavar="FILE", help="write the report as JSON, or print just that where FILE is -"),
        argument("--html", metavar="FILE", help="write the report as one HTML page that needs no network"),
        argument("--junit", metavar="FILE", help="write the report as JUnit XML"),
        argument("--baseline", metavar="FILE", help="compare with an earlier report, which --json wrote"),
        argument(
            "--fail-under",
            action="append",
            default=[],
            type=gate,
            metavar="METRIC=X",
            help="exit with 1 only where a metric is under X, such as nDCG@10=0.95 or passed=100%% "
            "(default: where any case failed)",
        ),
        argument(
            "--calibrate", action="store_true", help="propose a threshold instead: the one that suits these cases best"
        ),
        argument("--save", action="store_true", help="with --calibrate: write the threshold into the settings file"),
        *WRITING,
    ),
)
