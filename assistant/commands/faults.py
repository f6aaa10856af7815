"""What a command ends with: its exit status, and a line for what kept it from being done."""

import errno
from collections.abc import Mapping

from assistant.annotate import DraftError
from assistant.citation import UnverifiedError
from assistant.commands.arguments import UsageError
from assistant.evaluate.document import ReportFileError
from assistant.evaluate.script import ScriptError
from assistant.journal_file import JournalError
from assistant.keys import KeyFileError, KeyNameError
from assistant.question import QuestionError
from assistant.settings import SettingsError
from assistant.site.address import SiteError
from assistant.web.server import ServeError
from glossary import GlossaryError
from glossary.exchange import ExportFault, ImportFault
from index import EncoderError, IndexFolderError, StoreError

DONE, NO, USAGE, FAULT, INTERRUPTED = 0, 1, 2, 3, 130

_STATUS: Mapping[type[Exception], int] = {
    UsageError: USAGE,
    QuestionError: USAGE,
    DraftError: USAGE,
    SettingsError: USAGE,
    ScriptError: USAGE,
    ReportFileError: USAGE,
    ExportFault: USAGE,
    SiteError: USAGE,
    KeyNameError: USAGE,
    GlossaryError: FAULT,
    ImportFault: FAULT,
    EncoderError: FAULT,
    IndexFolderError: FAULT,
    StoreError: FAULT,
    ServeError: FAULT,
    KeyFileError: FAULT,
    JournalError: FAULT,
    UnverifiedError: FAULT,
    OSError: FAULT,
}
_REMEDIES: Mapping[int | None, str] = {
    errno.ENOSPC: "free some space",
    errno.EACCES: "ask for the permission, or choose another place",
    errno.EROFS: "choose a place that can be written to",
}

FAULTS = tuple(_STATUS)


def status_of(fault: Exception) -> int:
    """Return the exit status that one of the FAULTS stands for."""
    return next(status for kind, status in _STATUS.items() if isinstance(fault, kind))


def describe(fault: Exception) -> str:
    """Return what is wrong, with the remedy; a line for each fault where there are several."""
    if isinstance(fault, UnverifiedError):
        return f"{fault}; the answer is not shown: please report this with the question"
    if isinstance(fault, OSError) and fault.strerror:
        where = f"{fault.filename}: " if fault.filename else ""
        return f"{where}{fault.strerror}; {_REMEDIES.get(fault.errno, 'check the path')}"
    return str(fault)
