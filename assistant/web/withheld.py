"""Faults as the log may tell of them: where they happened, and never what was asked."""

import logging
from types import TracebackType

_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithheldError(Exception):
    """Stands for an exception whose message is not told; named by the other's type."""


def withheld(error: BaseException) -> BaseException:
    """Return what stands for an exception in a log: its type and traceback, and those of what led to it.

    A message may quote a question, a passage or a key, and so may that of a library.
    """
    if isinstance(error, WithheldError):
        return error
    stand_in: BaseException
    if isinstance(error, BaseExceptionGroup):
        stand_in = BaseExceptionGroup(type(error).__name__, [withheld(one) for one in error.exceptions])
    else:
        stand_in = WithheldError(f"{type(error).__module__}.{type(error).__qualname__}")
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    stand_in.__cause__ = withheld(before) if before else None
    return stand_in.with_traceback(error.__traceback__)


class WithholdingFormatter(logging.Formatter):
    """Writes the first line of a message, and of an exception what may be told.

    The lines after the first are where asyncio and others put what an exception says.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return a record as the log tells of it."""
        first, _, rest = record.getMessage().partition("\n")
        if not rest:
            return super().format(record)
        return super().format(logging.makeLogRecord({**vars(record), "msg": first, "args": ()}))

    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802 - logging's own name
        """Return the traceback of an exception without its message."""
        error = ei[1]
        if error is None:
            return ""
        told = withheld(error)
        return super().formatException((type(told), told, told.__traceback__))
