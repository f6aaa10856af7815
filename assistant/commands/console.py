"""Standard input, output and error of a program that is run by hand or by another program."""

import io
import os
import shlex
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from assistant.commands.arguments import UsageError
from assistant.commands.terminal import visible
from assistant.document import to_json
from assistant.version import PROGRAM

STDIN = STDOUT = "-"


def be_lenient() -> None:
    """Do without streams that are closed, and write what the locale has no characters for as escapes."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode))  # noqa: SIM115 - it stays open to the end
    _recode(sys.stdout, errors="backslashreplace")


def write(text: str, end: str = "\n") -> None:
    """Print to standard output at once; what cannot be written is dropped, and OSError raised."""
    try:
        sys.stdout.write(f"{text}{end}")
        sys.stdout.flush()
    except OSError as error:
        # Python would try again, and fail aloud, when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise OSError(error.errno, error.strerror, "standard output") from error


def write_json(document: object) -> None:
    """Print one JSON document, in UTF-8 whatever the locale (RFC 8259, 8.1)."""
    write_document(to_json(document))


def write_document(text: str) -> None:
    """Print what another program reads, in UTF-8 whatever the locale."""
    _recode(sys.stdout, encoding="utf-8", errors="backslashreplace")
    write(text)


def write_log(lines: str) -> None:
    """Print lines to standard error, each with the program's name before it."""
    with suppress(BrokenPipeError):
        sys.stderr.writelines(f"{PROGRAM}: {visible(line)}\n" for line in lines.splitlines())
        sys.stderr.flush()


def command_line(*arguments: str) -> str:
    """Return a command of this program as it can be pasted into a shell."""
    return shlex.join((PROGRAM, *arguments))


@contextmanager
def stoppable() -> Iterator[None]:
    """Take a request to end (SIGTERM) as Ctrl-C, so that what is half done is cleared away."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before or signal.SIG_DFL)


def require_text(text: str, what: str) -> None:
    """Raise UsageError where an argument holds bytes that are not UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise UsageError(f"{what} is not text in UTF-8; type it again") from error


def read_passage(given: str | None) -> str | None:
    """Return the passage that a text, `@FILE`, or `-` for standard input, stands for; raise UsageError."""
    if given is None or not (given == STDIN or given.startswith("@")):
        return given
    return read_text(None if given == STDIN else given[1:], "passage")


def read_text(file: str | None, what: str) -> str:
    """Return the text of a file, or of standard input for None; raise UsageError, in which `what` says what it is."""
    where = "standard input" if file is None else file
    try:
        data = sys.stdin.buffer.read() if file is None else Path(file).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise UsageError(f"the {what} {where!r} cannot be read: {error.strerror}; check the path") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"the {what} in {where} is not UTF-8 at byte {error.start}; save it as UTF-8") from error


def typed_lines(prompt: str) -> Iterator[str]:
    """Yield the lines that are typed, or piped in, until the end; piped ones are shown as if they had been typed."""
    # A line that is not UTF-8 is then a question that cannot be asked, rather than the end of the conversation.
    _recode(sys.stdin, errors="surrogateescape")
    typing = sys.stdin.isatty()
    if typing:
        with suppress(ImportError):
            import readline  # noqa: F401 - it lends `input` editing and history, where the system has it
    while True:
        try:
            line = input(prompt if typing else "")
        except EOFError:
            return
        if line.strip():
            if not typing:
                write(f"{prompt}{visible(line)}")
            yield line


def _recode(stream: object, *, errors: str, encoding: str | None = None) -> None:
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding=encoding, errors=errors)
