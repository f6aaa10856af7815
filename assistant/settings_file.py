"""Setting the threshold in a settings file that people edit."""

import errno
import os
import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import yaml

from assistant.settings import SettingsError, mark_of, no_yaml
from glossary import Mark
from glossary.whole import write_whole

_KEY = "threshold"
_BREAKS = ("\r\n", "\n", "\r")
_BREAK = re.compile("|".join(_BREAKS))


@dataclass(frozen=True, slots=True)
class _Edit:
    """What a file will hold, and the threshold that stands in it now, "" where none does."""

    content: str
    before: str


def save_threshold(file: Path, threshold: float) -> str:
    """Set the threshold in a settings file and return the one that stood there, "" where none did.

    Every other line stays as it is, and the file is written whole or not at all. Raise SettingsError with file, line
    and column where it cannot be edited safely, or OSError.
    """
    edit = _edited(file, threshold)
    # A link stays one.
    write_whole(file.resolve(), edit.content)
    return edit.before


def require_editable(file: Path) -> None:
    """Raise what `save_threshold` would raise, and write nothing."""
    _edited(file, 0.5)


def setting(threshold: float) -> str:
    """Return the line that sets a threshold."""
    return f"{_KEY}: {written(threshold)}"


def written(threshold: float) -> str:
    """Return a threshold with two digits, or with as many as it has."""
    digits = f"{Decimal(str(threshold)):f}"
    return digits if len(digits) > len("0.00") else f"{threshold:.2f}"


def _edited(file: Path, threshold: float) -> _Edit:
    if not file.exists():
        return _Edit(_appended("", setting(threshold)), "")
    # The superuser may write to what is meant to stay as it is.
    if not (os.access(file, os.W_OK) and file.stat().st_mode & 0o222):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(file))
    try:
        text = file.read_bytes().decode()
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        before = yaml.safe_load(text) or {}
    except (yaml.YAMLError, ValueError) as error:
        raise no_yaml(file, error) from error
    value = _value(file, root)
    if value is None:
        content = _appended(text, " " * (root.start_mark.column if root else 0) + setting(threshold))
    else:
        content = text[: value.start_mark.index] + written(threshold) + text[value.end_mark.index :]
    if _read(content) != {**before, _KEY: threshold}:
        message = "the threshold cannot be set without a change of something else; write it on a line of its own"
        raise _fault(file, value or root, message)
    return _Edit(content, str(before.get(_KEY, "")))


def _value(file: Path, root: yaml.Node | None) -> yaml.Node | None:
    """Return the node of the threshold, or None where there is none."""
    if root is None:
        return None
    if not isinstance(root, yaml.MappingNode):
        raise _fault(file, root, "this is no setting; write one setting a line")
    if root.flow_style:
        raise _fault(file, root, "the settings stand in braces; write one setting a line")
    found = [(key, value) for key, value in root.value if key.value == _KEY]
    if len(found) > 1:
        raise _fault(file, found[1][0], f"{_KEY} is set before, at {mark_of(file, found[0][0])}; delete one")
    return found[0][1] if found else None


def _appended(text: str, line: str) -> str:
    found = _BREAK.search(text)
    ending = found.group() if found else "\n"
    return f"{text}{'' if not text or text.endswith(_BREAKS) else ending}{line}{ending}"


def _read(content: str) -> object:
    try:
        return yaml.safe_load(content)
    except yaml.YAMLError:
        return None


def _fault(file: Path, node: yaml.Node | None, message: str) -> SettingsError:
    return SettingsError(f"{mark_of(file, node) if node else Mark(file)}: {message}")
