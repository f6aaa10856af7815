"""The `--calibrate` and `--save` of the `eval` command."""

import argparse
import os
from pathlib import Path

from assistant.commands.arguments import UsageError
from assistant.commands.console import write_log
from assistant.commands.faults import DONE, NO
from assistant.evaluate.calibration import Calibration
from assistant.settings import settings_path, variable
from assistant.settings_file import require_editable, save_threshold, setting, written

# A calibration has other results than the report that these are about.
_APART = ("html", "junit", "fail_under", "baseline")


def require_calibrating(given: argparse.Namespace) -> None:
    """Raise UsageError where the arguments do not go together, and SettingsError where --save could not be done."""
    if given.save and not given.calibrate:
        raise UsageError("--save is for the threshold of --calibrate; add --calibrate, or leave --save out")
    for name in _APART:
        if given.calibrate and vars(given).get(name):
            option = f"--{name.replace('_', '-')}"
            raise UsageError(f"{option} does not go with --calibrate; run 'glossdesk eval' once with each of them")
    if given.save:
        require_editable(_file())


def conclude(found: Calibration, given: argparse.Namespace) -> int:
    """Say what to do with a calibration, save its threshold where that is wanted, and return the exit status."""
    if found.proposal is None:
        write_log(found.why)
        return NO
    threshold = found.proposal.point.threshold
    if given.save:
        before = save_threshold(_file(), threshold)
        was = f"it was {before}" if before else "there was none in it"
        write_log(f"{_file()}: the threshold is {written(threshold)}; {was}")
    else:
        write_log(f"to use it, write '{setting(threshold)}' in {_file()}, or run this again with --save")
    if given.threshold is not None:
        write_log(f"--threshold {given.threshold} takes precedence over the file; leave it out from now on")
    elif set_there := os.environ.get(variable("threshold")):
        write_log(f"{variable('threshold')}={set_there} in the environment takes precedence over the file; unset it")
    return DONE


def _file() -> Path:
    return settings_path(Path.cwd(), os.environ)
